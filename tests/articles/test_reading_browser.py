"""Finding one's way in an article, with scripts and without."""

import pytest
from playwright.sync_api import expect

from articles.models import Series
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "<p>Some words about the brain.</p>" * 12
BODY = f"""<h2>First</h2>{LONG}
<div class="callout content-note"><p>The next part tells of an accident.</p></div>
<h2>Accident</h2>{LONG}<h3>The day itself</h3>{LONG}
<h2>After it</h2>{LONG}<h3>Much later</h3>{LONG}"""


@pytest.fixture
def series(transactional_db):
    series = Series.objects.create(title="First steps", slug="first-steps")
    for number in (1, 2, 3):
        make.published(
            slug=f"part-{number}",
            title=f"Part {number}",
            body=BODY,
            in_depth="<h2>Circuits</h2><p>Deep words.</p>",
            series=series,
            series_position=number,
        )


def in_view(page, anchor):
    return page.wait_for_function(
        """(id) => {
          const { top } = document.getElementById(id).getBoundingClientRect();
          return top >= 0 && top < innerHeight / 3;
        }""",
        arg=anchor,
    )


@pytest.mark.parametrize("scripts", [True, False])
def test_contents_notes_series_and_registers(live_site, series, scripts):
    page = live_site(scripts=scripts, height=700, reduced_motion="reduce")
    page.goto("/articles/part-2/")
    marked = page.locator("#contents a[aria-current]")
    expect(marked).to_have_count(0)
    page.click("#contents a:text-is('After it')")
    in_view(page, "after-it")
    expect(marked).to_have_text(["After it"] if scripts else [])

    skip = page.locator(".skip-passage a")
    skip.click()
    in_view(page, "after-it")
    expect(page.locator("#contents")).to_be_in_viewport()

    expect(page.locator("#series a[rel=prev]")).to_have_text("Part 1")
    page.click("#series a[rel=next]")
    page.wait_for_url("**/part-3/")
    expect(page.locator("#series a[rel=next]")).to_have_count(0)
    page.click(".registers a:text-is('In depth')")
    page.wait_for_url("**/part-3/in-depth/")
    expect(page.locator("#contents a")).to_have_text(["Circuits"])
    page.click(".registers a:text-is('In plain words')")
    page.wait_for_url("**/part-3/")
