"""BibTeX and BibLaTeX: bibtexparser finds the entries, here they become records."""

import logging
import re

import bibtexparser
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from django.utils.translation import gettext as _
from pylatexenc.latex2text import LatexNodes2Text

from references.formats.record import Record, Type, day_of, pages_of, year_of

BEGINS = re.compile(r"^\s*@\s*\w+\s*[{(]", re.MULTILINE)
# What it says aloud about broken entries is said here beside each of them.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
_LATEX = LatexNodes2Text(math_mode="verbatim")
_TYPES = {
    **dict.fromkeys("book mvbook booklet proceedings collection manual".split(), Type.BOOK),
    **dict.fromkeys("incollection inbook inproceedings conference".split(), Type.CHAPTER),
    **dict.fromkeys(
        "techreport report phdthesis mastersthesis thesis unpublished".split(), Type.REPORT
    ),
    **dict.fromkeys("online electronic www webpage".split(), Type.WEBPAGE),
}
# Nobody's title is longer; the decoder's time is not ours to promise.
_LONGEST = 4000


def read(text):
    library = bibtexparser.parse_string(text)
    blocks = [*library.entries, *library.failed_blocks]
    return [_block(block) for block in sorted(blocks, key=lambda b: b.start_line or 0)]


def _block(block):
    entry = getattr(block, "ignore_error_block", block)
    if not hasattr(entry, "fields"):
        line = (block.start_line or 0) + 1
        fault = _("The entry on line %d is broken: a bracket or quotation mark is missing.") % line
        return Record(_salvaged(block.raw), [fault], block.raw[:2000]).finished()
    faults = []
    if entry is not block:
        faults.append(_("The entry is given twice, or says something twice."))
    return _record(entry, faults)


def _salvaged(raw):
    """The facts of an entry that cannot be parsed, where a line holds one whole."""
    found = re.findall(r"^\s*(\w+)\s*=\s*[{\"](.*)[}\"]\s*,?\s*$", raw[:20_000], re.MULTILINE)
    known = {name.lower(): _words(value) for name, value in found}
    facts = {name: known.get(name, "") for name in ("title", "volume", "doi", "publisher")}
    return facts | {"container": known.get("journal", ""), "year": year_of(known.get("year", ""))}


def _record(entry, faults):
    raw = {field.key.lower(): str(field.value)[:_LONGEST] for field in entry.fields}

    def first(*names):
        return next((words for name in names if (words := _words(raw.get(name, "")))), "")

    def code(name):
        return re.sub(r"\\([_%&#~])|[{}]", r"\1", raw.get(name, "")).strip()

    kind = _TYPES.get(entry.entry_type.lower())
    if kind is None:
        web_only = entry.entry_type.lower() == "misc" and raw.get("url") and not raw.get("journal")
        kind = Type.WEBPAGE if web_only else Type.ARTICLE
    is_pubmed = raw.get("eprinttype", "").lower() in ("pmid", "pubmed")
    facts = {
        "type": kind,
        "authors": _names(raw.get("author", "")),
        "editors": _names(raw.get("editor", "")),
        "title": ": ".join(filter(None, [first("title"), first("subtitle")])),
        "container": first("journal", "journaltitle", "booktitle", "shortjournal"),
        "year": year_of(first("year", "date")),
        "volume": first("volume"),
        "issue": first("number", "issue"),
        "page": pages_of(first("pages")),
        "edition": first("edition"),
        "publisher": first("publisher", "institution", "school", "organization", "howpublished")
        if kind != Type.ARTICLE
        else "",
        "place": first("address", "location"),
        "doi": code("doi"),
        "pmid": code("pmid") or (code("eprint") if is_pubmed else ""),
        "pmcid": code("pmcid"),
        "isbn": code("isbn").split(" ")[0],
        "url": code("url"),
        "accessed_on": day_of(first("urldate")),
    }
    if kind == Type.BOOK:
        facts["container"] = ""
    return Record(facts, faults, entry.raw[:2000]).finished()


def _words(value):
    r"""`{\'E}tude \& so` → `Étude & so`; a bare % is one, not the beginning of a comment."""
    value = re.sub(r"(?<!\\)%", r"\\%", value[:_LONGEST])
    try:
        text = _LATEX.latex_to_text(value)
    except (RecursionError, ValueError, IndexError):
        text = value
    return " ".join(text.replace("{", "").replace("}", "").split())


def _names(value):
    """Split as BibTeX does; a name in braces of its own is an organisation."""
    names = []
    for name in split_multiple_persons_names(value) if value else []:
        whole = re.fullmatch(r"\{(.*)\}", name.strip())
        if name.strip().lower() == "others":
            continue
        if whole and "," not in name:
            names.append({"literal": _words(whole[1])})
            continue
        try:
            parts = parse_single_name_into_parts(name, strict=False)
        except InvalidNameError:
            names.append({"literal": _words(name)})
            continue
        family = _words(" ".join([*parts.von, *parts.last]))
        given = _words(" ".join([*parts.first, *parts.jr]))
        names.append({"family": family, "given": given} if given else {"literal": family})
    return names
