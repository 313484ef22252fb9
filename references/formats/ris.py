"""RIS, as reference managers and publishers write it."""

import re

from django.utils.translation import gettext as _

from references.formats.record import Record, Type, day_of, name_of, pages_of, year_of

BEGINS = re.compile(r"^\s*TY\s{0,2}-", re.MULTILINE)
_LINE = re.compile(r"^\s*([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*)|)$")
_TYPES = {
    **dict.fromkeys("JOUR EJOUR MGZN NEWS INPR CPAPER JFULL ABST".split(), Type.ARTICLE),
    **dict.fromkeys("BOOK EBOOK EDBOOK CONF".split(), Type.BOOK),
    **dict.fromkeys("CHAP ECHAP".split(), Type.CHAPTER),
    **dict.fromkeys("RPRT GOVDOC THES UNPB DATA".split(), Type.REPORT),
    **dict.fromkeys("STAND LEGAL".split(), Type.GUIDELINE),
    **dict.fromkeys("ELEC WEB BLOG ICOMM".split(), Type.WEBPAGE),
}


def read(text):
    return [_record(lines) for lines in _blocks(text)]


def _blocks(text):
    """The lines of each record. One that is not closed ends where the next begins."""
    block = []
    for line in text.splitlines():
        tag = _LINE.match(line)
        if tag and tag[1] == "TY" and block:
            yield block
            block = []
        if line.strip():
            block.append(line)
        if tag and tag[1] == "ER":
            yield block
            block = []
    if block:
        yield block


def _record(lines):
    values, faults, last = {}, [], None
    for line in lines:
        if match := _LINE.match(line):
            last = match[1]
            values.setdefault(last, []).append((match[2] or "").strip())
        elif last:
            values[last][-1] += f" {line.strip()}"
        else:
            faults.append(_("This line belongs to nothing: “%s”.") % line.strip()[:60])
    if "TY" not in values:
        faults.append(_("It does not begin with its kind (TY)."))
    if "ER" not in values:
        faults.append(_("It has no end (ER)."))

    def first(*tags):
        return next((v for tag in tags for v in values.get(tag, []) if v), "")

    kind = _TYPES.get(first("TY").upper(), Type.ARTICLE)
    serial = first("SN")
    is_isbn = len(re.findall(r"[\dXx]", serial)) >= 10 and kind != Type.ARTICLE
    facts = {
        "type": kind,
        "authors": [name_of(name) for tag in ("AU", "A1") for name in values.get(tag, [])],
        "title": first("TI", "T1", "CT", *(["BT"] if kind == Type.BOOK else [])),
        "container": first("T2", "JO", "JF", "BT", "JA", "J2"),
        "year": year_of(first("PY", "Y1", "DA")),
        "volume": first("VL"),
        "issue": first("IS"),
        "page": pages_of(first("SP"), first("EP")),
        "edition": first("ET"),
        "publisher": first("PB"),
        "place": first("CY", "PP"),
        "doi": first("DO"),
        "pmcid": first("C2") if first("C2").upper().startswith("PMC") else "",
        "isbn": serial.split(" ")[0] if is_isbn else "",
        "url": first("UR", "L1"),
        "accessed_on": day_of(first("Y2")),
    }
    editors = ("ED", "A2") if kind in (Type.CHAPTER, Type.BOOK) else ("ED",)
    facts["editors"] = [name_of(name) for tag in editors for name in values.get(tag, [])]
    if kind == Type.BOOK:
        facts["container"] = ""
    return Record(facts, faults, "\n".join(lines)).finished()
