"""Explaining glossary terms where texts mention them, and telling which terms a text mentions.

An author marks a term by hand with a link to its entry: `discovery.links` writes that as `a.term`,
and it stands for the first mention.
"""

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from html import escape, unescape
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Min, OuterRef, Q
from django.utils import timezone

from clinic import content_version
from clinic.languages import address
from glossary.matching import EDGE, MEANING, Matcher, Term
from glossary.models import Abbreviation, Entry, Synonym

# What stands in these is never linked: it is a link already, not the author's own sentence, or a
# place where a link would distract from what matters.
_UNLINKED = {
    *["a", "blockquote", "button", "caption", "cite", "code", "figcaption", "kbd", "label", "math"],
    *["h1", "h2", "h3", "h4", "h5", "h6", "noscript", "pre", "q", "samp", "svg", "select", "head"],
    *["audio", "canvas", "object", "option", "summary", "template", "video"],
}
_EMERGENCY = "care-card-emergency"
# Within these a word goes on; any other tag ends it.
_INLINE = {
    *["a", "abbr", "b", "bdi", "bdo", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s"],
    *["small", "span", "strong", "sub", "sup", "u", "wbr"],
}
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
# Synonyms that name the same thing.
_SAME = [Synonym.Scope.EXACT, Synonym.Scope.LATIN, Synonym.Scope.OBSOLETE]

# A tag with its attributes, what a browser takes for none, and elements without any markup. Each
# ends somewhere, were it at the end of the text, so that nothing is read twice.
_PIECE = re.compile(
    r"""<!--.*?(?:-->|\Z)|<[!?][^>]*(?:>|\Z)
    |<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)\b.*?(?:</(?P=raw)\b[^>]*(?:>|\Z)|\Z)
    |</?[a-z](?:[^"'>]|"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))*+(?:>|\Z)""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_NAME = re.compile(r"</?([a-z][^\s/>]*)", re.IGNORECASE)
# What a reader sees as another character, or not at all: &auml;, soft hyphens, joiners, marks of
# direction.
_HIDDEN = "\u00ad\u061c\u200b-\u200f\u2060\ufeff"
_OTHERWISE = re.compile(
    rf"&(?:#\d{{1,8}}|#x[0-9a-f]{{1,6}}|[a-z][a-z0-9]{{1,31}});|[{_HIDDEN}]+", re.I
)
_UNSEEN = re.compile(f"[{_HIDDEN}]+")
# Within a word one may write a part of it lower or higher: 5-HT<sub>2A</sub>.
_LOWERED = re.compile(r"<(/?)(su[bp])>")
# As `discovery.links` writes a mark made by hand, and as texts are stored.
_MARK = re.compile(r'<a class="term"[^<>]* href="([^"]*)"')
_STORED_MARK = re.compile(r'<a\b[^<>]* data-to="entry:(\d+)"')
_EXPANSION = re.compile(r'<abbr\b[^<>]* title="([^"]*)"', re.IGNORECASE)

_matchers = {}


class Linked(NamedTuple):
    """A text with its terms linked, and these in the order of their first links."""

    html: str
    terms: list[Term]


class Link(NamedTuple):
    """Where a link to a term stands: in the HTML, and in the running text."""

    start: int
    end: int
    term: Term
    words: tuple[int, int]


def link_terms(html, *, language, exclude=(), each_section=False):
    """The HTML with the first mention of each public entry linked, as `a.term`.

    `html` is what the sanitiser gave, and stays as safe as it was. `exclude` holds slugs of entries
    not to link. With `each_section` the first mention in each section is linked, not in the text.
    Taking the links out again gives the text back byte for byte.
    """
    return linking(html, language=language, exclude=exclude, each_section=each_section).html


def linking(html, *, language, exclude=(), each_section=False, version=None):
    """What `link_terms` gives, with the terms.

    `version` is what `content_version.settled` gave, where somebody has asked already.
    """
    known = matcher(language, version)
    running = Running(html, known)
    numbers, parts, position = {}, [], 0
    made = [*links(running, known, exclude, each_section=each_section), *running.marks]
    for start, end, term, words in sorted(made):
        number = numbers.setdefault(term, len(numbers) + 1)
        # A mark has a tag of its own already, which only learns what the others say.
        closing = "</a>" if words else ""
        inside = html[start:end] if words else ""
        parts += [html[position:start], _opening(term, number), inside, closing]
        position = end
    return Linked(type(html)("".join([*parts, html[position:]])), list(numbers))


def links(running, known, exclude=(), *, each_section=False):
    """The links that a text gets, in order; what its author marked is linked by that already."""
    section = running.section if each_section else lambda place: 0
    done = {(section(place), term.slug) for place, term in running.marked}
    excluded = set(exclude)
    for match in known.matches(running.text):
        slug = match.term.slug
        here = section(match.start), slug
        if slug in excluded or here in done:
            continue
        if place := running.place(match.start, match.end):
            done.add(here)
            yield Link(*place, match.term, (match.start, match.end))


def mentioned(html, *, language, exclude=()):
    """The public entries that a text mentions, as (slug, name), in order of first mention."""
    known = matcher(language)
    running = Running(html, known)
    found = [(match.start, match.term) for match in known.matches(running.text)]
    found = sorted([*found, *running.marked], key=lambda mention: mention[0])
    excluded = set(exclude) - {term.slug for _place, term in running.marked}
    terms = {term.slug: term.name for _place, term in found}
    return [(slug, name) for slug, name in terms.items() if slug not in excluded]


def regions(slugs, *, language):
    """Those of some entries that are parts of the brain: by these a search is narrowed down."""
    anatomy = Entry.objects.filter(language=language, kind__in=Entry.ANATOMICAL)
    return set(anatomy.filter(slug__in=slugs).values_list("slug", flat=True))


def matcher(language, version=None):
    """The matcher over a language's public entries, built once per content version and process.

    A transaction that holds a change of its own sees that change, and leaves the shared one alone.
    """
    if version is None:
        version = content_version.settled()
    known, until, shared = _matchers.get(language, (None, None, None))
    if version and known == version and (until is None or timezone.now() < until):
        return shared
    built = build(language)
    if version:
        _matchers[language] = version, _next_change(language), built
    return built


def build(language):
    """The matcher as the tables are now; one query."""
    rows = _public_entries(language)
    entries = tuple((*row, tuple(same), tuple(short)) for *row, same, short in rows)
    return _over(entries, language)


# Within a transaction that changes other things the entries stay the same from text to text.
@lru_cache(maxsize=2)
def _over(entries, language):
    names, abbreviations = [], []
    for slug, name, definition, by_itself, pk, kind, same, short in entries:
        path = address("glossary:entry", slug, language=language)
        term = Term(slug, name, path, definition, by_itself, pk, kind)
        names.append((term, name, False))
        names += [(term, synonym, True) for synonym in same]
        abbreviations += [(term, text) for text in short]
    return Matcher.of(tuple(names), tuple(abbreviations), language)


def _public_entries(language):
    synonyms = Synonym.objects.filter(entry=OuterRef("pk"), scope__in=_SAME)
    abbreviations = Abbreviation.objects.filter(entry=OuterRef("pk"))
    return (
        Entry.objects.public()
        .filter(language=language)
        .annotate(
            same=ArraySubquery(synonyms.values("name")),
            short=ArraySubquery(abbreviations.values("text")),
        )
        .order_by("pk")
        .values_list(*"slug name definition links_itself pk kind same short".split())
    )


def _next_change(language):
    """When time alone makes an entry public or ends it."""
    now, entries = timezone.now(), Entry.objects.filter(language=language)
    moments = entries.aggregate(
        opens=Min("public_from", filter=Q(public_from__gt=now)),
        ends=Min("public_until", filter=Q(public_until__gt=now)),
    )
    return min(filter(None, moments.values()), default=None)


def _opening(term, number):
    title = f' title="{escape(term.definition)}"' if term.definition else ""
    name = f'data-name="{escape(term.name)}" data-number="{number}"'
    return f'<a class="term" href="{escape(term.path)}"{title} {name}>'


# -- The text as a reader sees it --------------------------------------------------------------


class _Stretch(NamedTuple):
    """So much of the running text stands there in the HTML; `written` otherwise if it differs."""

    start: int
    end: int
    position: int
    written: int
    piece: int
    linkable: bool


class Running:
    """A text without its tags, and where each stretch of it stands in the HTML.

    What an abbreviation or a mark by hand stands for is added in brackets: “ACC (anterior cingulate
    cortex)” tells the matcher what ACC means there.
    """

    def __init__(self, html, known):
        self.html, self.known = html, known
        # Marks as links that stand already, and (place, term) of them and of the stored ones.
        self.marks, self.marked = [], []
        self._texts, self._length = [], 0
        self._stretches, self._sections, self._brackets = [], [], []
        self._read()
        self.text = "".join(self._texts)
        self._starts = [stretch.start for stretch in self._stretches]

    def _read(self):
        outside, position = _Outside(), 0
        for number, match in enumerate(_PIECE.finditer(self.html)):
            if match.start() > position:
                self._add(self.html[position : match.start()], position, number, outside.is_open)
            self._pass(match[0], match.start(), outside, is_raw=match["raw"] is not None)
            position = match.end()
        if position < len(self.html):
            self._add(self.html[position:], position, -1, outside.is_open)

    def _pass(self, piece, position, outside, *, is_raw):
        name = _NAME.match(piece)
        if is_raw or name is None:
            self._say(EDGE if is_raw else "")
            return
        name, closes = name[1].lower(), piece.startswith("</")
        if closes and name in ("a", "abbr") and self._brackets:
            self._say(self._brackets.pop())
        outside.pass_tag(name, piece, closes=closes)
        if name not in _INLINE or "citation" in piece:
            self._say(EDGE)
        if closes:
            return
        if name == "h2":
            self._sections.append(self._length)
        if name in ("a", "abbr"):
            self._brackets.append(self._stands_for(name, piece, position))

    def _stands_for(self, name, tag, position):
        if name == "abbr":
            expansion = _EXPANSION.match(tag)
            return f"{MEANING}{unescape(expansion[1])})" if expansion else ""
        term = None
        if mark := _MARK.match(tag):
            term = self.known.by_path.get(unescape(mark[1]))
            if term:
                self.marks.append(Link(position, position + len(tag), term, ()))
        elif mark := _STORED_MARK.match(tag):
            term = self.known.by_pk.get(int(mark[1]))
        if term is None:
            return ""
        self.marked.append((self._length, term))
        return f"{MEANING}{term.name})"

    def _say(self, text):
        self._texts.append(text)
        self._length += len(text)

    def _add(self, piece, position, number, linkable):
        """Take the words of a piece of text in."""
        if "&" not in piece and (piece.isascii() or not _UNSEEN.search(piece)):
            self._stretch(piece, position, len(piece), number, linkable)
            return
        at = 0
        for match in _OTHERWISE.finditer(piece):
            seen = _UNSEEN.sub("", unescape(match[0]))
            if seen == match[0] or EDGE in seen:
                continue  # no entity
            if match.start() > at:
                plain = piece[at : match.start()]
                self._stretch(plain, position + at, len(plain), number, linkable)
            if seen:
                self._stretch(seen, position + match.start(), len(match[0]), number, linkable)
            at = match.end()
        if at < len(piece):
            self._stretch(piece[at:], position + at, len(piece) - at, number, linkable)

    def _stretch(self, text, position, written, number, linkable):
        end = self._length + len(text)
        self._stretches.append(_Stretch(self._length, end, position, written, number, linkable))
        self._say(text)

    def section(self, place):
        """The number of the section that a place of the running text stands in."""
        return bisect_right(self._sections, place)

    def place(self, start, end):
        """The place in the HTML of what matched, or None where it cannot be linked."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None or not (first.linkable and last.linkable):
            return None
        begins, ends = _within(first, start), _within(last, end)
        if begins is None or ends is None:
            return None
        if first.piece == last.piece:
            return begins, ends
        # What was set lower or higher ends with its tag.
        for stop in (ends, ends + len("</sub>")):
            if _is_lowered(self.html[begins:stop]):
                return begins, stop
        return None

    def _at(self, place):
        stretch = self._stretches[bisect_right(self._starts, place) - 1] if self._starts else None
        return stretch if stretch and stretch.start <= place < stretch.end else None


def _within(stretch, place):
    """A place of the running text in the HTML; none in the midst of what is written otherwise."""
    if place == stretch.start:
        return stretch.position
    if place == stretch.end:
        return stretch.position + stretch.written
    is_as_written = stretch.written == stretch.end - stretch.start
    return stretch.position + place - stretch.start if is_as_written else None


def _is_lowered(html):
    """Whether the tags within are whole parts of a word, set lower or higher."""
    is_open = ""
    for match in _PIECE.finditer(html):
        tag = _LOWERED.fullmatch(match[0])
        if tag is None or (tag[2] != is_open if tag[1] else is_open):
            return False
        is_open = "" if tag[1] else tag[2]
    return not is_open


class _Outside:
    """Follows the tags, to know whether we stand outside of everything that is not to be linked."""

    def __init__(self):
        self.stack, self.count, self.unlinked = [], Counter(), 0

    @property
    def is_open(self):
        return not self.unlinked

    def pass_tag(self, name, tag, *, closes):
        if closes:
            self._close(name)
        elif name not in _VOID:
            unlinked = name in _UNLINKED or _EMERGENCY in tag
            self.stack.append((name, unlinked))
            self.count[name] += 1
            self.unlinked += unlinked

    def _close(self, name):
        if not self.count[name]:
            return
        while True:
            last, unlinked = self.stack.pop()
            self.count[last] -= 1
            self.unlinked -= unlinked
            if last == name:
                return
