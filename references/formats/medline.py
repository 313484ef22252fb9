"""PubMed's own text, as its "Save" and "Send to citation manager" give it (nbib, MEDLINE)."""

import re

from django.utils.translation import gettext as _

from references.formats.record import Record, Type, name_of, pages_of, year_of
from references.models import Reference

BEGINS = re.compile(r"^PMID\s*-", re.MULTILINE)
_LINE = re.compile(r"^([A-Z]{2,4})\s*- ?(.*)$")
Evidence = Reference.Evidence
# The strongest comes first: a work may be of several kinds.
_EVIDENCE = {
    "practice guideline": Evidence.GUIDELINE,
    "guideline": Evidence.GUIDELINE,
    "meta-analysis": Evidence.SYSTEMATIC_REVIEW,
    "systematic review": Evidence.SYSTEMATIC_REVIEW,
    "randomized controlled trial": Evidence.TRIAL,
    "observational study": Evidence.COHORT,
    "case reports": Evidence.CASE,
    "review": Evidence.REVIEW,
    "editorial": Evidence.OPINION,
    "comment": Evidence.OPINION,
    "letter": Evidence.OPINION,
}


def read(text):
    return [_record(lines) for lines in _blocks(text)]


def _blocks(text):
    block = []
    for line in text.splitlines():
        if line.startswith("PMID") and _LINE.match(line) and block:
            yield block
            block = []
        if line.strip():
            block.append(line)
    if block:
        yield block


def _record(lines):
    values, faults, last = {}, [], None
    for line in lines:
        if match := _LINE.match(line):
            last = match[1]
            values.setdefault(last, []).append(match[2].strip())
        elif last and line[:1].isspace():
            values[last][-1] += f" {line.strip()}"
        else:
            faults.append(_("This line belongs to nothing: “%s”.") % line.strip()[:60])

    def first(*tags):
        return next((v for tag in tags for v in values.get(tag, []) if v), "")

    is_book = bool(first("BTI"))
    kinds = [kind.lower() for kind in values.get("PT", [])]
    if "retracted publication" in kinds:
        faults.append(_("PubMed says that it was retracted."))
    people = [name_of(name) for name in values.get("FAU") or values.get("AU", [])]
    groups = [{"literal": name} for name in values.get("CN", [])]
    doi = [v for tag in ("LID", "AID") for v in values.get(tag, []) if v.endswith("[doi]")]
    facts = {
        "type": (Type.CHAPTER if first("TI") else Type.BOOK) if is_book else Type.ARTICLE,
        "authors": people + groups,
        "editors": [name_of(name) for name in values.get("FED") or values.get("ED", [])],
        "title": first("TI", "BTI"),
        "container": first("BTI") if is_book and first("TI") else first("TA", "JT"),
        "year": year_of(first("DP")),
        "volume": first("VI"),
        "issue": first("IP"),
        "page": pages_of(first("PG")),
        "publisher": first("PB"),
        "doi": doi[0].removesuffix("[doi]") if doi else "",
        "pmid": first("PMID"),
        "pmcid": first("PMC"),
        "evidence": next((_EVIDENCE[kind] for kind in _EVIDENCE if kind in kinds), ""),
    }
    return Record(facts, faults, "\n".join(lines)).finished()
