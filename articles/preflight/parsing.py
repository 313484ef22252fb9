"""A text read once: its blocks of words in order, and what stands in them and beside them."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from operator import attrgetter
from typing import NamedTuple

from articles.preflight import sentences
from clinic import markup

# Within these a sentence goes on; any other tag ends it.
_INLINE = {
    *["a", "abbr", "cite", "code", "del", "em", "img", "ins", "kbd", "mark", "q", "s", "small"],
    *["strong", "sub", "sup"],
}
_VOID = {"br", "hr", "img"}
HEADINGS = ("h2", "h3", "h4")
_SPACES = re.compile(r"\s+")
_TAG = re.compile(r"<(/?)([a-z0-9]+)")
_ATTRIBUTE = re.compile(r'\s([\w-]+)(?:="([^"]*)")?')
_CLASSED = re.compile(r"care-card-\w+|callout|video")
WORD = re.compile(r"[^\W_]+(?:['’‐‑-][^\W_]+)*")


class Place(NamedTuple):
    """Where something stands: the form's field, the block's number, the heading it is under."""

    field: str = ""
    number: int = -1
    heading: str = ""


class Sentence(NamedTuple):
    words: str
    # Its place in the words of its block.
    start: int
    end: int
    block: "Block"


@dataclass
class Link:
    block: "Block"
    start: int
    href: str = ""
    # (kind, id) of a thing of ours.
    target: tuple[str, int] | None = None
    end: int | None = None

    @property
    def words(self):
        return self.block.words[self.start : self.end].strip()


@dataclass
class Picture:
    tag: str
    place: Place
    alt: str | None
    within: tuple[str, ...] = ()
    caption: str = ""


@dataclass
class Table:
    place: Place
    caption: str = ""
    has_header: bool = False
    words: str = ""


@dataclass(eq=False)
class Block:
    """A paragraph, a heading, a list item, a cell: words that no other block interrupts."""

    tag: str
    place: Place
    # The elements it stands in, from the outermost; a box by its kind, like care-card-urgent.
    within: tuple[str, ...] = ()
    words: str = ""
    links: list[Link] = field(default_factory=list)
    # The keys that it cites, and where.
    citations: list[tuple[int, str]] = field(default_factory=list)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    # Words that carry their long form in a title, and those set in bold.
    explained_here: list[str] = field(default_factory=list)
    strong: list[str] = field(default_factory=list)
    # Where the glossary's terms stand; see `Manuscript`.
    terms: list[tuple[int, int]] = field(default_factory=list)

    @property
    def is_heading(self):
        return self.tag in HEADINGS

    @property
    def is_prose(self):
        """Whether it is read as sentences: no heading, no cell, no caption, no code."""
        return self.tag in ("p", "li", "dd", "blockquote", "div") and not self.is_aside

    @property
    def is_aside(self):
        return not {"table", "figcaption", "pre"}.isdisjoint(self.within)

    @cached_property
    def sentences(self):
        return [
            Sentence(self.words[start:end], start, end, self)
            for start, end in sentences.spans(self.words)
        ]

    def sentence_at(self, place):
        """The sentence that holds a place of the block's words, or the one before it."""
        number = bisect_right(self.sentences, place, key=attrgetter("start"))
        return self.sentences[max(number - 1, 0)] if self.sentences else None

    @cached_property
    def count(self):
        return sum(1 for _word in WORD.finditer(self.words))

    def is_quoted(self, sentence):
        return "blockquote" in self.within or any(
            start <= sentence.start and sentence.end <= end + 1 for start, end in self.quotes
        )


@dataclass
class Parsed:
    blocks: list[Block] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def parse(html, field_name):
    """What the sanitiser wrote, read once. Linear in its length."""
    reader = _Reader(field_name)
    for is_tag, piece in markup.pieces(html):
        if is_tag:
            reader.pass_tag(piece)
        else:
            reader.pass_words(piece)
    reader.finish()
    return reader.parsed


