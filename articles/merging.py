"""Two versions of a text, laid side by side paragraph by paragraph, and made into one again."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from clinic import markup

# What stands inside a line: two of these in a row are one block, not two.
_INLINE = {
    *["a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd"],
    *["mark", "q", "s", "small", "strong", "sub", "sup"],
}
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_VOID = {"br", "hr", "img"}
# A tag, a word, or the end of a line.
_PIECE = re.compile(r"<[^<>]*>|[^\s<]+|\n")
# Beyond this many pairs, finding who belongs to whom takes longer than people wait.
_PAIRS_OF_BLOCKS = 2_500
_PAIRS_OF_WORDS = 4_000_000


@dataclass(frozen=True)
class Stretch:
    """Blocks of both texts that stand at the same place; `mine` equals `theirs`, or differs."""

    mine: list[str]
    theirs: list[str]

    @property
    def same(self):
        return self.mine == self.theirs

    @property
    def words_win(self):
        """The choice that loses nothing: what stands on one side only stays."""
        return "mine" if self.mine else "theirs"


def blocks(text):
    """The outermost elements of an HTML text; words that stand in none are a block too."""
    found, block, depth, inline = [], "", 0, True
    for is_tag, piece in markup.pieces(text.replace("\r\n", "\n")):
        name = _NAME.match(piece)[1].lower() if is_tag and _NAME.match(piece) else None
        begins = name and depth == 0 and name not in _INLINE
        if block and depth == 0 and (begins or not inline):
            found.append(block)
            block = ""
        if depth == 0:
            inline = not begins
        block += piece
        if name and name not in _VOID:
            depth = max(0, depth - 1) if piece.startswith("</") else depth + 1
    found.append(block)
    return [block.strip() for block in found if block.strip()]


def differences(mine, theirs):
    """The two texts as stretches in order, alternately the same and different where they can be."""
    mine, theirs = blocks(mine), blocks(theirs)
    stretches = []
    for tag, a, b, c, d in SequenceMatcher(None, mine, theirs).get_opcodes():
        if tag == "equal":
            stretches.append(Stretch(mine[a:b], theirs[c:d]))
        else:
            stretches += _paired(mine[a:b], theirs[c:d])
    return stretches


def places(mine, theirs):
    """The stretches that differ."""
    return [stretch for stretch in differences(mine, theirs) if not stretch.same]


def merged(mine, theirs, choices):
    """One text of both: for each place in order "mine", "theirs", "both", or None: lose nothing."""
    choices = iter(choices)
    text = []
    for stretch in differences(mine, theirs):
        choice = "mine" if stretch.same else next(choices, None) or stretch.words_win
        text += stretch.theirs if choice == "theirs" else stretch.mine
        text += stretch.theirs if choice == "both" else []
    return "\n".join(text)


def _paired(mine, theirs):
    """Changed blocks, each beside what it was changed from, as far as that can be told."""
    if len(mine) * len(theirs) > _PAIRS_OF_BLOCKS:
        return [Stretch(mine, theirs)]
    stretches, a, b = [], 0, 0
    for place, block in enumerate(mine):
        alike = (n for n in range(b, len(theirs)) if _alike(block, theirs[n]))
        counterpart = next(alike, None)
        if counterpart is not None:
            stretches += _beside(mine[a:place], theirs[b:counterpart])
            stretches.append(Stretch([block], [theirs[counterpart]]))
            a, b = place + 1, counterpart + 1
    return stretches + _beside(mine[a:], theirs[b:])


def _beside(mine, theirs):
    if len(mine) == len(theirs):
        return [Stretch([one], [other]) for one, other in zip(mine, theirs, strict=True)]
    return [Stretch(mine, theirs)]


def _alike(one, other):
    words = SequenceMatcher(None, markup.plain(one).split(), markup.plain(other).split())
    return words.quick_ratio() >= 0.5


# -- Words ---------------------------------------------------------------------------------------


def marked(mine, theirs):
    """The words of two lists of blocks, each as runs of (words, whether they stand only here).

    Where the words do not differ, or there are none, it is the HTML that does and is shown.
    """
    sides = [_words(mine), _words(theirs)]
    if sides[0] == sides[1] or [""] in sides:
        sides = [_source(mine), _source(theirs)]
    one, other = sides
    if not one or not other or len(one) * len(other) > _PAIRS_OF_WORDS:
        return [(" ".join(one), False)], [(" ".join(other), False)]
    ours, others = [], []
    for tag, a, b, c, d in SequenceMatcher(None, one, other).get_opcodes():
        ours.append((" ".join(one[a:b]), tag != "equal"))
        others.append((" ".join(other[c:d]), tag != "equal"))
    return [run for run in ours if run[0]], [run for run in others if run[0]]


def _words(side):
    """The words of the blocks; a line break parts one block from the next."""
    return " \n ".join(markup.plain(block) for block in side).split(" ") if side else []


def _source(side):
    pieces = (piece for block in side for is_tag, piece in markup.pieces(block + "\n"))
    return [word for piece in pieces for word in _PIECE.findall(piece)]
