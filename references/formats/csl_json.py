"""CSL-JSON, as Zotero exports it and Crossref answers."""

import json

from django.utils.translation import gettext as _

from clinic import markup
from references.formats.record import Record, Type, day_of, pages_of, year_of

_TYPES = {
    "book": Type.BOOK,
    "monograph": Type.BOOK,
    "edited-book": Type.BOOK,
    "chapter": Type.CHAPTER,
    "book-chapter": Type.CHAPTER,
    "report": Type.REPORT,
    "thesis": Type.REPORT,
    "standard": Type.GUIDELINE,
    "webpage": Type.WEBPAGE,
    "post-weblog": Type.WEBPAGE,
}


def read(text):
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return [Record({}, [_("This begins like JSON but cannot be read.")], text[:2000])]
    if isinstance(found, dict):
        found = found.get("items") or found.get("message") or found
    found = found if isinstance(found, list) else [found]
    return [_record(item) for item in found]


def _record(item):
    raw = json.dumps(item, ensure_ascii=False)[:2000]
    if not isinstance(item, dict):
        return Record({}, [_("This is no record.")], raw)
    kind = _TYPES.get(_words(item.get("type")), Type.ARTICLE)
    subtitle = _words(item.get("subtitle")) if isinstance(item.get("title"), list) else ""
    facts = {
        "type": kind,
        "authors": _names(item.get("author")),
        "editors": _names(item.get("editor")),
        "title": ": ".join(filter(None, [_words(item.get("title")), subtitle])),
        "container": _words(item.get("container-title")),
        "year": _year(item.get("issued")) or _year(item.get("published")),
        "volume": _words(item.get("volume")),
        "issue": _words(item.get("issue")),
        "page": pages_of(_words(item.get("page")) or _words(item.get("article-number"))),
        "edition": _words(item.get("edition")),
        "publisher": "" if kind == Type.ARTICLE else _words(item.get("publisher")),
        "place": _words(item.get("publisher-place")),
        "doi": _words(item.get("DOI")),
        "pmid": _words(item.get("PMID")),
        "pmcid": _words(item.get("PMCID")),
        "isbn": "" if kind == Type.ARTICLE else _words(item.get("ISBN")).split(" ")[0],
        "url": "" if item.get("DOI") else _words(item.get("URL")),
        "accessed_on": _day(item.get("accessed")),
    }
    return Record(facts, [], raw).finished()


def _words(value):
    """A value as plain words: Crossref gives lists of one, and titles may hold tags."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return markup.plain(str(value)) if isinstance(value, str | int | float) else ""


def _names(people):
    names = []
    for person in people if isinstance(people, list) else []:
        if not isinstance(person, dict):
            continue
        particle = _words(person.get("non-dropping-particle"))
        family = f"{particle} {_words(person.get('family'))}".strip()
        literal = _words(person.get("literal")) or _words(person.get("name"))
        given = _words(person.get("given"))
        names.append({"family": family, "given": given} if family else {"literal": literal})
    return names


def _parts(when):
    """The date's numbers, or what stands there in words."""
    if not isinstance(when, dict):
        return [], ""
    parts = when.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    return [_words(part) for part in first], _words(when.get("raw") or when.get("literal") or "")


def _year(when):
    numbers, words = _parts(when)
    return year_of(numbers[0] if numbers else words)


def _day(when):
    numbers, words = _parts(when)
    return day_of("-".join(numbers) if len(numbers) == 3 else words)