class _Reader:
    def __init__(self, field_name):
        self.parsed, self.field = Parsed(), field_name
        self.stack, self.heading, self.tables, self.figures = [], "", [], []
        self.block, self.parts, self.length = None, [], 0
        # Inline elements that are open: name, block, place, number of its parts, attributes, link.
        self.opened = []
        self.in_citation = False
        self.begin()

    # -- Blocks --------------------------------------------------------------------------------

    @property
    def place(self):
        return Place(self.field, len(self.parsed.blocks), self.heading)

    def begin(self):
        tag = next((name for name in reversed(self.stack) if name in _WORD_BLOCKS), "p")
        self.block = Block(tag, self.place, tuple(self.stack))
        self.parts, self.length = [], 0

    def finish(self, *, closes=""):
        """End the block; one without words is kept only where it is a heading."""
        block = self.block
        block.words = "".join(self.parts).rstrip()
        for link in block.links:
            link.end = len(block.words) if link.end is None else min(link.end, len(block.words))
        is_empty_heading = closes in HEADINGS and block.tag == closes and not block.words
        if block.words or block.citations or block.links or is_empty_heading:
            if block.is_heading and not _is_boxed(block.within):
                self.heading = block.words
                block.place = block.place._replace(heading=block.words)
            if self.tables and block.words:
                table = self.tables[-1]
                table.words = table.words or block.words
                if block.tag == "caption":
                    table.caption = block.words
            if block.tag == "figcaption" and self.figures:
                for picture in self.figures[-1]:
                    picture.caption = block.words
            self.parsed.blocks.append(block)
        self.begin()

    def pass_words(self, piece):
        if self.in_citation:
            return
        words = _SPACES.sub(" ", unescape(piece))
        if not self.length or self.parts[-1][-1:].isspace():
            words = words.lstrip(" ")
        if words:
            self.parts.append(words)
            self.length += len(words)

    def drop_space(self):
        if self.parts and self.parts[-1].endswith(" "):
            self.parts[-1] = self.parts[-1][:-1]
            self.length -= 1

    # -- Tags ----------------------------------------------------------------------------------

    def pass_tag(self, tag):
        closing, name = _TAG.match(tag).groups()
        if name == "br":
            if self.parts:
                self.parts.append("\n")
                self.length += 1
        elif name == "img":
            self.picture(tag)
        elif name in _INLINE:
            (self.close_inline if closing else self.open_inline)(name, tag)
        elif closing:
            self.close_block(name)
        else:
            self.open_block(name, tag)

    def open_block(self, name, tag):
        self.finish()
        if name in _VOID:
            return
        kind = _CLASSED.search(tag) if name in ("div", "figure") else None
        self.stack.append(kind[0] if kind else name)
        if name == "table":
            self.tables.append(Table(self.place))
            self.parsed.tables.append(self.tables[-1])
        elif name == "th" and self.tables:
            self.tables[-1].has_header = True
        elif name == "figure":
            self.figures.append([])
        self.begin()

    def close_block(self, name):
        self.finish(closes=name)
        if self.stack:
            self.stack.pop()
        if name == "table" and self.tables:
            self.tables.pop()
        elif name == "figure" and self.figures:
            self.figures.pop()
        self.begin()

    def picture(self, tag):
        picture = Picture(tag, self.place, attributes(tag).get("alt"), tuple(self.stack))
        self.parsed.pictures.append(picture)
        if self.figures:
            self.figures[-1].append(picture)

    def open_inline(self, name, tag):
        values = attributes(tag)
        if name == "cite" and "data-ref" in values:
            self.drop_space()  # the one before a citation is not read
            self.block.citations.append((self.length, values["data-ref"]))
            self.in_citation = True
        link = None
        if name == "a":
            kind, _colon, number = values.get("data-to", "").partition(":")
            target = (kind, int(number)) if number else None
            link = Link(self.block, self.length, values.get("href", ""), target)
            self.block.links.append(link)
        self.opened.append((name, self.block, self.length, len(self.parts), values, link))

    def close_inline(self, name, tag):
        while self.opened:
            opened, block, start, part, values, link = self.opened.pop()
            if block is self.block:
                self.note(opened, start, "".join(self.parts[part:]).strip(), values, link)
            if opened == name:
                break
        if name == "cite":
            self.in_citation = False

    def note(self, name, start, words, values, link):
        if link:
            link.end = self.length
        elif name == "q":
            self.block.quotes.append((start, self.length))
        elif name == "abbr" and values.get("title"):
            self.block.explained_here.append(words)
        elif name == "strong":
            self.block.strong.append(words.strip(" :."))


_WORD_BLOCKS = {
    *["blockquote", "caption", "dd", "div", "dt", "figcaption", "h2", "h3", "h4", "li", "p", "pre"],
    *["td", "th"],
}


def attributes(tag):
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}


def _is_boxed(within):
    return any(name.startswith(("care-card", "callout")) for name in within)
