"""Drawings of the brain: what they show, at which addresses, and in place of which main images."""

import base64
import csv
import hashlib
import io
import itertools
import re
import xml.etree.ElementTree as ET

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.text import slugify
from PIL import Image as Picture

from glossary import regions
from glossary.drawing import (
    BADGE,
    MOST,
    SVG_SIZE,
    UNITS,
    Drawing,
    Layout,
    atlas,
    drawable,
)
from glossary.drawing_png import LEGEND
from glossary.drawing_png import SIZE as PNG_SIZE
from images.models import Image
from tests import make
from tests.glossary.making import entry

DRAWN = "/glossary/atlas/drawing/"


@pytest.fixture
def glossary(db):
    return [entry(name) for name in ("amygdala", "hippocampus", "insula", "prefrontal cortex")]


# -- The outlines ------------------------------------------------------------------------------


def test_every_drawn_region_is_one_of_the_table():
    with open(regions.TABLE, encoding="utf-8") as file:
        known = {slugify(row["name"]) for row in csv.DictReader(file)}
    assert len(atlas()["regions"]) == 34
    assert set(atlas()["regions"]) <= known


def test_every_outline_lies_inside_its_view_and_every_region_has_one():
    drawn = set()
    for view in atlas()["views"].values():
        drawn |= set(view["outlines"])
        for outline in view["outlines"].values():
            for polygon in [*outline["polygons"], outline["label"]]:
                assert all(0 <= x <= UNITS for x in polygon[::2])
                assert all(0 <= y <= view["height"] for y in polygon[1::2])
    for region in atlas()["regions"].values():
        assert set(region["outlines"]) <= drawn


def test_the_inner_face_of_the_frontal_lobe_is_no_parietal_cortex():
    """The package has it under the wrong name."""
    medial = atlas()["views"]["medial"]["outlines"]
    assert "superiorparietal" not in medial
    assert max(medial["superiorfrontal"]["polygons"][0][::2]) > 0.9 * UNITS


def test_the_credit_names_the_atlas_and_the_package():
    for name in (
        "Desikan et al. 2006",
        "Fischl et al. 2002 and 2004",
        "ggseg",
        "not for diagnosis",
    ):
        assert name in atlas()["credit"]


def test_numbers_stay_on_the_sheet_and_apart():
    """For all pairs, and for sets of four."""
    known = sorted(atlas()["regions"])
    fours = [drawable(known[start:]) for start in range(len(known))]
    for slugs in [*itertools.combinations(known, 1), *itertools.combinations(known, 2), *fours]:
        if drawable(slugs) != list(slugs):
            continue
        for width, height in (SVG_SIZE, (PNG_SIZE[0], PNG_SIZE[1] - LEGEND)):
            layout = Layout(list(slugs), width, height)
            assert {label.number for label in layout.labels} == set(range(1, len(slugs) + 1))
            for label in layout.labels:
                assert BADGE <= label.end[0] <= width - BADGE, slugs
                assert BADGE <= label.end[1] <= height - BADGE, slugs
            for one, other in itertools.combinations(layout.labels, 2):
                far = abs(one.end[0] - other.end[0]) + abs(one.end[1] - other.end[1])
                assert far > 2 * BADGE, slugs


def test_what_lies_inside_another_and_what_is_too_much_is_left_out():
    assert drawable(["prefrontal-cortex", "orbitofrontal-cortex", "mind"]) == ["prefrontal-cortex"]
    assert drawable(["hippocampus", "hippocampal-formation"]) == ["hippocampus"]
    many = ["thalamus", "putamen", "amygdala", "hippocampus", "caudate-nucleus"]
    assert drawable(many) == sorted(many[:MOST])
    # A fourth view would make all of them too small.
    assert drawable(["insula", "precuneus", "amygdala", "cerebellum"]) == [
        *("amygdala", "insula", "precuneus")
    ]


# -- The addresses -----------------------------------------------------------------------------


