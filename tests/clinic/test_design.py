"""The design system: stylesheets that are joined, and what readers' pages may ask of a browser."""

import gzip
import re
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import expect

from clinic.models import Clinic
from clinic.palette import pairs
from clinic.static_files import joined
from tests import make
from tests.conftest import is_too_wide


def test_the_style_of_readers_pages_asks_nothing_that_old_browsers_lack():
    names = set()
    for template in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        if template.parts[len(Path(settings.BASE_DIR).parts) + 1] != "admin":
            names |= set(re.findall(r'static "(css/.+?)"', template.read_text()))
    assert {"css/site.css", "css/article.css"} <= names
    texts = {name: joined(name) for name in names}
    assert all(part in texts["css/site.css"] for part in ("--paper:", ".button {", ".card {"))
    for name, text in texts.items():
        for word in ("@layer", ":has(", ":is(", ":where(", "clamp(", "color-mix(", "@container"):
            assert word not in text, (name, word)
        assert "@import" not in text, name
        assert "url(http" not in text, name


def test_a_stylesheet_is_served_and_collected_with_what_it_imports():
    for name, part in (("css/site.css", ".card {"), ("css/admin.css", "--paper:")):
        found = Path(finders.find(name)).read_text()
        assert part in found and "@import" not in found, name
        first = next(storage for found, storage in every_file() if found == name)
        assert first.open(name).read().decode() == found
    assert Path(finders.find("css/tokens.css")).parent.name == "css"


def every_file():
    """As `collectstatic` goes through them: the first of a name is the one."""
    return (found for finder in finders.get_finders() for found in finder.list([]))


# -- Colours and the gallery -------------------------------------------------------------------


@pytest.mark.parametrize("accent", ["#1f5f6b", "#ffff00", "#000000", "#ffffff", "#c2185b"])
def test_whatever_stands_on_something_is_readable_by_day_and_by_night(accent):
    for pair in pairs(accent):
        assert pair.light[2] >= pair.least, pair
        assert pair.dark[2] >= pair.least, pair


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/admin/design/", "/admin/design/desk/"])
def test_any_of_the_staff_sees_the_gallery_and_nobody_else(client, path):
    assert client.get(path).url == f"/admin/login/?next={path}"
    person = make.user()
    person.is_staff = False
    person.save()
    client.force_login(person)
    assert client.get(path).status_code == 302
    client.force_login(make.user())
    response = client.get(path)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert " style=" not in response.content.decode()
    assert client.post(path).status_code == 405


@pytest.mark.django_db
def test_the_gallery_shows_the_clinics_own_accent_with_its_contrast(client):
    Clinic.objects.create(name="Harbour", accent="#7a1f4d")
    client.force_login(make.user())
    html = client.get("/admin/design/").content.decode()
    assert 'fill="#7a1f4d"' in html
    contrast = next(pair for pair in pairs("#7a1f4d") if pair.front == "accent").light[2]
    assert f"</svg> {contrast}" in html
    for part in ("button", "card", "care-card", "help-now", "error-summary", "asked", "ornament"):
        assert f'class="{part}' in html, part


# -- Scripts -----------------------------------------------------------------------------------


def test_the_scripts_of_readers_pages_are_small_modules():
    """All of them together, though no page has all."""
    names = set()
    for template in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        text = template.read_text()
        if "admin" in template.relative_to(settings.BASE_DIR / "templates").parts:
            continue
        scripts = re.findall(r"<script\b[^>]*>", text)
        assert all('type="module"' in script for script in scripts), template
        names |= set(re.findall(r'static "(js/[^"]+)"', text))
    names = {name for name in names if not name.startswith("js/desk/")}
    assert {"js/terms.js", "js/search.js", "js/feedback.js"} <= names
    texts = [Path(settings.BASE_DIR, "static", name).read_bytes() for name in names]
    assert sum(len(gzip.compress(text)) for text in texts) < 10_000
    assert not any(re.search(rb"^import ", text, re.MULTILINE) for text in texts)


# -- In a browser ------------------------------------------------------------------------------

AXE = """(options) => axe.run(options).then((found) =>
  found.violations.map((one) => [one.id, one.nodes.map((node) => node.html.slice(0, 200))]))"""


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_gallery_keeps_nobody_out_and_shows_states_by_the_pages_own_rules(live_site):
    Clinic.objects.create(name="Harbour")
    make.user(username="ann")
    page = live_site(width=320, reduced_motion="reduce")
    page.goto("/admin/login/?next=/admin/design/")
    page.fill("#id_username", "ann")
    page.fill("#id_password", "a-long-test-password")
    page.click("[type=submit]")
    for path in ("/admin/design/", "/admin/design/desk/"):
        page.goto(path)
        assert not is_too_wide(page), path
        page.evaluate(AXE_SCRIPT)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate(AXE, {"resultTypes": ["violations"]}) == [], (path, scheme)
    page.goto("/admin/design/")
    ground = "(button) => getComputedStyle(button).backgroundColor"
    resting, pointed, focused = (
        page.locator("#button .button:not(.button-quiet)").nth(number) for number in range(3)
    )
    expect(focused).to_have_css("outline-style", "solid")
    assert resting.evaluate(ground) != pointed.evaluate(ground)
    resting.hover()
    assert resting.evaluate(ground) == pointed.evaluate(ground)
