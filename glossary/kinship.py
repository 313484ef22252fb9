"""What a text is about by way of the entries that it mentions: these, and what they are parts of.

Texts about the amygdala and about the hippocampus are both about the limbic system, somewhat.
"""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from discovery.relatedness import About
from glossary.models import Entry

# Each step up the part-of tree tells so much less, on either side.
DISCOUNT = 0.7
MOST_STEPS = 4
# What a sentence gives an article: the hippocampus, but exposure therapy.
_WITH_ARTICLE = {*Entry.ANATOMICAL, Entry.Kind.NETWORK}


def features(slugs, *, language):
    """{key: About} of the public entries with these addresses, and of all that they are part of."""
    entries = Entry.objects.public().filter(language=language)
    names = ("pk", "slug", "name", "kind")
    step = {row["pk"]: row for row in entries.filter(slug__in=list(slugs)).values(*names)}
    with override(language):
        found = {
            f"entry:{row['slug']}": About(row["name"], said=_said(row)) for row in step.values()
        }
        weight = DISCOUNT
        # What is written about as a whole stands beside what is written of its parts.
        has_parts = Q(parts__isnull=False) | Q(other_parts__isnull=False)
        wholes = entries.filter(has_parts, pk__in=step).values(*names)
        wholes = {row["pk"]: row for row in wholes}
        for _step in range(MOST_STEPS):
            wholes |= {row["pk"]: row for row in entries.filter(pk__in=_above(step)).values(*names)}
            for row in wholes.values():
                found.setdefault(f"within:{row['slug']}", About(row["name"], weight, _said(row)))
            step, wholes, weight = wholes, {}, weight * DISCOUNT
    return found


def _above(pks):
    """What they are part of, by the tree and otherwise."""
    near = Entry.objects.filter(pk__in=pks)
    return [
        above
        for pair in near.values_list("part_of", "also_part_of")
        for above in pair
        if above is not None
    ]


def _said(row):
    return _("the %s") % row["name"] if row["kind"] in _WITH_ARTICLE else row["name"]
