"""A text as the rules see it: read once, with what only the database knows beside it."""

from dataclasses import dataclass, field
from functools import cached_property

from articles.preflight import readability
from articles.preflight.parsing import Block, Place, parse
from glossary.matching import EDGE
from safety.language import Passage


@dataclass(frozen=True)
class Facts:
    """What the words alone do not tell. Of a text from a file little is known."""

    # Whether it is an article of ours; else nothing is asked for that stands beside a text.
    is_edition: bool = False
    # What a text cannot do without, in words.
    missing: tuple[str, ...] = ()
    disclosure: str = ""
    disclosure_is_confirmed: bool = False
    unknown_keys: frozenset[str] = frozenset()
    # Cited references by key: those that were retracted, and what is wrong with an identifier.
    retracted: dict[str, str] = field(default_factory=dict)
    wrong_identifiers: dict[str, str] = field(default_factory=dict)
    # Links inside, as (kind, id) or as an address.
    dead: frozenset = frozenset()
    hidden: frozenset = frozenset()
    # Addresses of other sites: those that answer no more, and those that moved, with the new one;
    # and the addresses of the cited references by key.
    dead_outside: frozenset[str] = frozenset()
    moved_outside: dict[str, str] = field(default_factory=dict)
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    # The titles of the images in the text, by their address; the main image's words.
    image_titles: dict[str, str] = field(default_factory=dict)
    hero_alt: str | None = None
    # What the clinic's outlines say about what belongs in a place.
    guidance: frozenset[str] = frozenset()


@dataclass
class Manuscript:
    """`body` and `in_depth` are what the sanitiser wrote."""

    body: str = ""
    in_depth: str = ""
    title: str = ""
    standfirst: str = ""
    language: str = "en"
    second_card_because: str = ""
    facts: Facts = field(default_factory=Facts)
    # Gives the places of the glossary's terms in a running text.
    find_terms: callable = None

    @cached_property
    def parts(self):
        """The two texts, read."""
        return [parse(self.body, "body"), parse(self.in_depth, "in_depth")]

    @cached_property
    def blocks(self):
        """Every block in the order in which readers meet it, title and standfirst first."""
        opening = [("title", self.title), ("standfirst", self.standfirst)]
        blocks = [
            Block("p", Place(name, 0), ("opening",), " ".join(words.split()))
            for name, words in opening
            if words.strip()
        ]
        blocks += [block for part in self.parts for block in part.blocks]
        self._mark_terms(blocks)
        return blocks

    @cached_property
    def text(self):
        """The blocks of the two texts, without title and standfirst."""
        return [block for block in self.blocks if "opening" not in block.within]

    def _mark_terms(self, blocks):
        if self.find_terms is None:
            return
        running = EDGE.join(block.words for block in blocks)
        begins, numbered = 0, iter(blocks)
        block = next(numbered, None)
        for start, end in self.find_terms(running):
            while start > begins + len(block.words):
                begins += len(block.words) + len(EDGE)
                block = next(numbered)
            block.terms.append((start - begins, end - begins))

    @cached_property
    def explained(self):
        """The names and abbreviations in the text that the glossary explains, in lower case."""
        return frozenset(
            block.words[start:end].lower() for block in self.blocks for start, end in block.terms
        )

    @cached_property
    def pictures(self):
        return [picture for part in self.parts for picture in part.pictures]

    @cached_property
    def tables(self):
        return [table for part in self.parts for table in part.tables]

    @cached_property
    def links(self):
        return [link for block in self.blocks for link in block.links]

    @cached_property
    def sentences(self):
        """Of everything that is read as sentences."""
        return [sentence for block in self.blocks if block.is_prose for sentence in block.sentences]

    @cached_property
    def passages(self):
        """Every sentence with what a rule about words may need to know, and its place."""
        return [
            (self._passage(sentence), block.place)
            for block in self.blocks
            for sentence in block.sentences
        ]

    def _passage(self, sentence):
        block = sentence.block
        return Passage(
            sentence=sentence.words,
            paragraph=block.words,
            is_cited=bool(block.citations),
            is_quoted=block.is_quoted(sentence),
            explained=self.explained,
        )

    @cached_property
    def words(self):
        return sum(block.count for block in self.text)

    @cached_property
    def readability(self):
        return readability.measure(self.text, self.language)
