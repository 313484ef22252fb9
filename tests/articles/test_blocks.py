"""Paragraphs that a note is tied to, and other words in them."""

import pytest

from articles.blocks import blocks, marked, replace_marks, replaced, standing, times_said

TEXT = (
    '<h2>Why</h2><p>Fear passes <cite data-ref="a"></cite>, <em>slowly</em>.</p>'
    "<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>"
    '<figure><img src="/media/x.jpg" alt=""><figcaption>A street.</figcaption></figure>'
    "<table><caption>A course</caption><tbody><tr><td>1</td><td>A<br>B</td></tr></tbody></table>"
    '<div class="callout"><h3>Good</h3><p>Nobody has to.</p></div><p>Inner</p>'
)


def test_each_block_has_its_words_and_a_key_of_its_own():
    found = blocks(TEXT)
    words = "Why|Fear passes, slowly.|One|Inner|Two|A street.|A course|1|A B|Good|Nobody has to."
    assert [block.words for block in found] == [*words.split("|"), "Inner"]
    assert len({block.key for block in found}) == len(found)
    assert all(len(block.key) <= 80 for block in found)


def test_a_key_outlives_what_happens_elsewhere():
    key = blocks(TEXT)[4].key
    assert key in {block.key for block in blocks(TEXT.replace("Nobody has to", "All must"))}
    assert key not in {block.key for block in blocks(TEXT.replace("Two", "Three"))}


def test_marks_leave_the_text_as_it_was():
    found = blocks(TEXT)
    html = marked(TEXT, found)
    assert replace_marks(html, found, lambda block: "") == TEXT
    assert "<p>Nobody has to.(Nobody has to.)</p>" in replace_marks(
        html, found, lambda block: f"({block.words})"
    )


def test_a_text_cannot_bring_marks_of_its_own():
    text = "<p>One\U000f0000\U000f0007</p>"
    found = blocks(text)
    assert replace_marks(marked(text, found), found, lambda block: "!") == "<p>One!</p>"


@pytest.mark.parametrize(
    ("html", "words", "proposal", "after"),
    [
        ("<p>Fear is bad.</p>", "bad", "useful", "<p>Fear is useful.</p>"),
        # Tags stay; what is the same keeps its place among them.
        ("<p>the <em>big</em> dog</p>", "big dog", "big cat", "<p>the <em>big</em> cat</p>"),
        ("<p>the <em>big</em> dog</p>", "the big dog", "a small dog",
         "<p>a <em>small</em> dog</p>"),
        # Nothing is left around nothing.
        ("<p>a <strong>very</strong> big dog</p>", "very big", "big", "<p>a big dog</p>"),
        # A citation within the words stays where it is.
        ('<p>It fades <cite data-ref="a"></cite> slowly.</p>', "fades slowly", "fades quickly",
         '<p>It fades <cite data-ref="a"></cite> quickly.</p>'),
        # What is typed is words, never tags.
        ("<p>A &amp; B</p>", "A & B", "A < B <b>", "<p>A &lt; B &lt;b&gt;</p>"),
        ("<p>One\n two<br>three</p>", "two three", "2 3", "<p>One\n 2<br>3</p>"),
        ("<p>an café</p>", "an café", "a café", "<p>a café</p>"),
    ],
)  # fmt: skip
def test_other_words(html, words, proposal, after):
    (block,) = blocks(html)
    assert times_said(words, block) == 1
    assert replaced(html, block, words, proposal) == after


def test_only_the_block_that_is_meant_changes():
    html = "<p>Fear.</p><p>Fear.</p>"
    first, second = blocks(html)
    assert replaced(html, second, "Fear", "Grief") == "<p>Fear.</p><p>Grief.</p>"
    assert first.key != second.key


def test_words_are_counted_wherever_they_begin():
    (block,) = blocks("<p>aaa and (a+)</p>")
    assert times_said("aa", block) == 2
    assert times_said("(a+)", block) == 1
    assert times_said("A", block) == times_said("", block) == 0


def test_the_paragraph_that_a_note_was_about_is_found_again():
    before = "Fear is quick and learned within one or two trials."
    now = {b.key: b for b in blocks(f"<p>{before.replace('two', 'three')}</p><p>Other words.</p>")}
    assert standing(before, "body-000000000000", now).words.endswith("three trials.")
    assert standing("All of it is gone by now.", "body-000000000000", now) is None
    assert standing(before, "in_depth-000000000000", now) is None
