"""What changed between two editions: exact, bounded, and never an error."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.diffing import between
from articles.redline import redlined
from clinic import markup

HIDDEN = re.compile(r'<span class="visually-hidden">[^<]*</span>')
WORDS = [
    "Sleep",
    "sleep,",
    "mends",
    "the",
    "brain.",
    "don’t",
    "A&amp;E",
    "<em>now</em>",
    "x<b>y</b>",
]
CITES = ['<cite data-ref="foa-2006"></cite>', " [@a-2001; @b-2002]", "<br>", "<del>old</del>"]
inline = st.lists(st.sampled_from([*WORDS, *CITES]), max_size=7).map(" ".join)


def within(*names):
    return st.builds(lambda name, text: f"<{name}>{text}</{name}>", st.sampled_from(names), inline)


items = st.lists(within("li"), max_size=4).map("".join)
rows = st.lists(st.lists(within("td", "th"), max_size=3).map(lambda c: f"<tr>{''.join(c)}</tr>"))
block = st.one_of(
    within("p", "h2", "h3", "pre", "blockquote"),
    items.map(lambda text: f"<ul>{text}</ul>"),
    st.builds(lambda one, inner: f"<ol><li>{one}<ul>{inner}</ul></li></ol>", inline, items),
    rows.map(lambda text: f"<table><caption>Seen</caption>{''.join(text)}</table>"),
    items.map(lambda text: f'<div class="callout"><h3>Call</h3><ul>{text}</ul></div>'),
    st.sampled_from(["<hr>", "loose words", '<p><img src="/media/a.jpg" alt="A > B"></p>']),
)
texts = st.lists(block, max_size=6).map(lambda blocks: str(markup.clean("".join(blocks))))
soup = st.lists(
    st.sampled_from(
        [f"<{slash}{name}>" for name in sorted(markup.TAGS) for slash in ("", "/")]
        + [
            "word ",
            "two words",
            '<cite data-ref="a">',
            '<a href="/x/">',
            '<img src="/media/a.jpg">',
        ]
    ),
    max_size=14,
).map("".join)
anything = st.one_of(texts, soup, st.text(alphabet='<>/pliutdr h2"=&;[@] \n', max_size=80)).map(
    lambda text: str(markup.clean(text))
)


def words(html, without=None):
    """The words as read, each image by its words, citations apart."""
    html = HIDDEN.sub("", html)
    if without:
        html = re.sub(rf"<{without}>.*?</{without}>", "", html, flags=re.DOTALL)
    html = re.sub(r"<small>\[Text alternative: (.*?)\]</small>", "", html)
    html = re.sub(r"<cite [^<>]*>[^<]*</cite>", "", html)
    html = re.sub(r"</?(?:ul|ol|dl|table|tbody|thead|figure|hr)\b[^<>]*>", " ", html)
    return markup.plain(html).split()


@given(anything, anything)
@settings(max_examples=400, deadline=None)
def test_without_what_was_removed_it_is_the_new_text_and_the_other_way_round(old, new):
    html = redlined(old, new)
    assert words(html, without="del") == words(new)
    assert words(html, without="ins") == words(old)


@given(anything, anything)
@settings(max_examples=200, deadline=None)
def test_its_elements_are_of_the_vocabulary_and_each_is_closed(old, new):
    open_elements = []
    for is_tag, piece in markup.pieces(HIDDEN.sub("", redlined(old, new))):
        name = is_tag and re.match(r"</?(\w+)", piece)[1]
        if is_tag and piece.startswith("</"):
            assert open_elements.pop() == name
        elif is_tag and name not in ("br", "hr", "img"):
            open_elements.append(name)
        assert not is_tag or name in markup.TAGS
    assert open_elements == []


@given(texts, texts)
@settings(max_examples=200, deadline=None)
def test_it_is_written_as_the_sanitiser_writes(old, new):
    """Captions apart, which hold plain words in a text, and that tables may have several bodies."""
    html = HIDDEN.sub("", redlined(old, new))
    html = re.sub(r"<caption>.*?</caption>", "", html, flags=re.DOTALL)
    assert bare(markup.clean(html)) == bare(html)


def bare(html):
    return re.sub(r"\s|</tbody>\s*<tbody>", "", html)


@given(anything)
@settings(max_examples=150, deadline=None)
def test_a_text_and_itself_differ_in_nothing(text):
    assert "<ins>" not in redlined(text, text) and "<del>" not in redlined(text, text)


# -- In time -------------------------------------------------------------------------------------


def long_text(count, paragraph=90):
    """Words that come as often as in a language, from a small generator of our own."""
    state, words = 7, []
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        words.append(f"word{int(3000 ** (state / 2**31))}")
    parts = [words[start : start + paragraph] for start in range(0, count, paragraph)]
    return "".join(f"<h2>{part[0]}</h2><p>{' '.join(part)}.</p>" for part in parts)


def edited(text, every):
    words = iter(range(1, 10**9))
    return re.sub(
        r"word\d+", lambda word: "changed" if next(words) % every == 0 else word[0], text
    ).replace("</p>", "</p><p>A new paragraph stands here.</p>", 3)


def seconds(old, new):
    old, new = (markup.clean(text) for text in (old, new))
    start = time.process_time()
    redlined(old, new)
    return time.process_time() - start


@pytest.mark.parametrize("every", [2, 10, 50])
def test_5000_words_with_edits_are_compared_within_300_milliseconds(every):
    text = long_text(5000)
    assert min(seconds(text, edited(text, every)) for _time in range(4)) < 0.3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (long_text(20_000), long_text(20_007).replace("word", "other")),
        (long_text(20_000, 20_000), edited(long_text(20_000, 20_000), 2)),
        (long_text(20_000, 20_000), "<p>" + "to be " * 10_000 + "</p>"),
        (f"<p>{'to be ' * 10_000}</p>", f"<p>{'be to to ' * 7_000}</p>"),
        (f"<ul>{'<li>a</li><li>b</li>' * 5_000}</ul>", f"<ul>{'<li>b</li>' * 10_000}</ul>"),
    ],
    ids=["other words", "one block", "two words", "only two words", "a list"],
)
def test_20000_words_are_compared_in_bounded_time(old, new):
    assert seconds(old, new) < 2


# -- What it shows -------------------------------------------------------------------------------


def shown(old, new, *numbers):
    return re.sub(
        r"\s*\n", "", HIDDEN.sub("", redlined(markup.clean(old), markup.clean(new), *numbers))
    )


def test_the_words_that_changed_are_marked_and_said():
    html = redlined("<p>Sleep mends the brain.</p>", "<p>Sleep mends the old brain, too.</p>")
    assert html == (
        '<p>Sleep mends the <ins><span class="visually-hidden">added: </span>old</ins> brain'
        '<ins><span class="visually-hidden">added: </span>, too</ins>.</p>'
    )


def test_lists_and_tables_keep_their_shape():
    old = "<ul><li>One</li><li>Two<ul><li>Three</li></ul></li></ul>"
    new = "<ul><li>One</li><li>Two<ul><li>Three</li><li>Four</li></ul></li></ul>"
    assert shown(old, new) == new.replace("Four", "<ins>Four</ins>")
    assert shown(new, old) == new.replace("Four", "<del>Four</del>")
    table = (
        "<table><tbody><tr><td>1</td><td></td></tr><tr><td>3</td><td>{}</td></tr></tbody></table>"
    )
    both = table.format("<del>4</del><ins>5</ins>")
    assert shown(table.format(4), table.format(5)) == both


def test_a_paragraph_that_moved_is_taken_out_and_put_in():
    one, two, three = (
        f"<p>The {n} paragraph is about {n}.</p>" for n in ("first", "second", "third")
    )
    html = shown(one + two + three, two + three + one)
    marked = "<p><{0}>The first paragraph is about first.</{0}></p>"
    assert html == marked.format("del") + two + three + marked.format("ins")


def test_a_heading_that_became_a_paragraph_shows_as_both():
    assert shown("<h2>Why</h2>", "<p>Why</p>") == "<h2><del>Why</del></h2><p><ins>Why</ins></p>"


def test_words_that_are_only_emphasised_now_are_marked():
    html = shown("<p>Sleep mends it well.</p>", "<p>Sleep <strong>mends</strong> it well.</p>")
    assert html == "<p>Sleep <del>mends</del> <ins><strong>mends</strong></ins> it well.</p>"


def test_a_citation_is_its_source_and_not_its_number():
    old = "<p>Sleep mends [@a]. It sorts [@b].</p>"
    html = shown(old, "<p>Sleep mends. It sorts [@b].</p>", {"a": 1, "b": 2}, {"b": 1})
    assert html == (
        '<p>Sleep mends<del><cite data-ref="a">[1]</cite></del>. '
        'It sorts<cite data-ref="b">[1]</cite>.</p>'
    )


def test_a_changed_text_alternative_shows():
    image = '<p><img src="/media/images/ab/1.jpg" alt="A {}cat"></p>'
    assert "A</small> <ins><small>black</small></ins>" in shown(
        image.format(""), image.format("black ")
    )


def test_the_authors_own_marks_are_not_ours():
    assert shown("<p>A <del>b</del> c</p>", "<p>A <del>b</del> c d</p>") == (
        "<p>A <s>b</s> c <ins>d</ins></p>"
    )


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '<img src=x onerror="alert(1)">'])
def test_nothing_hostile_comes_through(hostile):
    content = {"title": hostile, "body": f"<p>{hostile}</p>", "tags": [hostile]}
    content["disclosure"] = content["standfirst"] = hostile
    html = "".join(part.html for part in between({}, content))
    assert "&lt;" in html and "<script" not in html and "<img" not in html


# -- The parts of an edition ---------------------------------------------------------------------

AUTHOR = {"author": 1, "slug": "ada", "name": "Ada Author", "role": "Psychologist", "as": "author"}
SECOND = {"author": 2, "slug": "ben", "name": "Ben Second", "role": "", "as": "illustrator"}
SOURCE = {"key": "foa-1986", "title": "Emotional processing of fear", "year": 1986}
IMAGE = {
    "use": "hero",
    "alt": "A cat",
    "decorative": False,
    "sha256": "ab" * 32,
    "extension": "jpg",
}
IMAGE |= {"width": 900, "height": 600, "credit": "Cy", "licence": ""}
CONTENT = {
    "language": "en",
    "title": "What sleep is for",
    "standfirst": "For everybody.",
    "body": "<p>Sleep mends [@foa-1986].</p>",
    "in_depth": "",
    "disclosure": "None.\nReally none.",
    "authors": [AUTHOR, SECOND],
    "references": [SOURCE],
    "images": [IMAGE],
    "tags": ["sleep"],
}


def changed(**changes):
    """The labels of what differs, with their html without what is only for screen readers."""
    parts = between(CONTENT, CONTENT | changes)
    assert all(hasattr(part.html, "__html__") for part in parts if not part.same)
    return {part.label: HIDDEN.sub("", part.html) for part in parts if not part.same}


@pytest.mark.django_db
def test_each_part_is_compared_and_nothing_else_is_shown():
    assert changed() == {}
    assert list(changed(title="What dreams are for")) == ["Title"]
    assert "<del>sleep is</del>" in changed(title="What dreams are for")["Title"]
    assert list(changed(body="<p>Other.</p>", standfirst="Else.")) == ["Standfirst", "Text"]
    assert list(changed(disclosure="Paid.", in_depth="<p>Deep.</p>")) == [
        "Text in depth",
        "Disclosure",
    ]
    assert "<del>sleep</del>" in changed(tags=["insomnia"])["Tags"]
    assert list(changed(language="de")) == ["Language"]


def test_authors_are_compared_with_their_order_and_role():
    moved = changed(authors=[SECOND, AUTHOR])["Authors"]
    assert "<ins>Ben Second, Illustrator</ins>" in moved and moved.startswith("<ol>")
    assert (
        "<del>Author</del>" in changed(authors=[AUTHOR | {"as": "translator"}, SECOND])["Authors"]
    )
    assert "ada-2" in changed(authors=[AUTHOR | {"slug": "ada-2"}, SECOND])["Authors"]


def test_references_show_what_was_added_removed_and_changed():
    other = {"key": "roth-2001", "title": "Sleep in trials"}
    html = changed(references=[other])["References"]
    assert "<del>[foa-1986]" in html and "<ins>[roth-2001]" in html
    html = changed(references=[SOURCE | {"year": 1987}, other])["References"]
    assert "<del>1986</del><ins>1987</ins>" in html.replace(" ", "")
    assert "kind of evidence" in changed(references=[SOURCE | {"evidence": "trial"}])["References"]


def test_images_show_with_thumb_alternative_and_credit():
    html = changed(images=[])["Images"]
    assert re.search(r'<del><img src="/media/images/ab/[^"]*\.jpg" alt=""> Main image', html)
    assert "A cat" in html and "Cy" in html
    assert "<ins>black</ins>" in changed(images=[IMAGE | {"alt": "A black cat"}])["Images"]
    assert "<ins>Dee</ins>" in changed(images=[IMAGE | {"credit": "Dee"}])["Images"]


def test_what_was_signed_with_fewer_parts_is_compared_all_the_same():
    fewer = {name: CONTENT[name] for name in ("title", "body", "authors", "references")}
    parts = between(fewer, CONTENT)
    labels = ["Standfirst", "Images", "Tags", "Disclosure", "Language"]
    assert [part.label for part in parts if not part.same] == labels
