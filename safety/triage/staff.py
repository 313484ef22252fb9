# ruff: noqa: E501  (a pattern stands on one line, so that it can be read and searched as one)
"""Names of the clinic's own people, and of anybody with a doctor's title."""

import re
import unicodedata
from functools import lru_cache

_TITLE = r"(?:Dr|Doctor|Prof|Professor|Professorin|Dra|Doctora|Psic|Lic)\.?"
_ANY_TITLE = (
    "dr|doctor|prof|professor|mrs|mr|ms|miss|herr|frau|doktor|señora?|senora?|dra|doctora|sra?"
)
_TITLED = re.compile(
    rf"\b{_TITLE}(?: (?:med|phil|rer|nat|Dr|psych)\.)* [A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+(?: [A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+)?"
)


def found(text, names):
    """The words of a text that name somebody, those with a title first."""
    yield from (match[0] for match in _TITLED.finditer(text))
    plain, places = _plain(text)
    lower = plain.lower()
    for hint, pattern in _patterns(tuple(names)):
        if hint in lower:
            for match in pattern.finditer(plain):
                yield text[places[match.start()] : places[match.end() - 1] + 1]


def _plain(text):
    """Without accents, and the place of each letter."""
    if text.isascii():
        return text, range(len(text))
    letters = [
        (letter, place)
        for place, written in enumerate(text)
        for letter in unicodedata.normalize("NFKD", written)
        if not unicodedata.combining(letter)
    ]
    return "".join(letter for letter, _ in letters), [place for _, place in letters]


@lru_cache(maxsize=8)
def _patterns(names):
    """(a word without which it need not be tried, pattern) for each way to name somebody: in full
    in any case; initials or a title with the family name; that with its capital. A first name
    alone is an ordinary word ("Grace")."""
    patterns = []
    for name in names:
        parts = _plain(name)[0].split()
        if not parts:
            continue
        first, family = re.escape(parts[0]), re.escape(parts[-1])
        patterns.append((parts[-1], rf"(?i)\b{'[ -]+'.join(map(re.escape, parts))}\b"))
        if len(parts) > 1:
            initial = rf"(?i)\b(?:{first}|{re.escape(parts[0][0])}\.?) (?:\w\.? )?{family}\b"
            patterns.append((parts[-1], initial))
            patterns.append((parts[-1], rf"(?i)\b(?:{_ANY_TITLE})\.? {family}\b"))
            patterns.append(
                (parts[0], rf"(?i)\b(?:dr|doctor|doktor|dra|doctora|nurse)\.? {first}\b")
            )
        if len(family) > 3:
            patterns.append((parts[-1], rf"(?<![.!?] )(?<!^)\b{family}\b|\b{family}(?='s\b|’s\b)"))
    return [(hint.lower(), re.compile(pattern)) for hint, pattern in patterns]
