"""From the one-time link to a site of one's own, with scripts and, on a telephone, without."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from accounts.first_start import make_link
from clinic.models import Clinic
from interchange.models import SetUp
from interchange.set_up import STEPS
from safety.help import load_help_lines
from safety.models import HelpLine
from tests.conftest import is_too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, False)])
def test_from_the_link_to_a_site_of_ones_own(live_site, width, scripts):
    load_help_lines()
    page = live_site(width=width, scripts=scripts)

    def look(title):
        """The page of that title is open, and nothing on it keeps anybody out."""
        expect(page.locator("h1")).to_have_text(title)
        if scripts:
            assert Axe().run(page).violations_count == 0, title
        else:
            assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), title

    page.goto(make_link())
    look("Make your account")
    for name, value in {
        "username": "hanna",
        "first_name": "Hanna",
        "last_name": "Harbour",
        "email": "hanna@clinic.example",
        "password1": "seven-quiet-boats",
        "password2": "seven-quiet-boats",
    }.items():
        page.fill(f"[name={name}]", value)
    page.click("text=Make the account")

    look("Name, country, contact")
    page.fill("[name=name]", "Harbour")
    page.click("[name=later]")
    expect(page.locator("h1")).to_have_text("What is waiting")
    page.click("text=Step by step")
    expect(page.locator("[name=name]")).to_have_value("Harbour")
    page.press("[name=name]", "Enter")  # saves, and goes nowhere else
    expect(page.locator(".errornote")).to_be_visible()
    page.fill("[name=country]", "ie")
    page.fill("[name=phone]", "01 234")
    page.click("[name=save]")

    look("Logo, colour, typefaces")
    page.fill("[name=accent]", "#7a3b69")
    page.click("[name=save]")
    look("Who checks a text")
    expect(page.locator("input:checked")).to_have_count(0)
    page.check("[value=two_person]")
    page.click("[name=back]")
    expect(page.locator("[name=accent]")).to_have_value("#7a3b69")
    page.click("[name=save]")
    expect(page.locator("[value=two_person]")).to_be_checked()
    page.click("[name=save]")

    look("Comments")
    page.check("[value=on]")
    page.fill("[name=comments_read_by]", "Moira")
    page.fill("[name=comments_read_when]", "on working days")
    page.click("[name=save]")
    look("Help lines")
    page.locator("[name=checked]").first.check()
    page.click("[name=save]")
    look("What to begin with")
    page.click("[name=save]")

    expect(page.locator("h1")).to_have_text("What is waiting")
    clinic = Clinic.objects.get()
    assert (clinic.name, clinic.country, clinic.accent) == ("Harbour", "IE", "#7a3b69")
    assert clinic.review_policy == "two_person" and clinic.comments_are_read
    assert HelpLine.objects.get(verified_on__isnull=False).country == "IE"
    assert SetUp.objects.get().answered == [step.name for step in STEPS]

    assert not (is_too_wide(page) if scripts else False)
    with page.context.expect_page() as opened:
        page.click("text=How this works")
    handbook = opened.value
    expect(handbook.locator("#the-first-page-title")).to_be_in_viewport()
    handbook.close()
    page.click("text=Put this list away")
    expect(page.locator("text=Step by step")).to_have_count(0)
