"""Two HTML texts as one, with `<del>` around what was removed and `<ins>` around what was added.

A text is a list of lines: the words of a paragraph, a heading, a list item, a table's cell, each
with the way of elements that leads to it. Lines are compared first, by their hash, and words only
within a line and the one that it was changed from. Then the lines of both texts are put back on
their ways. Without what stands in `<del>` it reads as the new text, without `<ins>` as the old.
"""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from html import escape
from itertools import count, groupby
from typing import NamedTuple

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from clinic import markup

# What stands inside a line; every other element leads to one.
_INLINE = set("a abbr br cite code del em img ins kbd mark q s small strong sub sup".split())
# The authors' own <ins> and <del> must not be taken for ours, nor other words for a citation.
_SHOWN_AS = {"ins": "<mark>", "del": "<s>", "cite": "<cite>"}
_NAME = re.compile(r"</?([a-z0-9]+)")
_WORD = re.compile(r"\s+|(?:&[#\w]+;|[\w'’-])+|[^\w\s]")
# Where readers see a number; with other elements in it, a <cite> is one like any other.
_CITATION = re.compile(r'<cite (data-ref="[^"]*")>[^<]*</cite>')
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')

# Up to this many pairs are compared thoroughly. Longer runs are parted first, at what stands in
# each of them once; what cannot be parted so was replaced.
_PAIRS = 60_000
# So far ahead we look for the line that another one was changed into.
_NEARBY = 30
# Lines with less in common than this were not changed but replaced.
_LIKENESS = 0.4


def redlined(old, new, old_numbers=None, new_numbers=None):
    """Both texts, which are sanitised, as one; the numbers are those of the references by key."""
    before, after = _lines(old, old_numbers or {}), _lines(new, new_numbers or {})
    pairs = list(_paired(before, after))
    moved = _ways_in_the_new_text(before, after, pairs)
    page = _Page()
    for a, b in pairs:
        if b is None:
            page.put(_mapped(before[a].way, moved), _written("del", before[a].words))
        elif a is None:
            page.put(after[b].way, _written("ins", after[b].words))
        elif before[a] == after[b]:
            page.put(after[b].way, _written("", after[b].words))
        else:
            page.put(after[b].way, _changed(before[a].words, after[b].words))
    return page.finished()


# -- Lines and words -----------------------------------------------------------------------------


class Step(NamedTuple):
    """An element on the way to a line; `number` tells it from the next one like it."""

    number: tuple
    opening: str


class Word(NamedTuple):
    """A word or a sign, or what stands between words like one: a citation, an image, a break."""

    key: tuple
    space: str
    html: str
    within: tuple


@dataclass(frozen=True)
class Line:
    kind: tuple  # of the elements that lead to it
    pieces: tuple  # (the inline elements around it, words or a tag)
    way: tuple = field(compare=False)
    numbers: dict = field(compare=False, repr=False)

    @cached_property
    def words(self):
        return list(self._words())

    def _words(self):
        keeps_spaces = "<pre>" in self.kind
        space, first = "", True
        for within, piece in self.pieces:
            is_tag = piece.startswith("<")
            for html in [piece] if is_tag else _WORD.findall(piece):
                if html.isspace():
                    space = html if keeps_spaces else " "
                    continue
                if html.startswith("<citation"):  # readers see no space before it
                    yield Word((html, "", within), "", self._numbered(html), within)
                else:
                    # Where a line begins, a space before it says nothing.
                    space = "" if first and not keeps_spaces else space
                    told = space or (" " if first else "")
                    yield Word((html, told, within), space, html, within)
                space, first = "", False

    def _numbered(self, citation):
        key = dict(_ATTRIBUTE.findall(citation))["data-ref"]
        return f'<cite data-ref="{key}">[{self.numbers.get(key, key)}]</cite>'

    @cached_property
    def _vocabulary(self):
        return Counter(word.key[0] for word in self.words)

    def is_like(self, other):
        """Whether it may have been changed into the other."""
        most = max(len(self.words), len(other.words))
        in_common = (self._vocabulary & other._vocabulary).total()
        return self.kind == other.kind and in_common >= _LIKENESS * most


