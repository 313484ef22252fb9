"""What articles say about the references that they cite, and do when one changes."""

from collections import defaultdict

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles import actions
from articles.models import Edition
from audit.models import record
from outbox.mail import post
from references.uses import Citing, Resting, Use, citing


def place(edition):
    return reverse("admin:articles_edition_change", args=[edition.pk])


@citing
class Articles(Citing):
    def uses(self, references, user):
        editions = Edition.objects.filter(citation_rows__reference__in=references)
        seen = editions.may_be_seen_by(user).exclude(state=Edition.State.BINNED)
        for edition in seen.select_related("article").order_by("article", "-number"):
            yield Use(_("Article"), str(edition), edition.status, place(edition))

    def follow(self, merged):
        """Drafts cite the other from now on; saving them brings their words and rows in step."""
        drafts = Edition.objects.filter(state__in=Edition.WORKING)
        for edition in drafts.filter(
            Q(body__contains=merged.key) | Q(in_depth__contains=merged.key)
        ):
            with actions.locked(edition) as row:
                if row.state in Edition.WORKING:
                    row.save(update_fields=["body", "in_depth"])
                    actions.sync_rows(row)

    @transaction.atomic
    def retracted(self, references):
        """An event for each public text that cites one of them, and a mail to its owner."""
        public = Edition.objects.public().filter(citation_rows__reference__in=references)
        editions = public.select_related("article__created_by").distinct()
        by_owner = defaultdict(list)
        for edition in editions:
            cited = edition.citation_rows.filter(reference__in=references)
            keys = list(cited.values_list("reference__key", flat=True))
            record("source was retracted", edition, by=None, references=keys)
            by_owner[edition.article.created_by].append(edition)
        for owner, theirs in by_owner.items():
            if owner and owner.is_active and owner.email:
                with override(owner.language):
                    _tell(owner, theirs)
        return sum(map(len, by_owner.values()))

    def resting(self, user):
        """They leave the list once the public edition no longer cites it or was signed since."""
        if user.has_perm("articles.view_edition"):
            for edition in resting_on_retracted_sources().order_by("pk"):
                yield Resting(edition.title, place(edition))


def _tell(owner, editions):
    lines = [f"“{edition.title}”\n{settings.SITE_URL}{place(edition)}" for edition in editions]
    words = _(
        "A source that you cite was retracted. Readers see that beside it. Please look whether "
        "the text still holds, and correct it where it does not:"
    )
    post(
        to=owner.email,
        subject=_("A source of a published text was retracted"),
        body="\n\n".join([words, *lines]),
    )


def resting_on_retracted_sources():
    """Public editions signed before it was known that one of their sources was retracted."""
    unknown = Q(citation_rows__reference__retraction_known_at=None)
    later = Q(citation_rows__reference__retraction_known_at__gt=F("approved_at"))
    retracted = Q(citation_rows__reference__retracted_on__isnull=False)
    return Edition.objects.public().filter(retracted & (unknown | later)).distinct()
