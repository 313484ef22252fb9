"""Syllables of words that we know, and the two formulas by hand."""

import pytest

from articles.preflight.manuscript import Manuscript
from articles.preflight.readability import syllables

KNOWN = {
    1: "the brain helped changed small times true year years learn played asked used eyes clothes"
    " breathe once cause",
    2: "people anxious being doing trying going feeling wanted needed started noticed worried"
    " changes causes houses places little table settled handles moment treatment safely likely"
    " careful something every evening rhythm diet disease quiet client fluid technique value"
    " create react cortex neural studies body message million trial region science"
    " patient social question",
    3: "therapy depression medicine exercise idea area various serious"
    " attention emotion usual gradual influence autism violence reaction suicide cognitive"
    " avoidance memory continue opinion period evidence reviewer however natural",
    4: "anxiety amygdala hippocampus information psychologist psychology medication behavioural"
    " situation gradually criticism mechanism society variety serotonin rumination immediate"
    " responsible associate material",
    5: "individual neurological hypothalamus psychotherapy university laboratory",
    6: "methodological responsibility",
    7: "neuropsychological",
}


def test_there_are_words_enough():
    assert sum(len(words.split()) for words in KNOWN.values()) >= 100


@pytest.mark.parametrize("number", KNOWN)
def test_syllables(number):
    counted = {word: syllables(word) for word in KNOWN[number].split()}
    assert {word: found for word, found in counted.items() if found != number} == {}


def test_joined_words_and_strange_ones_have_syllables_too():
    assert syllables("well-being") == 3 and syllables("café") == 2
    assert syllables("Z̸͑a̷̚l̵g̶o̴") >= 1 and syllables("§") == 1 and syllables("zzz") == 1


def figures(body, **more):
    return Manuscript(body=body, **more).readability


def test_both_formulas():
    """Two sentences of six words, 14 syllables, two words of three: worked out by hand."""
    found = figures("<p>The cat sat on a banana. The dog sat on a potato.</p>")
    assert (found.words, found.sentences) == (12, 2)
    # 0.39 × 12/2 + 11.8 × 16/12 − 15.59, and 1.0430 × √(2 × 30/2) + 3.1291
    assert found.raw.flesch_kincaid == pytest.approx(2.5, abs=0.05)
    assert found.raw.smog == pytest.approx(8.8, abs=0.05)
    assert found.is_approximate


def test_explained_terms_are_taken_out_of_one_of_the_figures():
    body = "<p>The hippocampus helps us learn. A hippocampus is small.</p>"
    at = body[3:].index
    words = body[3:-4]
    places = [(at("hippocampus"), at("hippocampus") + 11)]
    places.append((words.rindex("hippocampus"), words.rindex("hippocampus") + 11))
    found = figures(body, find_terms=lambda running: places)
    assert found.explained.flesch_kincaid < found.raw.flesch_kincaid
    assert found.explained.smog == pytest.approx(3.1, abs=0.05)


def test_a_language_that_the_formulas_do_not_know_has_no_grade():
    found = figures("<p>Das hilft vielen Menschen.</p>", language="de")
    assert not found.is_known and found.raw.smog is None and found.words == 4
    assert figures("").raw.flesch_kincaid is None
