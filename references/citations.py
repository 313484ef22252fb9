"""From citations in a text to linked numbers and a reference list."""

import re
from html import escape

from django.utils.translation import gettext as _

_CITE = re.compile(r'<cite data-ref="([^"]*)">[^<]*</cite>')
# The space before a citation goes, so that its number never starts a line; the one after it stays.
# Only where a run of spaces begins is it looked at: trying each of its places costs the square.
_CITES = re.compile(rf"(?<!\s)\s*{_CITE.pattern}(?:\s*{_CITE.pattern})*")


def cited_keys(text):
    """The keys that a text cites, in the order of their first mention."""
    return list(dict.fromkeys(_CITE.findall(text)))


def renamed(text, keys):
    """A text whose citations of some keys cite others."""
    return _CITE.sub(lambda match: f'<cite data-ref="{keys.get(match[1], match[1])}"></cite>', text)


def numbered(keys, known):
    """The distinct records that keys mean, in order of first mention, and the number of each key.

    Two keys mean one record where one was merged into the other.
    """
    records, numbers = [], {}
    for key in keys:
        if key in known:
            if known[key] not in records:
                records.append(known[key])
            numbers[key] = records.index(known[key]) + 1
    return records, numbers


def place(places, number):
    """The id of one more place that cites `number`; `places` keeps them, for the way back."""
    ids = places.setdefault(number, [])
    ids.append(f"cite-{number}-{len(ids) + 1}")
    return ids[-1]


def number_citations(html, numbers, places):
    """Replace each run of citations by one superscript of linked numbers, each with its own id.

    `places` is filled with the ids by number. What is safe stays safe.
    """

    def as_links(match):
        links = []
        for key in _CITE.findall(match[0]):
            number = numbers.get(key)
            if number is None:
                continue
            label, here = escape(_("Reference %d") % number), place(places, number)
            links.append(f'<a href="#ref-{number}" id="{here}" aria-label="{label}">{number}</a>')
        return f'<sup class="citation">{", ".join(links)}</sup>' if links else ""

    return type(html)(_CITES.sub(as_links, html))


def references_shown(references):
    """A page's reference list: number, facts, and the key that finds the living record."""
    return [
        {"number": number, "key": facts["key"], "facts": facts}
        for number, facts in enumerate(references, start=1)
    ]


def records_shown(references):
    """The same for records as they are now, with whether they were retracted since."""
    shown = references_shown([reference.facts for reference in references])
    for row, reference in zip(shown, references, strict=True):
        row["retracted"] = reference.retracted_on is not None
    return shown
