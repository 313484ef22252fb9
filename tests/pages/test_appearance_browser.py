"""How the site looks, set in a real browser, with and without JavaScript, and met by a reader."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from clinic.models import Clinic
from tests import make
from tests.conftest import is_too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Neuropsychologische Gemeinschaftspraxis für Aufmerksamkeits- und Gedächtnisfrage"


def at_the_desk(live_site, person, **options):
    page = live_site(**options)
    page.goto("/admin/")
    page.fill("#id_username", person.username)
    page.fill("#id_password", "a-long-test-password")
    page.click("text=Log in")
    page.goto("/admin/pages/appearance/")
    return page


def findings(page):
    """What axe finds by day on a wide screen and by night on a narrow one."""
    found = []
    for width, scheme in ((320, "dark"), (1280, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.evaluate("Promise.all(document.getAnimations().map((moving) => moving.finished))")
        for fault in Axe().run(page).response["violations"]:
            nodes = [node["html"][:120] for node in fault["nodes"]]
            found.append((width, fault["id"], nodes[:3]))
        wide = "(content) => content.scrollWidth > content.clientWidth"
        found += ["too wide"] if page.eval_on_selector("#content-main", wide) else []
    return found


@pytest.mark.parametrize("scripts", [True, False])
def test_an_administrator_gives_the_site_its_face(live_site, scripts):
    Clinic.objects.create(name="Harbour")
    make.published(title="About fear")
    boss = make.administrator()
    page = at_the_desk(live_site, boss, scripts=scripts)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    shown = page.frame_locator("iframe[name=looks-preview]")
    expect(shown.locator(".site-name")).to_have_text("Harbour")

    page.fill("#id_name", "Quay")
    page.fill("#id_accent", "#ffff00")
    page.get_by_role("button", name="Move down: Topics").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[name=home-to]").first).to_have_value("latest")
    if scripts:
        expect(page.locator("[data-arranged=home] [role=status]")).to_contain_text("number 2")
        expect(page.locator("#contrast")).to_contain_text("Links and buttons use #666600")
    else:
        page.click("text=Work out how it reads")
        expect(page.locator("#contrast")).to_contain_text("Links and buttons use #666600")
        page.click("text=Show it")
    expect(shown.locator(".site-name")).to_have_text("Quay")
    assert Clinic.objects.get().name == "Harbour"

    page.check("text=An article")
    if not scripts:
        page.click("text=Show it")
    expect(shown.locator("h1")).to_have_text("About fear")
    if scripts:
        assert findings(page) == []
    page.click("button.default")
    expect(page.locator(".messagelist")).to_contain_text("Saved.")
    assert Clinic.objects.values_list("name", "accent").get() == ("Quay", "#ffff00")

    page.goto("/admin/pages/appearance/menu/")
    page.select_option("#id_menu-add", "contact")
    page.click("[data-arranged=menu] .adding button")
    for _step in range(5):
        page.locator("[data-arranged=menu] li", has_text="Contact us").get_by_role(
            "button", name="Move up"
        ).click()
    page.locator("[data-arranged=menu] li", has_text="Search").get_by_role(
        "button", name="Take out"
    ).click()
    page.click("button.default")
    expect(page.locator(".messagelist")).to_contain_text("Saved.")
    kept = [entry["to"] for entry in Clinic.objects.get().menu]
    assert kept == ["contact", "articles", "glossary", "faq", "authors"]
    if scripts:
        assert findings(page) == []
    assert complaints == []


def test_a_long_name_and_a_menu_of_40_leave_room_for_help(live_site):
    entries = [
        {"to": f"https://example.org/{n}", "labels": {"en": f"Place {n}"}} for n in range(38)
    ]
    Clinic.objects.create(
        name=LONG,
        menu=[*({"to": to, "labels": {}} for to in ("articles", "atlas")), *entries],
        notices=[
            {
                "text": "The clinic is closed on Friday. "
                + "In a crisis you find help above. " * 2,
                "language": "en",
                "start": "2020-01-01T00:00:00+00:00",
                "end": "2099-01-01T00:00:00+00:00",
            }
        ],
    )
    for name in (LONG, "Quay"):
        Clinic.objects.update(name=name)
        for width in (320, 1280):
            page = live_site(width=width, scripts=False, color_scheme="dark")
            page.goto("/")
            assert not is_too_wide(page), (name, width)
            help_now = page.locator("#help-now")
            before = help_now.bounding_box()
            assert before["y"] < 100 and before["x"] + before["width"] <= width
            page.keyboard.press("Tab")
            page.click("summary:has-text('More')")
            expect(page.get_by_role("link", name="Place 37")).to_be_visible()
            assert help_now.bounding_box() == before
            help_now.click(trial=True)
            assert not is_too_wide(page), (name, width)
    notice = page.locator(".notices p").bounding_box()
    assert notice["height"] < 90
