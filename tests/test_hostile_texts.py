"""Texts made to be slow: what reads them takes a time in proportion to their length."""

import time

import pytest
from django.utils.safestring import mark_safe

from articles import care_cards, texts
from clinic import markup
from discovery import links
from references.citations import number_citations
from safety.triage import triage

LENGTH = 200_000  # where one of these was quadratic, it took between 10 seconds and some minutes
SECONDS = 5

UNITS = [
    *("<div>", "<ul><li>", "<dl><dt>", "<b><div>", "<h2>", "<a><p>", "<table><tr><td>"),
    *("<", "<p ", '<p "', "<!--", "&", "[@a;", " ", "\n", '<cite data-ref="a"></cite> '),
    *(
        "<figure>",
        "<figure><figcaption>x",
        "<figure><p><br>",
        "<table><caption>",
        "<pre>\n",
        "&#10;",
    ),
    *('<a href="https://example.org/">', "<a data-to=", ' href="', "<h1><i>", "<tfoot><tr><td>"),
    *('<div class="care-card care-card-urgent"><h3>', "<p><button>", "[&#64;a] &#x202e;", "</div>"),
]


def fill(unit, length=LENGTH):
    return (unit * (length // len(unit) + 1))[:length]


def seconds(function, *arguments):
    start = time.process_time()
    function(*arguments)
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS)
def test_the_sanitiser_and_what_reads_its_texts(unit):
    text = fill(unit)
    clean = markup.clean(text)
    assert seconds(markup.clean, text) < SECONDS
    assert seconds(markup.plain, text) < SECONDS
    assert seconds(links.anchored, clean) < SECONDS
    assert seconds(care_cards.faults, clean) < SECONDS
    assert seconds(texts.render, clean, [{"key": "a"}], []) < SECONDS


def test_a_care_card_of_many_classes():
    card = markup.clean(f'<div class="{fill("care-card-urgent ")}">x</div>')
    assert len(card) > LENGTH
    assert seconds(texts.render, card, [], []) < SECONDS


def test_many_headings_of_the_same_words():
    html = mark_safe(fill("<h2>Fear</h2>"))
    assert seconds(texts.render, html, [], []) < SECONDS
    anchors = [heading.anchor for heading in texts.render(html[:39], [], []).headings]
    assert anchors == ["fear", "fear-2", "fear-3"]


def test_spaces_before_a_citation_still_go():
    html = mark_safe('<p>Words \n <cite data-ref="a"></cite> and more</p>')
    assert '<p>Words<sup class="citation">' in number_citations(html, {"a": 1}, {})


@pytest.mark.parametrize(
    "unit", ["i am going to ", "not ", "my friend ", "want to want ", "a", "1-"]
)
def test_triage(unit):
    assert seconds(triage, fill(unit, 20_000)) < SECONDS


def test_what_is_nested_too_deep_is_shown_as_words_and_loses_none():
    deep = markup.DEEPEST
    assert markup.clean("<div>" * deep + "x") == "<div>" * deep + "x" + "</div>" * deep
    deeper = markup.clean("<div>" * (deep + 1) + "x")
    assert "<div>&lt;div&gt;x</div>" in deeper
    assert markup.clean(deeper) == deeper
    # Side by side is not deep, and neither are paragraphs that nobody closed.
    for flat in ("<div><p>x</p></div>" * 500, "<p>x</p>" * 500):
        assert markup.clean(flat) == flat
    assert "&lt;" not in markup.clean("<p>x<br>y" * 500)