def test_the_drawing_says_what_it_shows(client, glossary):
    response = client.get(f"{DRAWN}amygdala+prefrontal-cortex.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Cache-Control"] == "public, max-age=86400"
    assert not response.cookies
    svg = ET.fromstring(response.content)
    title = "Drawing of the brain with the amygdala and the prefrontal cortex marked"
    assert svg[0].text == title
    assert svg[1].text == "1: amygdala. 2: prefrontal cortex. Schematic, not for diagnosis."
    numbers = [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert sorted(numbers) == ["1", "2"]


def test_its_policy_allows_its_own_stylesheet_and_nothing_else(client, glossary):
    response = client.get(f"{DRAWN}insula.svg")
    style = re.search(r"<style>(.*?)</style>", response.content.decode())[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert response["Content-Security-Policy"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'; sandbox"
    )
    assert "prefers-color-scheme: dark" in style
    assert not re.search(r"href|<script|url\((?!#)", response.content.decode())


def test_for_sharing_it_is_a_picture_of_the_usual_size(client, glossary):
    response = client.get(f"{DRAWN}amygdala+hippocampus+insula.png")
    assert response["Content-Type"] == "image/png"
    assert "style-src 'none'" in response["Content-Security-Policy"]
    picture = Picture.open(io.BytesIO(response.content))
    assert picture.size == (1200, 630)
    assert len(response.content) < 150_000


@pytest.mark.parametrize(
    "name",
    [
        *("insula+amygdala.svg", "amygdala+amygdala.svg", "amygdala+.svg", "+.svg", ".svg"),
        *("amygdala.gif", "amygdala", "Amygdala.svg", "amygdala%20insula.svg"),
        *("amygdala+putamen.svg", "thalamus.png", "worry.svg", "withdrawn.svg"),
        "hippocampal-formation+hippocampus.svg",
    ],
)
def test_each_drawing_has_one_address_and_shows_public_entries_only(client, glossary, name):
    """Another order, a stranger among them, what is not public: none of it is an address."""
    entry("worry")
    entry("hippocampal formation")
    entry("thalamus", public=False)
    entry("putamen").withdraw(by=make.user())
    assert client.get(f"{DRAWN}{name}").status_code == 404


def test_another_language_has_its_own(client, glossary):
    assert client.get(f"/de{DRAWN}amygdala.svg").status_code == 404
    entry("Amygdala", language="de")
    assert client.get(f"/de{DRAWN}amygdala.svg").status_code == 200


def test_a_translated_region_is_drawn_as_its_original(client, glossary):
    name = "präfrontaler Cortex"
    entry(name, language="de", slug="praefrontal", translation_of=glossary[3])
    response = client.get(f"/de{DRAWN}prefrontal-cortex.svg")
    assert name in response.content.decode()
    drawing = Drawing.of([("praefrontal", name)], language="de")
    assert drawing.svg == f"/de{DRAWN}prefrontal-cortex.svg"
    assert drawing.entries == [(name, "/de/glossary/praefrontal/")]


def test_a_drawing_costs_a_query_for_the_entries_and_one_for_the_colour(client, glossary):
    for form in ("svg", "png"):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{DRAWN}amygdala+insula.{form}")
        assert len(queries) == 2
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{DRAWN}insula+amygdala.png")
    assert not [query for query in queries if '"glossary_' in query["sql"]]


def test_any_name_can_be_drawn(client, db):
    hostile = '<script>alert("1")</script> & миндалина ' * 2
    entry(hostile[:120], slug="amygdala")
    svg = client.get(f"{DRAWN}amygdala.svg").content
    assert hostile[:50] in ET.fromstring(svg)[0].text
    assert b"<script" not in svg
    assert client.get(f"{DRAWN}amygdala.png").status_code == 200


# -- In place of a main image ------------------------------------------------------------------

BODY = "<p>The insula and the amygdala are at work; the prefrontal cortex listens.</p>"


def read(client, edition):
    return client.get(f"/articles/{edition.article.slug}/").content.decode()


def test_an_article_without_an_image_shows_the_regions_it_is_about(client, glossary):
    page = read(client, make.published(body=BODY))
    names = f"{DRAWN}amygdala+insula+prefrontal-cortex"
    assert f'src="{names}.svg"' in page
    words = "Drawing of the brain with the amygdala, the insula and the prefrontal cortex marked"
    assert f'alt="{words}"' in page
    assert f'"http://testserver{names}.png"' in page
    assert '<a href="/glossary/insula/">Insula</a>' in page
    assert "Schematic, not for diagnosis" in page and "Desikan et al. 2006" in page
    for form in ("svg", "png"):
        assert client.get(f"{names}.{form}").status_code == 200


def test_beside_an_image_it_stands_below_the_text_and_without_a_region_nowhere(client, glossary):
    hero = Image.objects.create(
        title="Quay", sha256="a" * 64, extension="jpg", width=1200, height=800
    )
    pictured = make.published(body=BODY, hero=hero, hero_alt="A quay at dusk.")
    plain = make.published(body="<p>Words about worry.</p>")
    page = read(client, pictured)
    text, _sep, below = page.partition('id="body"')
    assert DRAWN not in text and f'src="{DRAWN}amygdala+insula+prefrontal-cortex.svg"' in below
    assert 'class="hero-drawn"' in below and 'loading="lazy"' in below
    page = read(client, plain)
    assert DRAWN not in page and "hero-drawn" not in page


def test_a_term_that_its_authors_switched_off_is_not_drawn(client, glossary):
    edition = make.draft(body=BODY)
    edition.article.unlinked_terms.set([glossary[2]])
    page = read(client, make.published(edition))
    assert f"{DRAWN}amygdala+prefrontal-cortex.svg" in page


def test_what_is_withdrawn_from_the_glossary_is_drawn_no_longer(client, glossary):
    edition = make.published(body=BODY)
    glossary[0].withdraw(by=make.user())
    assert f"{DRAWN}insula+prefrontal-cortex.svg" in read(client, edition)


def test_the_drawing_costs_the_page_no_query(client, glossary):
    counts = []
    for body in (BODY, "<p>Words about worry.</p>"):
        edition = make.published(body=body)
        read(client, edition)  # the terms are gathered once
        with CaptureQueriesContext(connection) as queries:
            read(client, edition)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_desk_is_told_which_picture_would_be_shared(client, glossary):
    edition = make.draft(body=BODY)
    client.force_login(edition.created_by)
    form = f"/admin/articles/edition/{edition.pk}/change/"
    shown = client.get(form).content.decode()
    assert f'data-drawn="{DRAWN}amygdala+insula+prefrontal-cortex.png"' in shown
    edition.article.unlinked_terms.set([glossary[0]])
    shown = client.get(form).content.decode()
    assert f'data-drawn="{DRAWN}insula+prefrontal-cortex.png"' in shown
    words = make.draft(by=edition.created_by, body="<p>Worry.</p>")
    shown = client.get(f"/admin/articles/edition/{words.pk}/change/").content.decode()
    assert 'data-drawn=""' in shown
    assert Drawing.of([("insula", "insula")], language="de").svg == f"/de{DRAWN}insula.svg"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("scheme", "ground"), [("light", (245, 240, 231)), ("dark", (29, 36, 35))])
def test_the_drawing_follows_the_readers_choice_of_light_or_dark(live_site, scheme, ground):
    entry("amygdala")
    edition = make.published(body="<p>The amygdala.</p>")
    page, complaints = live_site(color_scheme=scheme), []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"/articles/{edition.article.slug}/")
    image = page.locator(".hero-drawn img")
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1000
    shot = Picture.open(io.BytesIO(image.screenshot())).convert("RGB")
    assert shot.getpixel((shot.width // 2, 8)) == ground
    # Opened by itself it is styled too: its own policy allows its stylesheet.
    page.goto(f"{DRAWN}amygdala.svg")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.ground')).fill") == f"rgb{ground}"
    )
    assert complaints == []
