"""An article with everything that can go wrong in one, as a narrow telephone shows it."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from clinic.models import Clinic
from comments.models import Comment, Decision
from tests import make
from tests.conftest import is_too_wide
from tests.rich_site import picture
from tests.test_accessibility import RULES, RUN

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WITHOUT_SPACES = "Donaudampfschifffahrt" * 14
BACKWARDS = "\u202edrawkcab "
LISTS = ("/", "/articles/", "/authors/", "/authors/plato/", "/search/?q=words")
COLUMNS = range(20)
WIDE = (
    "<table><caption>Wide</caption><thead><tr>"
    + "".join(f"<th>Column {n}</th>" for n in COLUMNS)
    + "</tr></thead><tbody><tr>"
    + "".join(f"<td>{n}00,000</td>" for n in COLUMNS)
    + f"</tr><tr><td>{WITHOUT_SPACES}</td></tr></tbody></table>"
)
SECTIONS = "".join(f"<h2>Part {n} {WITHOUT_SPACES[: n % 60]}</h2><p>Words.</p>" for n in range(200))


@pytest.fixture
def edition(transactional_db, settings, tmp_path):
    """300 characters without a space, 200 headings, 300 comments, a picture that went missing."""
    settings.MEDIA_ROOT = tmp_path
    Clinic.objects.create(
        name="Harbour", phone="01632 960000", comments_read_by="A", comments_read_when="B"
    )
    hero = picture("A quay")
    nobody = make.author(slug="plato", given_name="Plato", role=BACKWARDS + WITHOUT_SPACES[:90])
    made = make.published(
        slug="hostile",
        title=BACKWARDS + WITHOUT_SPACES[:280],
        standfirst=WITHOUT_SPACES,
        body=WIDE + SECTIONS + f"<pre>{WITHOUT_SPACES}</pre>",
        authors=[nobody],
        hero=hero,
        hero_alt="A quay at dusk.",
        tag_names=[WITHOUT_SPACES[:60]],
    )
    for file in tmp_path.rglob("*.*"):
        file.unlink()
    _comments(made, by=make.manager())
    return made


def _comments(edition, *, by):
    comment = {"article": edition.article, "text": WITHOUT_SPACES, "decided_at": timezone.now()}
    comment |= {"nickname": (BACKWARDS + WITHOUT_SPACES)[:40], "state": Comment.State.APPROVED}
    decided = {"by": by, "from_state": "pending", "to_state": "approved"}
    with transaction.atomic():
        made = Comment.objects.bulk_create(Comment(**comment) for _ in range(300))
        Decision.objects.bulk_create(Decision(comment=row, **decided) for row in made)


def test_it_is_no_wider_than_the_telephone_and_axe_finds_nothing(live_site, edition):
    page = live_site(width=320, reduced_motion="reduce")
    page.goto("/articles/hostile/")
    assert not is_too_wide(page)
    expect(page.locator("#contents a")).to_have_count(200)
    expect(page.locator(".hero img")).to_have_attribute("alt", "A quay at dusk.")
    expect(page.locator("#comments .comment")).to_have_count(300)
    # The words after a name or a title that runs backwards still run forwards.
    edition_line = page.locator(".cite p").first
    assert "Edition 1. Harbour" in edition_line.inner_text()
    expect(page.locator(".cite bdi")).to_have_count(2)
    page.evaluate(AXE_SCRIPT)
    # What repeats 300 times is wrong 300 times, or right.
    page.evaluate(
        "document.querySelectorAll('#contents li:nth-child(n+5), .comment:nth-child(n+5),"
        " #body h2:nth-of-type(n+5)').forEach((it) => it.remove())"
    )
    faults = page.evaluate(RUN, RULES)
    too_wide = []
    for path in ("/articles/hostile/handout/", "/articles/hostile/changes/", *LISTS):
        page.goto(path)
        too_wide += [path] if is_too_wide(page) else []
    assert too_wide == []
    assert [(fault["id"], fault["nodes"][0]["html"][:160]) for fault in faults] == []


def test_no_heading_needs_no_contents_and_a_profile_no_photo(live_site):
    who = make.author(given_name="Plato", family_name="")
    make.published(slug="short", title="Short", authors=[who])
    page = live_site(width=320)
    page.goto("/articles/short/")
    expect(page.locator("#contents")).to_have_count(0)
    assert not is_too_wide(page)
    page.goto(who.get_absolute_url())
    expect(page.locator(".author-initials")).to_have_text("P")
    assert not is_too_wide(page)