def _lines(text, numbers):
    """The lines of a sanitised text in order; an element without words has a line without words."""
    lines, pieces, way, inline, numbered = [], [], [], [], count()

    def end_line(even_if_empty=False):
        if even_if_empty or any(not piece.isspace() for _within, piece in pieces):
            kind = tuple(step.opening for step in way)
            lines.append(Line(kind, tuple(pieces), tuple(way), numbers))
        pieces.clear()

    for is_tag, piece in markup.pieces(_CITATION.sub(r"<citation \1>", text)):
        if not is_tag:
            pieces.append((tuple(inline), piece))
        else:
            name = _NAME.match(piece)[1]
            if name in ("br", "citation"):
                pieces.append((tuple(inline), piece))
            elif name == "img":
                pieces += _image(piece, tuple(inline))
            elif name in _INLINE:
                inline.pop() if piece[1] == "/" else inline.append(_SHOWN_AS.get(name, piece))
            else:
                end_line()
                if name == "hr":
                    pieces.append((tuple(inline), piece))
                    end_line()
                elif piece[1] != "/":
                    way.append(Step((id(lines), next(numbered)), piece))
                else:
                    if not (lines and way[-1] in lines[-1].way):
                        end_line(even_if_empty=True)
                    way.pop()
    end_line()
    return lines


def _image(tag, within):
    """An image, and after it the words that are read out in its place, compared as words."""
    alt = dict(_ATTRIBUTE.findall(tag)).get("alt", "")
    yield within, re.sub(r' alt="[^"]*"', ' alt=""', tag)
    if alt:
        yield (*within, "<small>"), f"[{escape(_('Text alternative:'))} {_escaped(alt)}]"


def _escaped(value):
    """An attribute's value, written as words; the sanitiser leaves `<` and `>` in it."""
    return value.replace("<", "&lt;").replace(">", "&gt;")


# -- What belongs to what ------------------------------------------------------------------------


def _opcodes(old, new):
    """As difflib's, of anything that has a hash, in bounded time."""
    a = b = 0
    for start_a, start_b, size in [*_matches(old, new), (len(old), len(new), 0)]:
        if a < start_a or b < start_b:
            yield False, a, start_a, b, start_b
        if size:
            yield True, start_a, start_a + size, start_b, start_b + size
        a, b = start_a + size, start_b + size


def _matches(old, new):
    """Runs that stand in both, in order, as (place in the old, place in the new, length)."""
    found = []
    ranges = [(0, len(old), 0, len(new))]
    while ranges:
        a, end_a, b, end_b = ranges.pop()
        start = a, b
        while a < end_a and b < end_b and old[a] == new[b]:
            a, b = a + 1, b + 1
        found.append((*start, a - start[0]))
        end = end_a
        while a < end_a and b < end_b and old[end_a - 1] == new[end_b - 1]:
            end_a, end_b = end_a - 1, end_b - 1
        found.append((end_a, end_b, end - end_a))
        if (end_a - a) * (end_b - b) <= _PAIRS:
            matcher = SequenceMatcher(None, old[a:end_a], new[b:end_b], autojunk=False)
            found += [(a + m.a, b + m.b, m.size) for m in matcher.get_matching_blocks()]
        else:
            edges = [*_in_both_once(old, new, a, end_a, b, end_b), (end_a, end_b)]
            if len(edges) > 1:
                for edge_a, edge_b in edges:
                    ranges.append((a, edge_a, b, edge_b))
                    a, b = edge_a, edge_b
    return sorted(match for match in found if match[2])


def _in_both_once(old, new, a, end_a, b, end_b):
    """The places of what stands once in each: as many as are in the same order in both.

    The first is left out where it is where the range begins: it could not be parted there again.
    """
    places = _singles(new, b, end_b)
    pairs = [
        (place, places[thing])
        for thing, place in _singles(old, a, end_a).items()
        if thing in places
    ]
    # The longest run of rising places, by patience sorting.
    tops, piles, before = [], [], {}
    for pair in sorted(pairs):
        pile = bisect_left(tops, pair[1])
        before[pair] = piles[pile - 1] if pile else None
        tops[pile : pile + 1], piles[pile : pile + 1] = [pair[1]], [pair]
    run, pair = [], piles[-1] if piles else None
    while pair:
        run.append(pair)
        pair = before[pair]
    return [pair for pair in reversed(run) if pair != (a, b)]


def _singles(things, start, end):
    """Where those stand that are there once."""
    places = {}
    for place in range(start, end):
        places[things[place]] = None if things[place] in places else place
    return {thing: place for thing, place in places.items() if place is not None}


