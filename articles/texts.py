"""From an edition's stored text to what readers see: citations, contents, reading time."""

import re
from dataclasses import dataclass, replace
from html import escape

from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from articles import pictures
from articles.minor import check_minor as check_minor
from clinic import markup
from discovery import links
from references.citations import cited_keys, number_citations
from references.citations import references_shown as references_shown
from references.models import Reference

# What the form writes, and what the next edition starts from.
CARRIED_FIELDS = (
    "title standfirst body in_depth disclosure tag_names hero hero_alt hero_decorative"
    " second_card_because".split()
)
WRITTEN_FIELDS = [*CARRIED_FIELDS, "disclosure_confirmed_by", "change", "change_summary"]
WORDS_PER_MINUTE = 200
# An Arabic word holds the article, "and" or "his" of other languages within it.
ARABIC_WORDS_PER_MINUTE = 140
_ARABIC = re.compile(r"[\u0621-\u064a]")

_HEADING = re.compile(r"<(h[23])>(.*?)</\1>", re.DOTALL)
_CALLOUT = re.compile(r'(<div class="callout(?: content-note)?">\s*<h[234])>')
_CONTENT_NOTE = re.compile(r'(<div class="callout content-note">.*?)(</div>)', re.DOTALL)
_ANCHOR = re.compile(r'<h([23]) id="([^"]*)">')
END = "end-of-text"
# The list of references is one for both texts.
_OWN_ANCHOR = re.compile(r'( id="| href="#)(?!ref-)')
_CARE_CARD = re.compile(r'(<div class="([^"]*)">\s*<h[234])>')
_KIND_OF_CARD = re.compile(r"\bcare-card-(nonurgent|urgent|emergency)\b")
# T7: colour is never the only signal.
_URGENCY = {
    "nonurgent": _lazy("Non-urgent advice:"),
    "urgent": _lazy("Urgent advice:"),
    "emergency": _lazy("Immediate action required:"),
}


def unknown_keys(edition):
    keys = cited_keys(edition.body + edition.in_depth)
    known = set(Reference.objects.filter(key__in=keys).values_list("key", flat=True))
    return [key for key in keys if key not in known]


def reading_minutes(text):
    words = markup.plain(text).split()
    arabic = sum(bool(_ARABIC.search(word)) for word in words)
    minutes = (len(words) - arabic) / WORDS_PER_MINUTE + arabic / ARABIC_WORDS_PER_MINUTE
    return max(1, round(minutes))


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
    # Where this text cites each reference: the anchors by its number.
    cited: dict[int, list[str]]
    # The origins that its videos are played from, once a reader asks for it.
    players: set[str]


def render(text, references, images):
    """A signed text as safe HTML, with anchors on its headings and its citations numbered.

    `references` are facts in order of first mention; a citation leads to its place in that list.
    `images` are the facts of those that stand in the text.
    """
    numbers = {facts["key"]: number for number, facts in enumerate(references, start=1)}
    headings, taken, numbering = [], set(), {}

    def with_anchor(match):
        title = markup.plain(match[2])
        base = slugify(title)[:60] or "section"
        candidates = numbering.setdefault(base, _numbered(base))
        anchor = next(a for a in candidates if a not in taken)
        taken.add(anchor)
        headings.append(Heading(int(match[1][1]), anchor, title))
        return f'<{match[1]} id="{anchor}">{match[2]}</{match[1]}>'

    html, players = pictures.show(links.resolved(markup.clean(text)), images)
    # The heading of a care card or callout is no section of the text, and gets no anchor.
    html = _CARE_CARD.sub(_with_urgency, html)
    html = _CALLOUT.sub(r'\1 class="callout-heading">', html)
    html = _HEADING.sub(with_anchor, html)
    html = _CONTENT_NOTE.sub(_with_way_past, html)
    if f'href="#{END}"' in html:
        html += f'<span id="{END}"></span>'
    html = number_citations(html, numbers, cited := {})
    # A wide table scrolls in a box of its own, which a keyboard can reach.
    html = html.replace("<table>", '<div class="table-scroll" tabindex="0"><table>')
    html = html.replace("</table>", "</table></div>")
    # Sanitised above; pictures, anchors, numbers and urgency words are ours.
    return Rendered(mark_safe(html), headings, reading_minutes(text), cited, players)


def beside_the_body(rendered):
    """The text in depth on one page with the body: its anchors get names of their own."""
    html = _OWN_ANCHOR.sub(r"\1in-depth-", rendered.html)
    return replace(rendered, html=mark_safe(html))


def _with_way_past(match):
    """A content note, and the link past the passage it warns of: to the next heading.

    Where the passage begins with a heading of its own, to the one that ends that section.
    """
    headings = _ANCHOR.finditer(match.string, match.end())
    after = next(headings, None)
    if after and not match.string[match.end() : after.start()].strip():
        after = next((other for other in headings if other[1] <= after[1]), None)
    words = escape(_("Skip this part"))
    link = f'<p class="skip-passage"><a href="#{after[2] if after else END}">{words}</a></p>'
    return f"{match[1]}{link}{match[2]}"


def _with_urgency(match):
    kind = _KIND_OF_CARD.search(match[2])
    if kind is None:
        return match[0]
    words = escape(_URGENCY[kind[1]])
    return f'{match[1]} class="care-card-heading"><span class="visually-hidden">{words} </span>'


def _numbered(base):
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1
