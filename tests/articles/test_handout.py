"""What a clinician hands over on paper."""

import re

import pytest
import segno

from clinic.models import Clinic, Location
from interchange import demo_clinic
from safety.help import load_help_lines
from tests import make

MOST_SHEETS = 3


@pytest.mark.django_db
def test_it_says_whose_it_is_how_old_and_where_to_find_help(client):
    Clinic.objects.create(
        name="Harbour Psychology",
        country="GB",
        phone="01632 960001",
        email="desk@example.org",
    )
    Location.objects.create(address="1 Quay\r\nHarbour")
    load_help_lines()
    edition = make.published(slug="fear", title="About fear", body="<p>Words to take along.</p>")
    html = client.get("/articles/fear/handout/").content.decode()
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    review = edition.review
    for words in (
        *(
            "Given to you on",
            "Words to take along.",
            "Edition 1",
            "http://testserver/articles/fear/",
        ),
        *("Harbour Psychology · 01632 960001 · desk@example.org", "1 Quay, Harbour"),
        *(str(review.reviewer_shown["name"]), "Next review", "116 123"),
    ):
        assert words in text
    assert '<link rel="canonical" href="http://testserver/articles/fear/">' in html
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.django_db
def test_its_code_is_the_address(client):
    make.published(slug="fear")
    html = client.get("/articles/fear/handout/").content.decode()
    [size, path] = re.search(r'viewBox="0 0 (\d+) \1".*?<path d="([^"]+)"', html).groups()
    size = int(size)
    black = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path):
        black |= {(int(x) + step, int(y)) for step in range(int(length))}
    code = segno.make("http://testserver/articles/fear/", error="q", micro=False, boost_error=False)
    rows = [[(x, y) in black for x in range(size)] for y in range(size)]
    assert rows == [[bool(module) for module in row] for row in code.matrix_iter(border=4)]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_three_sheets_of_a4_hold_each_article_of_the_demo(live_site):
    demo_clinic.load()
    page = live_site()
    page.goto("/articles/")
    addresses = page.eval_on_selector_all(
        "main h2 a, main h3 a", "links => links.map((link) => link.getAttribute('href'))"
    )
    assert len(addresses) >= 5
    for address in addresses:
        page.goto(f"{address}handout/")
        sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
        assert 1 <= sheets <= MOST_SHEETS, (address, sheets)
