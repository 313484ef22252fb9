"""What machines are told of an entry: only what its page says in words (TRUST.md, S1 to S3)."""

from django.urls import reverse

from clinic.json_ld import absolute, stated, trail
from glossary.models import Entry, Identifier
from reviews.structured_data import review_facts

# A network is no part of the body and a talking therapy no MedicalTherapy; a term is all that
# schema.org has for a network or a mechanism.
_TYPES = {
    Entry.Kind.REGION: "BrainStructure",
    Entry.Kind.NUCLEUS: "BrainStructure",
    Entry.Kind.TRACT: "AnatomicalStructure",
    Entry.Kind.SYSTEM: "AnatomicalSystem",
    Entry.Kind.THERAPY: "PsychologicalTreatment",
    Entry.Kind.CONDITION: "MedicalCondition",
}
_STRUCTURES = {Entry.Kind.REGION, Entry.Kind.NUCLEUS, Entry.Kind.TRACT}


def mention(term):
    """A term that a text explains."""
    kind = _TYPES.get(term.kind, "DefinedTerm")
    return {"@type": kind, "name": term.name, "url": absolute(term.path)}


def medical_web_page(page, crumbs):
    """A MedicalWebPage whose main entity is the term."""
    entry = page.entry
    return {
        "@type": "MedicalWebPage",
        "url": absolute(entry.get_absolute_url()),
        "name": entry.name,
        "inLanguage": entry.language,
        "breadcrumb": trail(crumbs),
        **review_facts(page.standing),
        "mainEntity": _term(page),
    }


def _term(page):
    entry = page.entry
    kind = _TYPES.get(entry.kind)
    names = [row["name"] for row in page.synonyms if not row["scope"]]
    names += [row["text"] for row in entry.all_abbreviations]
    same = [row for row in page.identifiers if row.match == Identifier.Match.EXACT]
    facts = {
        "@type": [kind, "DefinedTerm"] if kind else "DefinedTerm",
        "name": entry.name,
        "url": absolute(entry.get_absolute_url()),
        "description": entry.definition,
        "alternateName": names,
        "sameAs": [row.link for row in same if row.link],
        "inDefinedTermSet": absolute(reverse("glossary:index")),
    }
    if kind:
        facts["code"] = [
            {
                "@type": "MedicalCode",
                "codingSystem": row.get_scheme_display(),
                "codeValue": row.value,
            }
            for row in same
        ]
    if entry.kind in _STRUCTURES:
        facts |= _of_a_structure(page)
    return stated(facts)


def _of_a_structure(page):
    """What other things it belongs with; of what its page claims, only what has a source."""
    entry = page.entry
    roles = [*entry.involved_in_these, *entry.involves_these]
    lines = [*entry.outgoing, *(row for row in entry.incoming if row["both_ways"])]
    return {
        "subStructure": [_other(row) for row in entry.public_parts if _is_structure(row)],
        "connectedTo": [_other(row) for row in lines if row["key"] and _is_structure(row)],
        "relatedCondition": [
            _other(row)
            for row in roles
            if row["kind"] == Entry.Kind.CONDITION and row["text"] and row["key"]
        ],
    }


def _is_structure(row):
    return row["kind"] in _STRUCTURES


def _other(row):
    address = absolute(reverse("glossary:entry", args=[row["slug"]]))
    return {"@type": _TYPES[row["kind"]], "name": row["name"], "url": address}
