"""Citation styles over CSL-shaped facts.

The words of a style (et al., In:, Available from:) are part of it, so they are not translated.
"""

import re
from datetime import date
from urllib.parse import quote

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
VANCOUVER, APA = "vancouver", "apa"
# Italics travel as a pair of control characters, which no stored text holds.
_ITALIC = re.compile("\x01([^\x01\x02]*)\x02")


def written(facts, style):
    """A reference as a style writes it: `runs` of (words, whether italic), and its link.

    `before` and `words` are what the style writes before and on the link.
    """
    text = (apa if style == APA else vancouver)(facts)
    pieces = _ITALIC.split(text)
    runs = [(words, place % 2 == 1) for place, words in enumerate(pieces) if words]
    return {"runs": runs, "link": link(facts), **_locator(facts, style)}


def plain(facts, style=VANCOUVER):
    """The whole reference as one line of text."""
    shown = written(facts, style)
    text = "".join(words for words, italic in shown["runs"])
    return " ".join(f"{text} {shown['before']}{shown['words']}".split())


def link(facts):
    """The address of the work itself, or empty."""
    if facts.get("doi"):
        return f"https://doi.org/{quote(facts['doi'], safe='/:;()<>')}"
    if facts.get("pmid"):
        return f"https://pubmed.ncbi.nlm.nih.gov/{facts['pmid']}/"
    if facts.get("pmcid"):
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{facts['pmcid']}/"
    return facts.get("url", "")


def _locator(facts, style):
    before, words = "", link(facts)
    if style == APA:
        if facts.get("accessed") and words:
            before = f"Retrieved {_day(facts['accessed'], '{month} {day}, {year}')}, from "
    elif facts.get("doi"):
        words = f"doi:{facts['doi']}"
    elif facts.get("pmid"):
        words = f"PMID: {facts['pmid']}"
    elif facts.get("pmcid"):
        words = f"PMCID: {facts['pmcid']}"
    elif words:
        before = "Available from: "
    return {"before": before, "words": words}


def _is_online(facts):
    """Found by its address alone, so the style says that it is on the internet."""
    return bool(facts.get("url")) and not any(facts.get(n) for n in ("doi", "pmid", "pmcid"))


# -- Vancouver ---------------------------------------------------------------------------------


def vancouver(facts):
    """As in the NLM's "Citing Medicine" and the ICMJE's samples: six authors, then et al."""
    kind, title = facts.get("type"), facts["title"].rstrip(".")
    year, source = str(facts.get("year", "")), facts.get("container", "")
    accessed = facts.get("accessed")
    cited = f" [cited {_day(accessed, '{year} {short} {day}')}]" if accessed else ""
    internet = " [Internet]" if _is_online(facts) else ""
    names, editors = _names(facts.get("authors", [])), _names(facts.get("editors", []))
    editors = editors and f"{editors}, editor{'s' if len(facts['editors']) > 1 else ''}"
    if kind == "article-journal":
        where = f"{source}{internet}. {year}{cited}"
        where += f";{facts['volume']}" if facts.get("volume") else ""
        where += f"({facts['issue']})" if facts.get("issue") else ""
        where += f":{_short_range(facts['page'])}" if facts.get("page") else ""
        parts = [names, title, where.lstrip(". ")]
    elif kind == "chapter":
        pages = facts.get("page") and f"p. {_short_range(facts['page'])}"
        book = f"{source}{internet}"
        within = ". ".join(filter(None, [editors, book]))
        within = within and f"In: {within}"
        parts = [names, title, within, _edition(facts), _publisher(facts, year) + cited, pages]
    else:
        parts = [names or editors, title + internet, source, _edition(facts)]
        parts.append((_publisher(facts, year) + cited).strip())
    return " ".join(_ended(part) for part in parts if part)


def _publisher(facts, year):
    place = ": ".join(filter(None, [facts.get("place", ""), facts.get("publisher", "")]))
    return "; ".join(filter(None, [place, year]))


def _names(authors):
    """People by commas; an organisation that follows people is set apart by a semicolon."""
    names = [(_name(author), bool(author.get("literal"))) for author in authors]
    text, before = "", None
    for name, is_group in names[:6]:
        apart = before is not None and is_group != before
        text += ("; " if apart else ", ") + name if text else name
        before = is_group
    return f"{text}, et al" if len(names) > 6 else text


def _name(author):
    if author.get("literal"):
        return author["literal"]
    initials = "".join(_initials(author.get("given", "")))
    return f"{author.get('family', '')} {initials}".strip()


