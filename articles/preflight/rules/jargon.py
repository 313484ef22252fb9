import re
from pathlib import Path

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.manuscript import Manuscript
from articles.preflight.parsing import WORD
from articles.preflight.readability import syllables
from articles.preflight.rule import Rule, Severity, in_block

# A word is hard where it is as long as this, whatever else it is.
LETTERS, SYLLABLES = 10, 4
# Words as long that everybody knows, a stem to a line.
EVERYDAY = frozenset(
    (Path(__file__).parent.parent / "everyday_words.txt").read_text(encoding="utf-8").split()
)
_ENDINGS = re.compile(r"(?:’s|'s|s|es|ed|d|ing|ly|ally|al|ment|ness|ity|ion|ions|er|ers|able|ful)$")
_PREFIXES = re.compile(r"^(?:un|in|im|non|re|over|under|mis|dis|inter|self)-?")
_EXPLAINS = re.compile(
    r"\W{0,3}(?:\(|, (?:that is|which|or|meaning)\b| (?:is|are|means|is called)\b)"
)


def find(text):
    told = {
        word.lower()
        for block in text.blocks
        for words in [*block.explained_here, *block.strong, *([block.words] * (block.tag == "dt"))]
        for word in WORD.findall(words)
    }
    for block in text.text:
        if not block.is_prose:
            continue
        terms = iter(block.terms)
        term = next(terms, None)
        for match in WORD.finditer(block.words):
            while term and term[1] <= match.start():
                term = next(terms, None)
            word = match[0].lower()
            is_term = term and term[0] <= match.start()
            if is_term or word in told or not _is_hard(match[0]):
                continue
            told.add(word)
            if _EXPLAINS.match(block.words, match.end()):
                continue
            why = _t("“%s” is a hard word that the glossary does not explain.") % match[0]
            yield in_block(block, match.start(), match.end(), why=why)


def _is_hard(word):
    if len(word) < LETTERS or not word.isalpha() or not word.islower():
        return False  # names, joined words and numbers are something else
    return syllables(word) >= SYLLABLES and not _is_everyday(word)


def _is_everyday(word):
    stems = {word, _PREFIXES.sub("", word)}
    for stem in list(stems):
        bare = _ENDINGS.sub("", stem)
        stems |= {bare, f"{bare}e", f"{bare}y", _ENDINGS.sub("", bare), re.sub(r"i$", "y", bare)}
        stems |= {f"{bare}ion", f"{bare}al", f"{bare}ate"}
    return not stems.isdisjoint(EVERYDAY)


rule = Rule(
    id="jargon",
    severity=Severity.ADVICE,
    label=_("Hard words"),
    why=_("A hard word that the glossary does not know has nobody to explain it."),
    fix=_("Say it in plain words, explain it where it first stands, or add it to the glossary."),
    source="NHS service manual: health literacy; plain words first, the medical term after",
    find=find,
    language="en",
    catches=(
        "<p>Her alexithymia made it hard to talk.</p>",
        "<p>We look at psychoeducational needs.</p>",
    ),
    passes=(
        "<p>You get information about your appointment and our responsibility.</p>",
        "<p>Some people have alexithymia (trouble naming feelings).</p>",
        Manuscript(body="<p>The hippocampi learn.</p>", find_terms=lambda words: [(4, 13)]),
        "<ul><li><strong>Alexithymia</strong>: trouble naming feelings.</li></ul>"
        "<p>It is not the same as alexithymia.</p>",
    ),
)
