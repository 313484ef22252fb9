"""What a text is about by way of the entries that it mentions: these, and what they are parts of.

Texts about the amygdala and about the hippocampus are both about the limbic system, somewhat.
"""

from django.db.models import Exists, OuterRef
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
    has_parts = Exists(Entry.objects.filter(part_of=OuterRef("pk"))) | Exists(
        Entry.also_part_of.through.objects.filter(to_entry=OuterRef("pk"))
    )
    own = entries.filter(slug__in=list(slugs)).values(*names, has_parts=has_parts)
    step = {row["pk"]: row for row in own}
    with override(language):
        found = {
            f"entry:{row['slug']}": About(row["name"], said=_said(row)) for row in step.values()
        }
        weight = DISCOUNT
        # What is written about as a whole stands beside what is written of its parts.
        wholes = {pk: row for pk, row in step.items() if row["has_parts"]}
        for _step in range(MOST_STEPS):
            wholes |= {row["pk"]: row for row in entries.filter(pk__in=_above(step)).values(*names)}
            if not wholes:
                break
            for row in wholes.values():
                found.setdefault(f"within:{row['slug']}", About(row["name"], weight, _said(row)))
            step, wholes, weight = wholes, {}, weight * DISCOUNT
    return found


def _above(pks):
    """What they are part of, by the tree and otherwise."""
    near = Entry.objects.filter(pk__in=pks).order_by()
    return near.values("part_of").union(near.values("also_part_of"))


def _said(row):
    return _("the %s") % row["name"] if row["kind"] in _WITH_ARTICLE else row["name"]
