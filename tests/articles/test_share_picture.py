import io
from dataclasses import replace

import pytest
from PIL import Image as Picture

from articles.share_picture import SharePicture
from tests import make
from tests.rich_site import picture

pytestmark = pytest.mark.django_db

PLAIN = SharePicture("About fear", "Mood", "Harbour Psychology", "#1f5f6b")


def drawn(facts):
    sheet = Picture.open(io.BytesIO(facts.as_png()))
    assert (sheet.size, sheet.format) == ((1200, 630), "PNG")
    return sheet


def address(client, edition):
    html = client.get(edition.get_absolute_url()).content.decode()
    return html.partition('property="og:image" content="http://testserver')[2].partition('"')[0]


def test_each_article_has_a_picture_with_its_size_and_words(client):
    edition = make.published(slug="fear", title="About <fear>")
    html = client.get("/articles/fear/").content.decode()
    for words in [
        'property="og:image:width" content="1200"',
        'property="og:image:height" content="630"',
        'property="og:image:alt" content="About &lt;fear&gt;"',
    ]:
        assert words in html, words
    assert "twitter:" not in html
    response = client.get(address(client, edition))
    assert response["Content-Type"] == "image/png"
    assert Picture.open(io.BytesIO(response.content)).size == (1200, 630)
    assert not response.cookies


def test_its_address_changes_with_what_is_on_it(client):
    edition = make.published(slug="fear", title="About fear")
    before = address(client, edition)
    make.published(make.next_edition(edition, title="More about fear"))
    assert address(client, edition) != before


@pytest.mark.parametrize("make_it", [make.draft, make.scheduled])
def test_what_is_not_public_has_none(client, make_it):
    make_it(slug="sealed")
    assert client.get("/articles/sealed/share.png").status_code == 404


def test_what_was_withdrawn_has_none_any_more(client):
    make.withdrawn(slug="gone")
    assert client.get("/articles/gone/share.png").status_code == 410


@pytest.mark.parametrize(
    "title",
    ["W" * 300, "word " * 60, "i", "\u202edesrever", "Größe: ein Überblick", "Sleep 😴 well"],
)
def test_any_title_fits(title):
    sheet = drawn(replace(PLAIN, title=title))
    # Nothing is written over the margin on either side.
    paper = sheet.getpixel((20, 300))
    assert sheet.crop((15, 0, 70, 630)).getcolors() == [(55 * 630, paper)]
    assert sheet.crop((720, 0, 760, 630)).getcolors() == [(40 * 630, paper)]


def test_letters_that_we_cannot_write_leave_a_picture_without_words():
    one, other = (replace(PLAIN, title=title) for title in ("الخوف", "恐惧"))
    assert drawn(one).tobytes() == drawn(other).tobytes() != drawn(PLAIN).tobytes()


def test_the_main_image_stands_beside_the_title_and_may_be_missing(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    edition = make.published(slug="fear", hero=picture("A quay"), hero_alt="A quay at dusk.")
    found = client.get("/articles/fear/share.png")
    colour = Picture.open(io.BytesIO(found.content)).getpixel((1000, 300))
    assert max(abs(a - b) for a, b in zip(colour, (0, 128, 128), strict=True)) < 8  # teal
    missing = replace(PLAIN, title=edition.title, image="images/no/such.jpg")
    assert drawn(missing).tobytes() == drawn(replace(missing, image="")).tobytes()
