import pytest

from interchange.reduction import link_key, reduce


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<h1>A</h1><h5>B</h5><h6>C</h6>", "<h2>A</h2><h4>B</h4><h4>C</h4>"),
        ("<p onclick=x style=y>A <span>b</span></p>", "<p>A b</p>"),
        ("<p>A</p><script>alert(1)</script>", "<p>A</p>"),
        ("<p>A</p><iframe src=//x>Fallback</iframe>", "<p>A</p>"),
        ('<p><a href="javascript:alert(1)">A</a></p>', "<p>A</p>"),
        ("<div><div><p>A</p></div><div>B</div></div>", "<p>A</p><p>B</p>"),
        ('<div class="callout"><p>A</p></div>', '<div class="callout"><p>A</p></div>'),
        ("<p>A</p><ul><li><figure><img src=x></figure></li></ul>", "<p>A</p>"),
        ("<figure><img src=x><figcaption>Said</figcaption></figure>", "<p>Said</p>"),
        ("<!-- wp:paragraph --><p>A</p><!-- /wp:paragraph -->", "<p>A</p>"),
        ('<p><a data-to="article:1" href="//x/">A</a></p>', '<p><a href="//x/">A</a></p>'),
        ("<p><b>A</b> <i>B</i></p>", "<p><strong>A</strong> <em>B</em></p>"),
        ('<p>A <cite data-ref="forged">B</cite></p>', "<p>A <cite>B</cite></p>"),
        ('<p><a href="http://[">A</a></p>', "<p>A</p>"),
    ],
)
def test_html_becomes_the_editors_vocabulary(html, left):
    text, _lost = reduce(html, new_address=lambda url: None)
    assert text == left


def test_what_goes_is_counted():
    html = "<script></script><img src=a><video></video><font>x</font>" + "<iframe></iframe>" * 2
    _text, lost = reduce(html)
    assert lost["script"] == 1
    assert lost["iframe"] == 2
    assert lost["video"] == 1
    assert sum(number for what, number in lost.items() if what.startswith("picture")) == 1
    assert any("<font>" in what for what in lost)


def test_links_between_items_lead_to_their_new_addresses():
    new = {"old/a": "/articles/a/"}
    html = '<a href="../a.html?x=1#y">A</a> <a href="#here">B</a> <a href="/other">C</a>'
    text, _lost = reduce(
        html, base="https://old.example.org/old/b/", new_address=lambda url: new.get(link_key(url))
    )
    assert text == '<a href="/articles/a/">A</a> <a href="#here">B</a> <a href="/other">C</a>'


@pytest.mark.django_db
def test_a_citation_of_an_unknown_reference_stays_a_word():
    text, lost = reduce("<p>So it is [@nobody-1999].</p>")
    assert text == "<p>So it is [nobody-1999].</p>"
    assert sum(lost.values()) == 1


@pytest.mark.parametrize("piece", ["<div>", "<figure>", "<p>", "[@a", "<a ", "<img src='", "<!--"])
def test_long_nonsense_takes_no_long_time(piece, django_db_blocker):
    with django_db_blocker.unblock():
        reduce(piece * 5_000)
