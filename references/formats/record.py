"""What every format's reader makes of a text: records to be confirmed by a person."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from clinic import markup
from references import identifiers
from references.models import Reference

Type = Reference.Type
NAMES = ("authors", "editors")
IDENTIFIERS = ("doi", "pmid", "pmcid", "isbn", "url")
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass
class Record:
    """One work as it was read: facts by the names of a Reference's fields, and what was odd."""

    facts: dict = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    raw: str = ""

    def finished(self):
        """The same with every fact in its one form; what cannot be right is left out and said."""
        facts, self.facts = self.facts, {}
        for name, value in facts.items():
            if name in NAMES:
                value = [who for who in map(_tidy_name, value) if any(who.values())][:500]
            elif name in IDENTIFIERS:
                value = self._identifier(name, value)
            elif isinstance(value, str):
                value = self._fitting(name, _tidy(value))
            if value:
                self.facts[name] = value
        if self.facts.get("title"):
            self.facts["title"] = self.facts["title"].rstrip(".")
        return self

    def _identifier(self, name, value):
        if not (value := _tidy(value)):
            return ""
        try:
            return self._fitting(name, getattr(identifiers, name)(value))
        except ValueError as error:
            self.faults.append(str(error))
            return ""

    def _fitting(self, name, value):
        longest = Reference._meta.get_field(name).max_length
        if longest and len(value) > longest:
            self.faults.append(_("“%s…” was too long and was cut.") % value[:40])
            return value[:longest].rstrip()
        return value

    @property
    def missing(self):
        """What a reader would want to know and the text did not say."""
        kind = self.facts.get("type")
        wanted = {
            "title": _("the title"),
            "authors": "editors" not in self.facts and _("the authors"),
            "year": kind != Type.WEBPAGE and _("the year"),
            "container": (kind == Type.ARTICLE and _("the journal"))
            or (kind == Type.CHAPTER and _("the book")),
            "accessed_on": kind == Type.WEBPAGE and _("the day on which it was read"),
        }
        return [words for name, words in wanted.items() if words and not self.facts.get(name)]


def _tidy(value):
    return " ".join(markup.without_unseen(str(value)).replace("\x01", "").split())


def _tidy_name(name):
    return {part: _tidy(words)[:120] for part, words in name.items() if _tidy(words)}


def name_of(text):
    """`Foa, Edna B.` or `Foa EB` as a person; what has neither form is an organisation."""
    text = _tidy(text).strip(" ,;")
    family, comma, given = text.partition(",")
    if comma:
        return {"family": family.strip(), "given": given.replace(",", " ").strip()}
    match = re.fullmatch(r"(\S.*?) ([A-Z]{1,4})", text)
    if match and not match[1].isupper():
        return {"family": match[1], "given": " ".join(f"{letter}." for letter in match[2])}
    return {"literal": text}


def year_of(text):
    match = _YEAR.search(str(text))
    return int(match[1]) if match else None


def pages_of(first, last=""):
    first, last = (re.sub(r"\s*[–—]\s*|--+", "-", _tidy(page)) for page in (first, last))
    pages = f"{first}-{last}" if first and last and "-" not in first else first or last
    return _whole_range(pages)


def _whole_range(pages):
    """`1234-40` → `1234-1240`: styles shorten it again."""
    match = re.fullmatch(r"(\d+)\s*-\s*(\d+)", pages)
    if match and len(match[2]) < len(match[1]):
        return f"{match[1]}-{match[1][: -len(match[2])]}{match[2]}"
    return pages


def day_of(text):
    """`2020-01-09`, `2020/01/09/`, `2020 Jan 9`, `January 9, 2020` → ISO, else empty."""
    text = _tidy(text)
    if match := re.match(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", text):
        year, month, day = map(int, match.groups())
    elif match := re.match(r"(\d{4}) ([A-Za-z]{3})[a-z]* (\d{1,2})\b", text):
        year, month, day = int(match[1]), _month(match[2]), int(match[3])
    elif match := re.match(r"([A-Za-z]{3})[a-z]* (\d{1,2}),? (\d{4})", text):
        year, month, day = int(match[3]), _month(match[1]), int(match[2])
    elif match := re.match(r"(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})", text):
        year, month, day = int(match[3]), _month(match[2]), int(match[1])
    else:
        return ""
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 28 + 3 else ""


def _month(word):
    word = word.lower()
    return _MONTHS.index(word) + 1 if word in _MONTHS else 0
