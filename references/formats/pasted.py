"""A list as it stands under an article, in APA or Vancouver style, or of bare identifiers.

Nothing here tries every way to split a line: each step looks for one sign of its style, so a long
line costs no more than its length.
"""

import re

from django.utils.translation import gettext as _

from references.formats.record import Record, Type, day_of, name_of, pages_of
from references.identifiers import identify

LONGEST = 2000

_NUMBER = re.compile(r"^\s*(?:\[\d{1,3}\]|\(?\d{1,3}[.)])\s+")
_BULLET = re.compile(r"^\s*[-*•·]\s+")
_LINK = re.compile(r"(?:https?://|www\.|\bdoi:?\s*(?=10\.))\S+|\bdoi:\s+10\.\S+", re.IGNORECASE)
_PMID = re.compile(r"\bPMID:?\s*\d{1,8}", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC(?:ID:?\s*PMC)?\d+", re.IGNORECASE)
_RETRIEVED = re.compile(r"\bRetrieved\s+(?:on\s+)?([\w ,]{6,30}?),?\s+from\b:?\s*", re.IGNORECASE)
_CITED = re.compile(r"\s*\[(?:updated [^\];]{4,30};\s*)?cited ([^\]]{4,30})\]", re.IGNORECASE)
_APA_YEAR = re.compile(
    r"(?:^|\s)\(((?:1[5-9]|20)\d\d[a-z]?|n\.d\.|in press)(?:,[^()]{0,30})?\)\.?\s*"
)
_APA_JOURNAL = re.compile(
    r",\s*(\d{1,5}[\w–-]{0,10})?\s*(?:\(([^()]{1,30})\))?(?:,\s*([A-Za-z]?\d[\w–-]{0,20}(?:\s*[-–]\s*\w{1,10})?))?\s*\.?\s*$"
)
_VANCOUVER_JOURNAL = re.compile(
    r"[.\s](\d{4})(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: \d{1,2})?)?;\s*([\w–-]{0,20})\s*"
    r"(?:\(([^()]{1,30})\))?(?::\s*([\w–,. -]{1,40}?))?\s*\.?\s*$"
)
_VANCOUVER_BOOK = re.compile(r"([^.:]{2,60}): ([^;:]{2,100}); ?c?(\d{4})\.?")
_EDITION = re.compile(r"\b(\d{1,2}(?:st|nd|rd|th)|revised|rev\.) ed(?:ition|n)?\.?", re.IGNORECASE)
_PAGES = re.compile(r"\bpp?\. ?([\w–]{1,12}(?:\s*[-–]\s*\w{1,12})?)")
_INITIALS = re.compile(r"^[^.,;:]{1,40} [A-Z]{1,4}(?: (?:Jr|Sr|2nd|3rd))?$")


def read(text):
    return [_record(item) for item in _items(text)]


def _items(text):
    """The works of a list: by its numbers, else by empty lines, else a work a line.

    An indented line goes on with the one before.
    """
    lines = text.splitlines()
    numbered = sum(bool(_NUMBER.match(line)) for line in lines)
    is_spaced = any(
        not line.strip() and before.strip() and after.strip()
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False)
    )
    items, begins = [], True
    for line in lines:
        bare = _BULLET.sub("", _NUMBER.sub("", line)).strip()
        if not bare:
            begins = True
            continue
        if numbered:
            begins = bool(_NUMBER.match(line)) or not items
        elif not is_spaced:
            begins = not line[:1].isspace() or not items
        if begins:
            items.append(bare)
        else:
            items[-1] += f" {bare}"
        begins = not is_spaced
    return items