def _paired(before, after):
    """Which line became which, in order: (place, place), with None where there is no other."""
    for same, a, end_a, b, end_b in _opcodes(before, after):
        if same:
            yield from zip(range(a, end_a), range(b, end_b), strict=True)
            continue
        for place in range(a, end_a):
            nearby = range(b, min(b + _NEARBY, end_b))
            other = next((n for n in nearby if before[place].is_like(after[n])), None)
            if other is not None:
                yield from _beside(before, after, a, place, b, other)
                yield place, other
                a, b = place + 1, other + 1
        yield from _beside(before, after, a, end_a, b, end_b)


def _beside(before, after, a, end_a, b, end_b):
    """Lines unlike any other: in each other's place where they are as many and of the same kind."""
    kinds = [line.kind for line in before[a:end_a]]
    if kinds == [line.kind for line in after[b:end_b]]:
        return zip(range(a, end_a), range(b, end_b), strict=True)
    return [*((place, None) for place in range(a, end_a)), *((None, n) for n in range(b, end_b))]


# -- Putting them together -----------------------------------------------------------------------


def _changed(old, new):
    """The words of a line and of what became of it."""
    keys = [[word.key for word in words] for words in (old, new)]
    codes = _without_islands(list(_opcodes(*keys)))
    in_common = sum(end_b - b for same, _a, _end_a, b, end_b in codes if same)
    if in_common < _LIKENESS / 2 * max(len(old), len(new)):
        codes = [(False, 0, len(old), 0, len(new))]
    shown = []
    for same, a, end_a, b, end_b in codes:
        if same:
            # A space stands where either has one: at a line's beginning only one may have it.
            words = [
                one._replace(space=one.space or other.space)
                for one, other in zip(new[b:end_b], old[a:end_a], strict=True)
            ]
            shown.append(_written("", words))
        else:
            shown += [_written("del", old[a:end_a]), _written("ins", new[b:end_b])]
    return "".join(shown)


def _without_islands(codes):
    """A word or two that stayed by chance amid much that was replaced is replaced with the rest."""
    kept = []
    for place, code in enumerate(codes):
        same, a, end_a, b, end_b = code
        around = codes[max(0, place - 1) : place] + codes[place + 1 : place + 2]
        least = min((max(c[2] - c[1], c[4] - c[3]) for c in around), default=0)
        if same and len(around) == 2 and end_a - a <= 2 and least > 3 * (end_a - a):
            code = (False, a, end_a, b, end_b)
        if kept and not kept[-1][0] and not code[0]:
            code = (False, kept[-1][1], end_a, kept.pop()[3], end_b)
        kept.append(code)
    return kept


def _written(mark, words):
    """Words as HTML, all in one <ins> or <del>, or in none."""
    if not words:
        return ""
    written = []
    for within, group in groupby(words, key=lambda word: word.within):
        group = list(group)
        inside = "".join(word.space + word.html for word in group)[len(group[0].space) :]
        closing = "".join(f"</{_NAME.match(tag)[1]}>" for tag in reversed(within))
        written.append(f"{group[0].space}{''.join(within)}{inside}{closing}")
    html = "".join(written)
    if not mark:
        return html
    space = words[0].space
    told = escape(_("added:") if mark == "ins" else _("removed:"))
    return (
        f'{space}<{mark}><span class="visually-hidden">{told} </span>{html[len(space) :]}</{mark}>'
    )


def _ways_in_the_new_text(before, after, pairs):
    """Where the elements of the old text are in the new one: the way to each, by its number."""
    moved = {}
    for a, b in pairs:
        if a is not None and b is not None:
            for depth, step in enumerate(before[a].way, start=1):
                moved.setdefault(step.number, after[b].way[:depth])
    return moved


def _mapped(way, moved):
    for depth in range(len(way), 0, -1):
        if way[depth - 1].number in moved:
            return moved[way[depth - 1].number] + way[depth:]
    return way


class _Page:
    """Writes lines one after the other, each where its way leads."""

    def __init__(self):
        self._out, self._way = [], ()

    def put(self, way, html):
        shared = 0
        while (
            way[shared : shared + 1] and way[shared : shared + 1] == self._way[shared : shared + 1]
        ):
            shared += 1
        self._close(shared)
        self._out.append("\n" if self._out and "<pre>" not in (s.opening for s in way) else "")
        self._out += [*(step.opening for step in way[shared:]), html]
        self._way = way

    def _close(self, depth):
        names = [_NAME.match(step.opening)[1] for step in self._way[depth:]]
        self._out += [f"</{name}>" for name in reversed(names)]

    def finished(self):
        self._close(0)
        # Pieces of sanitised texts, whole elements again, with our marks between them.
        return mark_safe("".join(self._out))
