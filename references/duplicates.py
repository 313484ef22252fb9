"""Which works are known already: surely by an identifier, probably by title and year."""

import re
import unicodedata

from django.db.models import Q

from references.models import IDENTIFIERS, Reference

# The share of a title's words that two titles of one work have in common at least.
LIKE = 0.75


def known(facts):
    """For each of these facts (same, alike): the record with an identifier of it, and others."""
    same = list(Reference.objects.with_identifiers(facts))
    titles = _titles({fact.get("year") for fact in facts})
    return [(_same(fact, same), _alike(fact, titles)) for fact in facts]


def alike(reference):
    """The records that may be of the same work."""
    titles = _titles({reference.year})
    found = _alike({"title": reference.title, "year": reference.year}, titles)
    return [other for other in found if other != reference]


def is_alike(one, other):
    """Whether two facts, none of them saved yet, are of one work."""
    if any(one.get(name) and one.get(name) == other.get(name) for name in ("doi", "pmid", "pmcid")):
        return True
    return _near(one.get("year"), other.get("year")) and _likeness(
        _words(one.get("title", "")), _words(other.get("title", ""))
    )


def _same(fact, records):
    for record in records:
        if any(fact.get(name) and fact[name] == getattr(record, name) for name in IDENTIFIERS):
            return record.current
    return None


def _titles(years):
    """The records around some years, each with the words of its title."""
    near = {year + step for year in years if year for step in (-1, 0, 1)}
    condition = Q(year__in=near) | Q(year=None)
    records = Reference.objects.current().filter(condition if None not in years else Q())
    return [(record, _words(record.title)) for record in records.order_by("key")]


def _alike(fact, titles):
    words = _words(fact.get("title", ""))
    near = (pair for pair in titles if _near(fact.get("year"), pair[0].year))
    return [record for record, others in near if _likeness(words, others)][:3]


def _near(one, other):
    return not one or not other or abs(one - other) <= 1


def _likeness(words, others):
    return len(words) > 1 and len(words & others) >= LIKE * len(words | others)


def _words(title):
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return set(re.findall(r"[a-z0-9]+", plain))