def _record(item):
    record = Record({}, [], item[:LONGEST])
    if len(item) > LONGEST:
        record.faults.append(_("This is too long for a reference; the end was left out."))
        item = item[:LONGEST]
    facts = record.facts
    text = _without_identifiers(" ".join(item.split()), facts)
    for sign, name in ((_RETRIEVED, "accessed_on"), (_CITED, "accessed_on")):
        if match := sign.search(text):
            facts[name] = day_of(match[1])
            text = text[: match.start()] + " " + text[match.end() :]
    text = re.sub(r"\bAvailable (?:from|at):?\s*$", "", text.strip(" .;,")).strip()
    online = "[Internet]" in text
    text = re.sub(r"\s*\[(?:Internet|Online)\]", "", text)
    if match := _EDITION.search(text):
        facts["edition"] = match[1]
    apa = _APA_YEAR.search(text)
    if apa and apa.start() < 1500:
        _apa(text, apa, facts)
    else:
        _vancouver(text, facts)
    is_no_article = facts.get("type", Type.BOOK) == Type.BOOK
    is_online = online or "accessed_on" in facts or not facts.get("publisher")
    if facts.get("url") and is_no_article and is_online and not facts.get("doi"):
        facts["type"] = Type.WEBPAGE
    facts.setdefault("type", Type.ARTICLE if facts.get("doi") or facts.get("pmid") else Type.BOOK)
    if re.search(r"\bet al\b", text):
        record.faults.append(_("Some authors are only called “et al.” there."))
    if "authors" not in facts and "year" not in facts and facts.get("title") and len(facts) > 1:
        record.faults.append(_("Only a part of this could be read. Please fill in the rest."))
    return record.finished()


def _without_identifiers(text, facts):
    """The text before its identifiers, which go into `facts`."""
    try:
        facts.update([identify(text)] if len(text.split()) == 1 else [])
        facts.pop("orcid", None), facts.pop("nct", None)
        if facts:
            return ""
    except ValueError:
        pass
    found = [*_LINK.findall(text), *_PMID.findall(text), *_PMCID.findall(text)]
    for words in found:
        try:
            scheme, value = identify(words)
        except ValueError:
            continue
        facts.setdefault(scheme, value)
        text = text.replace(words, " ")
    return " ".join(text.split())


# -- APA ---------------------------------------------------------------------------------------


def _apa(text, year, facts):
    """Authors (year). Title. Where."""
    names, rest = text[: year.start()].strip(), text[year.end() :].strip(" .")
    if year[1][:4].isdigit():
        facts["year"] = int(year[1][:4])
    is_edited = re.search(r"\(Eds?\.\)\.?$", names)
    who = _apa_names(re.sub(r"\s*\(Eds?\.\)\.?$", "", names))
    facts["editors" if is_edited else "authors"] = who
    head, inside, book = rest.partition(". In ")
    if inside and (pages := _PAGES.search(book)):
        facts |= {"type": Type.CHAPTER, "title": head, "page": pages_of(pages[1])}
        editors, mark, book = _split_at(book, r"\(Eds?\.\),?")
        if mark:
            facts["editors"] = _apa_names(editors, family_last=True)
        else:
            book = editors
        title, _bracket, publisher = book.partition(" (")
        facts["container"] = title
        facts["publisher"] = publisher.partition(")")[2].strip(" .")
    elif (journal := _APA_JOURNAL.search(rest)) and (journal[1] or journal[3]):
        title, container = _last_sentence(rest[: journal.start()])
        facts |= {"type": Type.ARTICLE, "title": title, "container": container}
        facts |= {"volume": journal[1] or "", "issue": journal[2] or ""}
        facts["page"] = pages_of(journal[3] or "")
    else:
        title, publisher = _last_sentence(rest)
        title = re.sub(r"\s*\([^()]{0,40}\bed\.[^()]{0,20}\)$", "", title)
        facts |= {"type": Type.BOOK, "title": title, "publisher": publisher}


def _apa_names(text, *, family_last=False):
    """`Foa, E. B., & Kozak, M. J.`; where the initials come first, `E. B. Foa & M. J. Kozak`."""
    text = re.sub(r"\s*(?:,?\s*&|,?\s+and)\s+", ", ", text).replace("…", ", ").strip(" ,")
    parts = [part.strip() for part in text.split(",") if part.strip(" .")]
    if family_last:
        return [_turned(part) for part in parts]
    names = []
    for part in parts:
        is_initials = re.fullmatch(r"(?:[^\W\d_]{1,2}\.[\s-]?){1,6}", f"{part.rstrip('.')}.")
        if is_initials and names and "literal" in names[-1]:
            names[-1] = {"family": names[-1]["literal"], "given": f"{part.rstrip('.')}."}
        else:
            names.append({"literal": re.sub(r"(?<=[a-z]{3})\.$", "", part)})
    return names


