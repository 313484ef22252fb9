from datetime import UTC, datetime

import pytest

from interchange.items import Left, Status
from interchange.markdown_folder import MarkdownFolder, Unreadable, read


def front(lines, body="Words."):
    return f"---\n{lines}\n---\n{body}\n"


def test_jekylls_front_matter():
    item = read(
        "articles/2013-10-01-what-is-grief.md",
        front(
            'title: "What is grief?"\nbite: One line.\nlang: en\ntags: [loss, love]\ntopics:\n'
            "  - getting-help\nlayout: post\nrelated: [a]\naudience: all"
        ),
    )
    assert (item.title, item.slug, item.standfirst) == (
        "What is grief?",
        "what-is-grief",
        "One line.",
    )
    assert (item.topic, item.tags) == ("Getting help", ["loss", "love", "Getting help"])
    assert item.date == datetime(2013, 9, 30, 23, tzinfo=UTC)  # midnight in London
    assert item.status == Status.PUBLIC
    assert item.html == "<p>Words.</p>\n"
    assert sorted(item.lost) == [
        "front matter: audience",
        "front matter: related (it is computed here)",
    ]


def test_hugos_front_matter_in_toml():
    item = read(
        "posts/grief/index.md",
        '+++\ntitle = "Grief"\ndate = 2020-02-03T04:05:06Z\n'
        'tags = ["a"]\ndraft = true\naliases = ["/old/grief/"]\n+++\nWords.',
    )
    assert (item.title, item.slug, item.tags) == ("Grief", "grief", ["a"])
    assert item.date == datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert item.status == Status.DRAFT
    assert item.moved_from == ["/old/grief/"]


def test_plain_markdown_has_its_title_in_the_first_heading():
    item = read("On grief.md", "# On grief #\n\nWords.\n")
    assert (item.title, item.html, item.date) == ("On grief", "<p>Words.</p>\n", None)
    assert item.status == Status.PUBLIC


@pytest.mark.parametrize(
    "date", ["0001-02-01", "'0100-01-01'", "nonsense", "2013-02-31", "99999-01-01", "[1]", ""]
)
def test_no_date_and_nonsense_are_no_date(date):
    assert read("a.md", front(f'date: "{date}"')).date is None
    assert read("0001-02-01-a.md", "Words.").date is None
    assert read("2013-02-31-a.md", "Words.").date is None


@pytest.mark.parametrize(
    "date",
    ["2013-10-01 12:00:00 -0400", "2013-10-01T16:00:00Z", '"2013-10-01 16:00:00 +0000"'],
)
def test_dates_with_a_zone(date):
    assert read("a.md", front(f"date: {date}")).date == datetime(2013, 10, 1, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("published: true", Status.PUBLIC),
        ('published: "true"', Status.PUBLIC),
        ("published: false", Status.DRAFT),
        ('published: "False"', Status.DRAFT),
        ("published: no", Status.DRAFT),
        ("draft: true", Status.DRAFT),
        ('Draft: "yes"', Status.DRAFT),
        ("status: pending", Status.DRAFT),
        ("status: private", Status.PRIVATE),
        ("private: true", Status.PRIVATE),
        ("password: enter", Status.PROTECTED),
        ("expiryDate: 2014-01-01", Status.DRAFT),
    ],
)
def test_only_what_nothing_hides_was_public(line, status):
    assert read("a.md", front(line)).status == status
    assert read("_drafts/a.md", front(line)).status != Status.PUBLIC


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (front("title: [unclosed"), "line 3"),
        ("\n\n" + front("a: b\ntitle: x: y"), "line 5"),
        (front("- a list"), "name: value"),
        (front("date: 2013-13-45"), "broken"),
        (front("a: !!python/object/apply:os.system [id]"), "broken"),
        (front("a: " + "[" * 1500), "broken"),
        ("+++\ntitle = \n+++\nWords.", "broken"),
    ],
)
def test_broken_front_matter_says_where(text, words):
    with pytest.raises(Unreadable, match=words):
        read("a.md", text)


def test_yaml_aliases_do_not_grow():
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}]\n"
        for old, new in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    item = read("a.md", front(bomb + "title: *k\ntags: *k"))
    assert (item.title, item.tags) == ("", [])


def test_template_tags_go_and_those_that_are_links_stay_links():
    body = (
        "[A](%7B) [B]({{ site.baseurl }}/b) [C]({% post_url 2013-01-02-c %})\n"
        '[D]({{< ref "d.md" >}})\n{: .big}\n{% include x.html %}\n\n'
        "{% highlight python %}\nprint()\n{% endhighlight %}\n"
    )
    item = read("a.md", body)
    assert 'href="/b"' in item.html
    assert 'href="/2013-01-02-c"' in item.html
    assert 'href="/d.md"' in item.html
    assert "<pre><code>print()" in item.html
    assert "{" not in item.html
    assert item.lost == {
        "template tag: site.baseurl": 1,
        "template tag: include x.html": 1,
        "Kramdown attributes": 1,
    }


def test_an_unknown_language_is_reported():
    item = read("a.md", front("lang: cy"))
    assert item.language == "en"
    assert item.notes == [("its language is not one of the site's", "cy")]
    assert read("a.md", front("lang: de-AT")).language == "de"


def test_files_that_cannot_be_read_are_refused_one_by_one(tmp_path):
    folder = tmp_path / "posts"
    folder.mkdir()
    (tmp_path / "secret.md").write_text("A secret.")
    (folder / "a.md").write_text("Words.")
    (folder / "b.md").write_bytes(b"\xff\xfe broken")
    (folder / "c.md").symlink_to(tmp_path / "secret.md")
    (folder / "notes.txt").write_text("Not Markdown.")
    source = MarkdownFolder(folder)
    assert source.name == "markdown:posts"
    a, b, c = source
    assert a.source_id == "a.md"
    assert isinstance(b, Left) and b.refused and "UTF-8" in b.why
    assert isinstance(c, Left) and c.refused and "out of the folder" in c.why
