"""The paragraphs of a text: each has a key that a note is tied to, and its words can be replaced.

A block is what stands between two tags that part words: a paragraph, a heading, an item of a list,
a cell of a table, a caption. Its key is made of its words, so it holds wherever the block moves to,
and is another as soon as the words are.
"""

import difflib
import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from html import escape, unescape

from clinic import markup

BODY, IN_DEPTH = "body", "in_depth"
# So alike is a paragraph to the one it was before somebody went over it.
ALIKE = 0.6

_PARTS = re.compile(
    r"</?(?:p|h[2-4]|li|ul|ol|div|table|thead|tbody|t[dhr]|dl|dt|dd|figure|figcaption|caption"
    r"|blockquote|pre|hr)\b"
)
_LINE_BREAK = re.compile(r"<br\b")
_CITATION = re.compile(r"<cite\b")
_CHARACTER = re.compile(r"&[#\w]+;|.", re.DOTALL)
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_EMPTIED = re.compile(r"<(a|abbr|code|del|em|ins|kbd|mark|q|s|small|strong|sub|sup)\b[^<>]*></\1>")
# One of these, of a plane that no writing uses, marks the end of a block while a text is rendered.
_MARKS = 0xF0000
_MARK = re.compile("[\U000f0000-\U000ffffd]")


@dataclass(frozen=True)
class Block:
    field: str
    key: str
    words: str
    start: int
    end: int


def blocks(html, field=BODY):
    """The blocks of a stored text, in order."""
    found, times = [], Counter()
    for start, end in _stretches(html):
        words = "".join(character for character, *_ in _characters(html[start:end])).strip()
        digest = hashlib.sha256(words.encode()).hexdigest()[:12]
        times[digest] += 1
        again = f"-{times[digest]}" if times[digest] > 1 else ""
        found.append(Block(field, f"{field}-{digest}{again}", words, start, end))
    return found


def _stretches(html):
    """Where each block begins and ends. What stands within a link around blocks is none."""
    start, position, links, wordy = 0, 0, 0, False
    for is_tag, piece in markup.pieces(html):
        if is_tag and _PARTS.match(piece):
            if wordy and not links:
                yield start, position
            start, wordy = position + len(piece), False
        elif is_tag:
            links += piece.startswith("<a ") - (piece == "</a>")
        else:
            wordy = wordy or bool(markup.plain(piece))
        position += len(piece)
    if wordy and not links:
        yield start, position


def blocks_of(content):
    """All blocks of an edition's content, by key."""
    found = blocks(content[BODY], BODY) + blocks(content[IN_DEPTH], IN_DEPTH)
    return {block.key: block for block in found}


def standing(passage, anchor, known):
    """The block that a note is about as the text is now: the same one, or the likest; or None."""
    if not passage or anchor in known:
        return known.get(anchor)
    field = anchor.rpartition("-")[0] or BODY
    best, likest = None, ALIKE
    for block in known.values():
        if not field.startswith(block.field):
            continue
        matcher = difflib.SequenceMatcher(None, passage.split(), block.words.split())
        if matcher.real_quick_ratio() > likest and (ratio := matcher.ratio()) > likest:
            best, likest = block, ratio
    return best


# -- While a text is rendered ------------------------------------------------------------------


def marked(html, found):
    """The text with a mark at the end of each block; it passes through rendering untouched."""
    parts, position = [], 0
    for number, block in enumerate(found):
        parts += [_MARK.sub("", html[position : block.end]), chr(_MARKS + number)]
        position = block.end
    return "".join([*parts, _MARK.sub("", html[position:])])


def replace_marks(html, found, shown):
    """A rendered text with `shown(block)` in the place of each mark."""
    return _MARK.sub(lambda match: shown(found[ord(match[0]) - _MARKS]), html)


# -- Other words -------------------------------------------------------------------------------


def times_said(words, block):
    """How often these exact words stand in a block; spaces and line breaks count alike."""
    return sum(1 for _ in _places(_spaced(words), block.words))


def _spaced(words):
    return " ".join(words.split())


def _places(words, text):
    return re.finditer(rf"(?={re.escape(words)})", text) if words else ()


def replaced(html, block, words, proposal):
    """The text with `proposal` for the words that stand in that block exactly once.

    Tags stay where they are; what is the same in both keeps its place among them.
    """
    words, proposal = _spaced(words), _spaced(proposal)
    characters = _characters(html[block.start : block.end])
    plain = "".join(character for character, start, end in characters)
    at = plain.index(words)
    was, becomes = _TOKEN.findall(words), _TOKEN.findall(proposal)
    steps = difflib.SequenceMatcher(None, was, becomes, autojunk=False).get_opcodes()
    inner = html[block.start : block.end]
    for step, start, end, new_start, new_end in reversed(steps):
        if step != "equal":
            first = at + len("".join(was[:start]))
            last = at + len("".join(was[:end]))
            inner = _put(inner, characters, first, last, "".join(becomes[new_start:new_end]))
    return html[: block.start] + _without_husks(inner) + html[block.end :]


def _characters(inner):
    """The words of a block as readers see them, each character with where it stands in the HTML."""
    found, position = [], 0
    for is_tag, piece in markup.pieces(inner):
        if is_tag and _LINE_BREAK.match(piece):
            found.append((" ", position, position))
        elif is_tag and _CITATION.match(piece):
            while found and found[-1][0] == " ":
                found.pop()  # readers see none before a citation's number
        elif not is_tag:
            for match in _CHARACTER.finditer(piece):
                character = unescape(match[0])
                space = character.isspace()
                found.append(
                    (" " if space else character, position + match.start(), position + match.end())
                )
        position += len(piece)
    return _spaces_joined(found)


def _spaces_joined(found):
    joined = []
    for character, start, end in found:
        if character == " " and (not joined or joined[-1][0] == " "):
            continue
        joined.append((character, start, end))
    return joined


def _put(inner, characters, first, last, words):
    """`words` for the characters from `first` to before `last`: at the first, tags left alone."""
    if first == last:
        place = characters[first - 1][2] if first else characters[0][1]
        return inner[:place] + escape(words, quote=False) + inner[place:]
    for number, (_character, start, end) in reversed([*enumerate(characters[first:last])]):
        inner = inner[:start] + (escape(words, quote=False) if number == 0 else "") + inner[end:]
    return inner


def _without_husks(inner):
    """Without the inline tags that were left around nothing."""
    while (less := _EMPTIED.sub("", inner)) != inner:
        inner = less
    return inner