def _initials(given):
    """`Edna B.`, `E.B.` and `EB` → E, B."""
    parts = [part for part in re.split(r"[\s.\-‐]+", given) if part]
    if len(parts) == 1 and parts[0].isupper() and len(parts[0]) <= 3:
        return list(parts[0])
    return [part[0].upper() for part in parts]


def _short_range(pages):
    """`1234-1240` → `1234-40`."""
    first, dash, last = pages.replace("–", "-").partition("-")
    if not dash or len(first) != len(last) or not (first + last).isdigit():
        return first + dash + last
    same = next((i for i in range(len(first)) if first[i] != last[i]), len(first) - 1)
    return f"{first}-{last[same:]}"


# -- APA ---------------------------------------------------------------------------------------


def apa(facts):
    """The text of the reference list of the APA's manual, 7th edition: up to 20 authors.

    The list is numbered here and the texts cite by number in both styles: a signed text stays as
    it is whichever style the clinic chooses, and a number interrupts a lay reader least.
    """
    kind, title = facts.get("type"), facts["title"].rstrip(".")
    year = f"({facts.get('year') or 'n.d.'})"
    names, source = _apa_names(facts.get("authors", [])), facts.get("container", "")
    if not names and facts.get("editors") and kind != "chapter":
        names = f"{_apa_names(facts['editors'])} {_eds(facts)}"
    if kind == "article-journal":
        parts = [title, _apa_journal(facts, source)]
    elif kind == "chapter":
        parts = [title, _apa_book(facts, source), facts.get("publisher")]
    else:
        publisher = facts.get("publisher", "")
        edition = _apa_behind(facts, pages=False)
        parts = [_italic(title) + edition, source, "" if publisher == names else publisher]
    head = [_ended(names or parts.pop(0)), year]
    return " ".join(_ended(part) for part in [" ".join(head), *parts] if part)


def _apa_journal(facts, source):
    where = _italic(", ".join(filter(None, [source, facts.get("volume", "")])))
    where += f"({facts['issue']})" if facts.get("issue") else ""
    return where + (f", {_long_range(facts['page'])}" if facts.get("page") else "")


def _apa_book(facts, source):
    editors = [_apa_name(name, family_last=True) for name in facts.get("editors", [])]
    who = f"{_listed(editors, two=' & ')} {_eds(facts)}, " if editors else ""
    return (who or source) and f"In {who}{_italic(source)}{_apa_behind(facts, pages=True)}"


def _apa_behind(facts, *, pages):
    """What stands in brackets behind a title: (2nd ed., pp. 20–35)."""
    behind = [_edition(facts)]
    if pages and facts.get("page"):
        one = re.fullmatch(r"\w+", facts["page"])
        behind.append(f"{'p.' if one else 'pp.'} {_long_range(facts['page'])}")
    behind = ", ".join(filter(None, behind))
    return f" ({behind})" if behind else ""


def _eds(facts):
    return "(Eds.)" if len(facts.get("editors", [])) > 1 else "(Ed.)"


def _apa_names(authors):
    names = [_apa_name(author) for author in authors]
    if len(names) > 20:
        return f"{', '.join(names[:19])}, … {names[-1]}"
    return _listed(names, two=", & ")


def _listed(names, *, two):
    """With “, &” before the last; two editors whose given names come first have no comma."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + (two if len(names) == 2 else ", & ") + names[-1]


def _apa_name(author, *, family_last=False):
    if author.get("literal"):
        return author["literal"]
    initials = " ".join(f"{letter}." for letter in _initials(author.get("given", "")))
    family = author.get("family", "")
    if family_last:
        return f"{initials} {family}".strip()
    return f"{family}, {initials}" if initials else family


def _long_range(pages):
    return re.sub(r"\s*[-–]+\s*", "–", pages)


# -- Both --------------------------------------------------------------------------------------


def _edition(facts):
    """`2` → 2nd ed."""
    edition = facts.get("edition", "").strip().rstrip(".")
    if edition.isdigit():
        last = "th" if edition[-2:] in ("11", "12", "13") else ""
        edition += last or {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
    return f"{edition} ed." if edition and "ed" not in edition.lower().split() else edition


def _italic(text):
    return f"\x01{text}\x02" if text else ""


def _ended(part):
    bare = part.replace("\x01", "").replace("\x02", "")
    return part if bare.endswith((".", "?", "!")) else f"{part}."


def _day(iso, pattern):
    day = date.fromisoformat(iso)
    month = _MONTHS[day.month - 1]
    return pattern.format(year=day.year, month=month, short=month[:3], day=day.day)
