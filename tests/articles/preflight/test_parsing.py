"""What a text is made of, and where its sentences end."""

import pytest

from articles.preflight.parsing import parse
from articles.preflight.sentences import spans
from clinic import markup


def split(words):
    return [words[start:end] for start, end in spans(words)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It helps.", "Most people feel better."],
        ["Dr. Foa and Prof. Beck met Mrs. Ada O. Lane.", "They talked."],
        ["About 4.5 % of people, i.e. one in 22, feel so.", "Others do not."],
        ["Many things help, e.g. sleep, food etc., and friends.", "Rest does too."],
        ["See Fig. 2 and p. 12 of No. 5.", "Then rest."],
        ["Foa et al. (2019) found so.", "Others did not."],
        ["“Stop.”", "She left.", "He stayed."],
        ["“Will it help?” she asked.", "“It may.”", "They began."],
        ["Does it help?", "Yes!", "It does…", "Mostly."],
        ["It works well.[3]", "Others agree.[4, 5]", "So do we."],
        ["1. Watch for a week.", "2. Plan."],
        ["It rained in 2019.", "Then it stopped."],
        ["He came (after a while).", "She went."],
        ["No full stop at all and it goes on"],
        ["¿Ayuda?", "Sí."],
        ["Das hilft z.B. beim Schlafen.", "Es ist gut."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences):
    assert split(" ".join(sentences)) == sentences


def blocks(html):
    return parse(str(markup.clean(html)), "body").blocks


def test_a_text_is_read_block_by_block_under_its_headings():
    found = blocks(
        "<p>One.</p><h2>Sleep</h2><p>Two, <em>very</em> slow[@a-1999].</p>"
        "<ul><li>Three<ul><li>Four</li></ul></li></ul>"
        "<table><caption>T</caption><tr><th>H</th><td>C</td></tr></table>"
        '<div class="care-card care-card-urgent"><h3>Call if:</h3><p>Five.</p></div><p>Six</p>'
    )
    words = ["One.", "Sleep", "Two, very slow.", "Three", "Four", "T", "H", "C", "Call if:"]
    assert [block.words for block in found] == [*words, "Five.", "Six"]
    assert [block.place.number for block in found] == list(range(11))
    assert {block.place.heading for block in found[2:]} == {"Sleep"}
    assert found[2].citations == [(14, "a-1999")]
    assert [b.words for b in found if b.is_prose] == [
        *["One.", "Two, very slow.", "Three", "Four", "Five.", "Six"]
    ]
    assert "care-card-urgent" in found[9].within and "care-card-urgent" not in found[10].within


def test_links_quotations_and_pictures_know_their_place():
    parsed = parse(
        str(
            markup.clean(
                '<p>See <a href="/a/">the <em>first</em> page</a> or <q>Be still.</q></p>'
                '<blockquote><p>Not ours.</p></blockquote><figure><img src="/media/a.jpg" alt="A">'
                "<figcaption>Words</figcaption></figure><p>One<br>two</p>"
            )
        ),
        "body",
    )
    first, second, caption, last = parsed.blocks
    assert [(link.words, link.href) for link in first.links] == [("the first page", "/a/")]
    assert first.words[slice(*first.quotes[0])] == "Be still."
    assert second.is_quoted(second.sentences[0]) and not first.is_quoted(first.sentences[0])
    assert (parsed.pictures[0].alt, parsed.pictures[0].caption) == ("A", "Words")
    assert [sentence.words for sentence in last.sentences] == ["One", "two"]
    assert not caption.is_prose
