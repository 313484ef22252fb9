"""Where references are used. The apps that cite say so here, since this one knows none of them."""

from itertools import groupby
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from audit.models import record
from references.models import Reference


class Use(NamedTuple):
    kind: str
    title: str
    state: str
    address: str


class Resting(NamedTuple):
    """A public text that was last signed before it was known that its source was retracted."""

    title: str
    address: str


class Citing:
    """What an app that cites can say and do; each does what concerns it."""

    def uses(self, references, user):
        """Where they are used, as far as this user may know."""
        return []

    def follow(self, merged):
        """Let unsigned texts cite what a record was merged into."""

    def retracted(self, references):
        """Tell whoever answers for a public text. Returns how many texts that were."""
        return 0

    def resting(self, user):
        """The public texts that rest on a retracted source, each a `Resting`."""
        return []


class CitingOnePage(Citing):
    """Of a kind whose things have one living text each, with its review: `reviews.Reviewed`."""

    model = None

    def citing(self, references):
        """The rows that cite one of them."""
        raise NotImplementedError

    def uses(self, references, user):
        if not self._may_see(user):
            return
        for row in self.citing(references):
            state = _("Published") if row.is_public else _("Not public")
            yield Use(self.model._meta.verbose_name, str(row), state, self._place(row))

    def retracted(self, references):
        public = self._public(references)
        keys = [reference.key for reference in references]
        for row in public:
            record("source was retracted", row, by=None, references=keys)
        return len(public)

    def resting(self, user):
        retracted = Reference.objects.exclude(retracted_on=None)
        if not self._may_see(user):
            return
        for known_at, references in groupby(
            retracted.order_by("retraction_known_at", "pk"), key=lambda row: row.retraction_known_at
        ):
            for row in self._public(list(references)):
                if not row.review or known_at is None or row.review.signed_at < known_at:
                    yield Resting(str(row), self._place(row))

    def _public(self, references):
        return self.citing(references).public().select_related("review")

    def _may_see(self, user):
        meta = self.model._meta
        return user.has_perm(f"{meta.app_label}.view_{meta.model_name}")

    def _place(self, row):
        meta = self.model._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])


_owners = []


def citing(owner):
    """Register a kind of Citing."""
    _owners.append(owner())
    return owner


def uses_of(reference, user):
    family = [reference, *reference.merged.all()]
    return [use for owner in _owners for use in owner.uses(family, user)]


def follow(merged):
    for owner in _owners:
        owner.follow(merged)


def resting(user):
    """Every public text that rests on a retracted source, as far as this user may know, once."""
    if not Reference.objects.exclude(retracted_on=None).exists():
        return []
    return list(dict.fromkeys(row for owner in _owners for row in owner.resting(user)))


def tell_of_retractions(references):
    return sum(owner.retracted(references) for owner in _owners)
