"""What somebody may be about to ask for, while the word is still being typed."""

import re

from discovery.language import fold
from discovery.search import PUBLIC, rows_of

SHORTEST, MOST, CONSIDERED = 2, 8, 100
_WORD = re.compile(r"[^\W_]+")


def suggestions(text, language, kinds):
    """Public things in whose title or other names all words stand, the last of them in part:
    (kind, title, path, other name), the likeliest first. One query."""
    said = _WORD.findall(fold(text))
    if not said or len("".join(said)) < SHORTEST:
        return []
    query = " & ".join([f"'{word}'" for word in said[:-1]] + [f"'{said[-1]}':*"])
    part = (
        "(SELECT kind, title, path, names FROM discovery_document"
        f" WHERE {PUBLIC} AND language = %s AND kind = %s"
        " AND title_vector @@ to_tsquery('simple', %s)"
        f" ORDER BY date DESC, id DESC LIMIT {CONSIDERED})"
    )
    parameters = [x for kind in kinds for x in (language, kind, query)]
    found = rows_of(" UNION ALL ".join([part] * len(kinds)), parameters)
    begun = " ".join(said)
    order = {kind: place for place, kind in enumerate(kinds)}
    options = [(*row[:3], _other_name(begun, row[1], row[3])) for row in found]
    options.sort(key=lambda option: (_fit(begun, option), order[option[0]], len(option[1]), option))
    return options[:MOST]


def _other_name(begun, title, names):
    """The name by which it was found, where that is not its title."""
    if fold(title).startswith(begun):
        return ""
    return min((name for name in names if name.startswith(begun)), key=len, default="")


def _fit(begun, option):
    _kind, title, _path, other = option
    return (
        0 if begun in (fold(title), other) else 1 if fold(title).startswith(begun) or other else 2
    )
