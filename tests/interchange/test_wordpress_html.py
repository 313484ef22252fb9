from collections import Counter

import pytest

from interchange.wordpress_html import to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.\n\nTwo\nlines.", "<p>One.</p>\n<p>Two<br>\nlines.</p>"),
        ("A<h2>B</h2>C", "<p>A</p>\n<h2>B</h2>\n<p>C</p>"),
        ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
        ("<!-- wp:paragraph -->\n<p>A</p>\n<!-- /wp:paragraph -->",) * 2,
        (
            '[caption id="x" width="1"]<img src="a"> Said[/caption]',
            '<figure><img src="a">\n\n<figcaption>Said</figcaption>\n\n</figure>',
        ),
        ("Before [gallery ids=1] after", "<p>Before  after</p>"),
        ("[note style='a']Words[/note]", "<p>Words</p>"),
        (
            "[embed]https://a.example/b[/embed]",
            '<p><a href="https://a.example/b">https://a.example/b</a></p>',
        ),
        ("It said [sic] and [1] and [[gallery]]", "<p>It said [sic] and [1] and [gallery]</p>"),
    ],
)
def test_stored_text_becomes_html(text, html):
    assert to_html(text, Counter()).split() == html.split()


def test_shortcodes_are_counted():
    lost = Counter()
    to_html("[gallery][gallery ids=2][note a='b']x[/note]", lost)
    assert sorted(lost.values()) == [1, 2]


@pytest.mark.parametrize(
    "piece", ["<pre>", "[caption ", "[caption]", "[a ", "<!--", "<blockquote", "\n\n"]
)
def test_long_nonsense_takes_no_long_time(piece):
    to_html(piece * 20_000, Counter())
