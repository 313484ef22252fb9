"""Two versions of a text made into one: nothing is lost, nothing is made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.merging import blocks, differences, marked, merged, places
from clinic import markup

BLOCKS = [
    "<p>Sleep mends the brain.</p>",
    "<p>Sleep mends the <strong>mind</strong>.</p>",
    "<p>It also sorts memories.</p>",
    "<h2>Why</h2>",
    "<ul><li>One<ul><li>Two</li></ul></li></ul>",
    "<hr>",
    "Words of no element, <em>and more</em>",
    '<figure><img src="/media/a.jpg" alt="A > B"><figcaption>Seen</figcaption></figure>',
    '<div class="care-card care-card-urgent"><h3>Call if:</h3><ul><li>It hurts</li></ul></div>',
]
texts = st.lists(st.sampled_from(BLOCKS), max_size=9).map("\n".join)
# Words of no element become one block with their like beside them.
of_elements = st.lists(st.sampled_from([b for b in BLOCKS if b[0] == "<"]), max_size=9).map(
    "\n".join
)


@given(texts, texts)
@settings(max_examples=200, deadline=None)
def test_all_mine_gives_mine_and_all_theirs_gives_theirs(mine, theirs):
    count = len(places(mine, theirs))
    assert blocks(merged(mine, theirs, ["mine"] * count)) == blocks(mine)
    assert blocks(merged(mine, theirs, ["theirs"] * count)) == blocks(theirs)


@given(of_elements, of_elements)
@settings(max_examples=200, deadline=None)
def test_both_holds_every_block_of_either(mine, theirs):
    both = blocks(merged(mine, theirs, ["both"] * len(places(mine, theirs))))
    assert set(both) == set(blocks(mine)) | set(blocks(theirs))


@given(of_elements, of_elements)
@settings(max_examples=200, deadline=None)
def test_without_a_choice_every_block_of_mine_is_kept(mine, theirs):
    kept = blocks(merged(mine, theirs, []))
    for block in blocks(mine):
        assert kept.count(block) >= blocks(mine).count(block)


@given(st.text(alphabet='<>/pliu h2"=&; \n', max_size=60))
@settings(max_examples=300, deadline=None)
def test_blocks_of_any_sanitised_text_hold_all_of_it(text):
    text = str(markup.clean(text))
    assert "".join("".join(blocks(text)).split()) == "".join(text.split())


def test_blocks_are_the_outermost_elements():
    assert blocks("<p>a</p>\r\n<p>b<br>c</p>words <em>here</em><ul><li>d</li></ul>") == [
        "<p>a</p>",
        "<p>b<br>c</p>",
        "words <em>here</em>",
        "<ul><li>d</li></ul>",
    ]


def test_a_paragraph_stands_beside_what_it_was_changed_from():
    mine = "<p>New at the top of it.</p><p>Sleep mends the brain.</p><p>End.</p>"
    theirs = "<p>Sleep mends the mind.</p><p>End.</p>"
    shown = [(s.mine, s.theirs) for s in differences(mine, theirs)]
    assert shown == [
        (["<p>New at the top of it.</p>"], []),
        (["<p>Sleep mends the brain.</p>"], ["<p>Sleep mends the mind.</p>"]),
        (["<p>End.</p>"], ["<p>End.</p>"]),
    ]


def test_the_words_that_differ_are_marked():
    mine, theirs = marked(["<p>It mends the brain.</p>"], ["<p>It mends the old mind.</p>"])
    assert mine == [("It mends the", False), ("brain.", True)]
    assert theirs == [("It mends the", False), ("old mind.", True)]


def test_where_the_words_are_the_same_the_markup_is_shown():
    mine, theirs = marked(["<p><strong>Now</strong></p>"], ["<p>Now</p>"])
    assert ("<strong>", True) in mine and ("<strong>", True) not in theirs


def test_what_stands_on_one_side_only_is_kept_unless_it_is_left_out():
    mine, theirs = "<p>a</p><p>mine alone</p>", "<p>a</p><hr><h2>theirs</h2>"
    assert merged("<p>a</p>", theirs, []) == "<p>a</p>\n<hr>\n<h2>theirs</h2>"
    assert merged(mine, "<p>a</p>", ["theirs"]) == "<p>a</p>"


@pytest.mark.parametrize("count", [2_000])
def test_a_long_text_with_nothing_in_common_is_compared_at_once(count):
    mine = "".join(f"<p>{n} of mine</p>" for n in range(count))
    theirs = "".join(f"<p>{n} of theirs</p>" for n in range(count))
    assert len(differences(mine, theirs)) == 1
