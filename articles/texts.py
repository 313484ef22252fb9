"""From an edition's stored text to what readers see: citations, contents, reading time."""

import difflib
import re
from dataclasses import dataclass
from html import escape

from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _

from clinic import markup
from clinic.exceptions import Refused
from references.models import Reference
from references.styles import link, vancouver

# What the form writes, and what the next edition starts from.
CARRIED_FIELDS = [
    *(
        [
            "title",
            "standfirst",
            "body",
            "in_depth",
            "disclosure",
            "tag_names",
            "hero",
            "hero_alt",
            "hero_decorative",
        ]
    ),
]
WRITTEN_FIELDS = [*CARRIED_FIELDS, "change", "change_summary"]
WORDS_PER_MINUTE = 200
# R3: a typo is fixed, the meaning stays. More than this share of changed words is no minor edit.
MINOR_SHARE = 0.05

_CITE = re.compile(r'<cite data-ref="([^"]*)">[^<]*</cite>')
_CITES = re.compile(rf"(?:{_CITE.pattern}\s*)+")
_HEADING = re.compile(r"<(h[23])>(.*?)</\1>", re.DOTALL)


def cited_keys(text):
    """The keys that a text cites, in the order of their first mention."""
    return list(dict.fromkeys(_CITE.findall(text)))


def unknown_keys(edition):
    keys = cited_keys(edition.body + edition.in_depth)
    known = set(Reference.objects.filter(key__in=keys).values_list("key", flat=True))
    return [key for key in keys if key not in known]


def reading_minutes(text):
    return max(1, round(len(markup.plain(text).split()) / WORDS_PER_MINUTE))


@dataclass(frozen=True)
class Heading:
    level: int
    anchor: str
    title: str


@dataclass(frozen=True)
class Rendered:
    """A text ready for a page, with its contents list."""

    html: str
    headings: list[Heading]
    minutes: int


def render(text, references):
    """A signed text as safe HTML, with anchors on its headings and its citations numbered.

    `references` are facts in order of first mention; a citation leads to its place in that list.
    """
    numbers = {facts["key"]: number for number, facts in enumerate(references, start=1)}
    headings, taken = [], set()

    def with_anchor(match):
        title = markup.plain(match[2])
        base = slugify(title)[:60] or "section"
        anchor = next(a for a in _numbered(base) if a not in taken)
        taken.add(anchor)
        headings.append(Heading(int(match[1][1]), anchor, title))
        return f'<{match[1]} id="{anchor}">{match[2]}</{match[1]}>'

    html = _HEADING.sub(with_anchor, markup.clean(text))
    html = number_citations(html, numbers)
    return Rendered(mark_safe(html), headings, reading_minutes(text))


def number_citations(html, numbers):
    """Replace each run of citations by a superscript of linked numbers, with ids to return to."""
    seen = {}

    def numbered(match):
        links = []
        for key in _CITE.findall(match[0]):
            number = numbers.get(key)
            if number is None:
                continue
            seen[key] = seen.get(key, 0) + 1
            label = escape(_("Reference %d") % number)
            links.append(
                f'<a href="#ref-{number}" id="cite-{number}-{seen[key]}" '
                f'aria-label="{label}">{number}</a>'
            )
        return f'<sup class="citation">{", ".join(links)}</sup>' if links else ""

    return _CITES.sub(numbered, html)


def _numbered(base):
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def references_shown(references):
    """A page's reference list: number, text, link, and the key by which living facts are found."""
    return [
        {"number": number, "key": facts["key"], "text": vancouver(facts), "link": link(facts)}
        for number, facts in enumerate(references, start=1)
    ]


def check_minor(edition, earlier):
    """Refuse as minor what changes more than a small share of the words, or anything but words."""
    before = markup.plain(
        " ".join([earlier.title, earlier.standfirst, earlier.body, earlier.in_depth])
    ).split()
    after = markup.plain(
        " ".join([edition.title, edition.standfirst, edition.body, edition.in_depth])
    ).split()
    same = sum(
        block.size
        for block in difflib.SequenceMatcher(
            None, before, after, autojunk=False
        ).get_matching_blocks()
    )
    changed = max(len(before), len(after)) - same
    if changed > MINOR_SHARE * max(1, len(before)):
        raise Refused(
            _("%(changed)d words changed: that is more than a minor edit. It needs a full review.")
            % {"changed": changed}
        )
    if cited_keys(earlier.body) != cited_keys(edition.body):
        raise Refused(
            _("The citations changed: that is more than a minor edit. It needs a full review.")
        )
