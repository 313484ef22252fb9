"""What an entry still lacks: for the list, the desk's first page and the entry's own form."""

from typing import NamedTuple

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from glossary.models import Entry, Function, Identifier, Involvement

_own = {"entry": OuterRef("pk")}
_anatomy = Q(kind__in=sorted(Entry.ANATOMICAL))
_without_source = Q(
    Exists(Function.objects.filter(**_own, references__isnull=True)),
) | Q(Exists(Involvement.objects.filter(actor=OuterRef("pk"), reference=None).exclude(text="")))


class Gap(NamedTuple):
    label: str
    # What to do about it, said where the entry is edited.
    hint: str
    condition: Q


GAPS = {
    "definition": Gap(
        _("No definition"),
        _("Say in one sentence what it is. Without that, texts cannot explain it in place."),
        Q(definition=""),
    ),
    "text": Gap(
        _("No fuller text"), _("Write 60 to 200 words for those who want to know more."), Q(text="")
    ),
    "place": Gap(
        _("No place in the brain"),
        _("Say what it is part of, so that it stands in the tree and the atlas."),
        _anatomy & Q(part_of=None) & ~Q(Exists(Entry.objects.filter(part_of=OuterRef("pk")))),
    ),
    "function": Gap(
        _("No function"),
        _("Say what it does, each claim with its source."),
        _anatomy & ~Q(Exists(Function.objects.filter(**_own))),
    ),
    "source": Gap(
        _("A claim without a reference"),
        _("Reference needed: until then readers do not see the claim."),
        _without_source,
    ),
    "review": Gap(
        _("No review"), _("A reviewer reads it and signs it as it stands."), Q(review=None)
    ),
    "number": Gap(
        _("A catalogue's number unchecked"),
        _("Look the numbers up in their catalogues and enter the day."),
        Q(Exists(Identifier.objects.filter(**_own, checked_on=None))),
    ),
}


def counts():
    """How many entries lack what, in one query."""
    return Entry.objects.aggregate(
        **{name: Count("pk", filter=gap.condition) for name, gap in GAPS.items()}
    )


def gaps_of(entry):
    """What one entry lacks, by name."""
    as_columns = {
        name: ExpressionWrapper(gap.condition, BooleanField()) for name, gap in GAPS.items()
    }
    row = Entry.objects.filter(pk=entry.pk).values(
        **{f"lacks_{n}": c for n, c in as_columns.items()}
    )
    lacking = row.get()
    return {name: gap for name, gap in GAPS.items() if lacking[f"lacks_{name}"]}