def _turned(text):
    match = re.match(r"((?:[^\W\d_]{1,2}\.[\s-]?){1,6})\s*(.+)$", text)
    return {"family": match[2], "given": match[1].strip()} if match else name_of(text)


# -- Vancouver ---------------------------------------------------------------------------------


def _vancouver(text, facts):
    """Authors. Title. Journal. 2002;347(4):284-7. Or a place: publisher; year."""
    names, rest = _vancouver_names(text)
    if names:
        facts["editors" if rest[1] else "authors"] = names
    rest = rest[0]
    head, inside, book = rest.partition(". In: ")
    if inside:
        facts |= {"type": Type.CHAPTER, "title": head}
        editors, edited = _vancouver_names(book)
        if editors:
            facts["editors"], book = editors, edited[0]
        if pages := _PAGES.search(book):
            facts["page"] = pages_of(pages[1])
            book = book[: pages.start()]
        facts["container"] = _publisher(book, facts)
    elif journal := _VANCOUVER_JOURNAL.search(rest):
        title, container = _last_sentence(rest[: journal.start() + 1].rstrip(". "))
        facts |= {"type": Type.ARTICLE, "title": title, "container": container}
        facts |= {"year": int(journal[1]), "volume": journal[2], "issue": journal[3] or ""}
        facts["page"] = pages_of(journal[4] or "")
    else:
        title = _publisher(rest, facts)
        facts["title"] = title
        if "publisher" in facts:
            facts["type"] = Type.BOOK


def _publisher(text, facts):
    """The title before `4th ed. St. Louis: Mosby; 2002`; the rest goes into `facts`."""
    if not (match := _VANCOUVER_BOOK.search(text)):
        return text.strip(" .")
    title, place = text[: match.start()].rstrip(), match[1].strip()
    if title.endswith(" St."):
        title, place = title[:-4], f"St. {place}"
    title = _EDITION.sub("", title).strip(" .")
    facts |= {"place": place, "publisher": match[2].strip(), "year": int(match[3])}
    return title


def _vancouver_names(text):
    """The names with which a text begins, and the rest, with whether they are editors."""
    head, dot, rest = text.partition(". ")
    is_edited = bool(re.search(r", editors?$", head))
    parts = re.split(r"[,;] ", re.sub(r",? (?:editors?|et al)$", "", head).rstrip("."))
    people = [part for part in parts if _INITIALS.match(part)]
    if dot and people:
        return [name_of(part) for part in parts if part != "et al"], (rest, is_edited)
    # An organisation: a few words before a title that is a sentence of its own.
    if dot and rest.count(". ") >= 1 and len(head.split()) <= 10 and _is_somebody(rest):
        return [{"literal": head}], (rest, False)
    return [], (text, False)


def _is_somebody(rest):
    """Whether what follows still holds a title and a place where it was published."""
    journal = _VANCOUVER_JOURNAL.search(rest)
    before = rest[: journal.start()] if journal else rest
    return ". " in before.rstrip(". ")


def _last_sentence(text):
    """(all but the last sentence, the last one)."""
    text = text.strip(" .")
    # Not behind `U.S.`, an initial of somebody.
    places = [match.end() for match in re.finditer(r"(?<![\s.][A-Z])[.?!]\s", text)]
    if not places:
        return text, ""
    return text[: places[-1]].strip().rstrip("."), text[places[-1] :].strip()


def _split_at(text, sign):
    match = re.search(sign, text)
    if not match:
        return text, "", ""
    return text[: match.start()].strip(" ,"), match[0], text[match.end() :].strip()
