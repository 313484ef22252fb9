"""From citations in a text to linked numbers and a reference list."""

import re
from html import escape

from django.utils.translation import gettext as _

from references.styles import link, vancouver

_CITE = re.compile(r'<cite data-ref="([^"]*)">[^<]*</cite>')
# The space before a citation goes, so that its number never starts a line; the one after it stays.
# Only where a run of spaces begins is it looked at: trying each of its places costs the square.
_CITES = re.compile(rf"(?<!\s)\s*{_CITE.pattern}(?:\s*{_CITE.pattern})*")


def cited_keys(text):
    """The keys that a text cites, in the order of their first mention."""
    return list(dict.fromkeys(_CITE.findall(text)))


def number_citations(html, numbers):
    """Replace each run of citations by one superscript of linked numbers, each with its own id.

    What is safe stays safe.
    """
    seen = {}

    def numbered(match):
        links = []
        for key in _CITE.findall(match[0]):
            number = numbers.get(key)
            if number is None:
                continue
            seen[key] = seen.get(key, 0) + 1
            label, place = escape(_("Reference %d") % number), f"cite-{number}-{seen[key]}"
            links.append(f'<a href="#ref-{number}" id="{place}" aria-label="{label}">{number}</a>')
        return f'<sup class="citation">{", ".join(links)}</sup>' if links else ""

    return type(html)(_CITES.sub(numbered, html))


def references_shown(references):
    """A page's reference list: number, text, link, and the key that finds the living facts."""
    return [
        {"number": number, "key": facts["key"], "text": vancouver(facts), "link": link(facts)}
        for number, facts in enumerate(references, start=1)
    ]


def records_shown(references):
    """The same for records as they are now, with whether they were retracted since."""
    shown = references_shown([reference.facts for reference in references])
    for row, reference in zip(shown, references, strict=True):
        row["retracted"] = reference.retracted_on is not None
    return shown
