"""The form in a real browser: numbers and tags while one writes, the keyboard, and no script."""

import pytest
from playwright.sync_api import expect

from articles.models import Edition, Tag
from tests import make
from tests.conftest import is_too_wide, let_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = f"<p>{'word ' * 90}</p><h2>Why</h2><p>One&nbsp;two <strong>three</strong>four.</p>"
# The numbers as they stand on the page.
NUMBERS = """[...document.querySelectorAll("[data-measure]")].map((measure) =>
    [measure.dataset.measure, measure.innerText.replace(/\\s+/g, " ").trim()])"""


@pytest.fixture
def desk(live_site):
    """`desk(edition, by=person)`: the form of that edition, signed in."""

    def visit(edition, *, by, **options):
        page = live_site(**options)
        let_in(page, by, f"/admin/articles/edition/{edition.pk}/change/")
        return page

    return visit


@pytest.fixture
def writer():
    return make.clinician()


@pytest.fixture
def compulsion():
    make.published(tag_names=["obsessive-compulsive disorder"])
    tag = Tag.objects.get()
    tag.spellings.create(name="OCD")
    # Enough others that are used more, so that this one is not offered by itself.
    names = [f"tag {number}" for number in range(14)]
    make.published(tag_names=names)
    make.published(tag_names=names)


def write_body(page, html):
    page.evaluate(
        """(html) => {
            const box = document.querySelector("[name=body]");
            box.value = html;
            box.dispatchEvent(new CustomEvent("desk:set", { detail: html, bubbles: true }));
            box.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        html,
    )


def test_the_numbers_follow_the_words_and_stay_after_saving(desk, writer):
    page = desk(make.draft(by=writer), by=writer)
    page.fill("[name=title]", "T" * 66)
    write_body(page, BODY)
    expect(page.locator("[data-measure=words]")).to_contain_text("94")
    live = dict(page.evaluate(NUMBERS))
    assert live["title"] == "Letters: 66 best under 65 Search engines will cut the end off."
    assert live["paragraph"].startswith("Words in the longest paragraph: 90")
    assert page.inner_text("#measures-said") == ""  # not at every key
    expect(page.locator("#measures-said")).to_contain_text("66")
    page.click("text=Save the draft")
    page.wait_for_selector(".messagelist")
    assert dict(page.evaluate(NUMBERS)) == live
    assert page.inner_text("[data-found=search-title]") == "T" * 59 + "…"


def test_how_it_is_found_follows_the_words(desk, writer):
    page = desk(make.draft(by=writer), by=writer)
    page.fill("[name=title]", "What sleep <i>is for")
    page.fill("[name=standfirst]", "For everyone & all")
    expect(page.locator("[data-found=description]").first).to_have_text("For everyone & all")
    assert page.inner_text("[data-found=title]") == "What sleep <i>is for"
    assert page.is_hidden("[data-missing=standfirst]")
    page.fill("[name=standfirst]", "")
    expect(page.locator("[data-missing=standfirst]")).to_be_visible()
    expect(page.locator("[data-found=description]").first).to_contain_text("Some words")


def test_tags_are_chosen_by_keyboard(desk, writer, compulsion):
    edition = make.draft(by=writer)
    page = desk(edition, by=writer)
    long_name = page.locator("#tag-offers button", has_text="obsessive")
    assert long_name.is_hidden()
    field = page.locator("[name=tag_names]")
    field.fill("fear, oc")
    assert long_name.is_visible() and long_name.get_attribute("aria-pressed") == "false"
    long_name.focus()
    page.keyboard.press("Enter")
    assert field.input_value() == "fear, obsessive-compulsive disorder"
    assert long_name.get_attribute("aria-pressed") == "true"
    page.keyboard.press("Space")
    assert field.input_value() == "fear"
    field.fill("fear, OCD")
    assert long_name.get_attribute("aria-pressed") == "true"
    field.press("Control+s")
    page.wait_for_selector("text=The tag “OCD” is called “obsessive-compulsive disorder” here.")
    edition.refresh_from_db()
    assert edition.tag_names == ["fear", "obsessive-compulsive disorder"]


def test_enter_leads_from_the_title_to_the_standfirst(desk, writer):
    page = desk(make.draft(by=writer), by=writer)
    page.fill("[name=title]", "A title")
    page.press("[name=title]", "Enter")
    page.keyboard.type("A standfirst")
    assert page.input_value("[name=title]") == "A title"
    assert page.input_value("[name=standfirst]").endswith("A standfirst")


def test_an_error_leads_to_its_field_also_in_a_closed_part(desk, writer):
    page = desk(make.draft(by=writer), by=writer)
    page.click("text=Rarely needed")
    page.fill("[name=slug]", "Not a slug!")
    page.click("text=Save the draft")
    page.wait_for_selector(".errornote")
    page.evaluate("document.querySelector('.rare').open = false")
    page.click(".errornote a:text-is('Address')")
    assert page.evaluate("document.activeElement.name") == "slug"
    assert page.is_visible("[name=slug]")


def test_an_error_in_the_text_leads_into_the_editor(desk, writer):
    page = desk(make.draft(by=writer), by=writer)
    page.evaluate(
        """document.getElementById("content-main").insertAdjacentHTML("afterbegin",
            '<div class="errornote"><a href="#id_body">Text</a></div>')"""
    )
    page.add_script_tag(
        url=page.evaluate("document.querySelector('script[src*=form]').src") + "?again",
        type="module",
    )
    page.click(".errornote a")
    expect(page.locator(".field-body :focus")).to_be_visible()


@pytest.mark.parametrize("height", [420, 700])
def test_the_row_of_buttons_covers_no_focused_field(desk, writer, height):
    page = desk(make.draft(by=writer), by=writer, height=height)
    page.click("text=Rarely needed")
    page.focus("[name=title]")
    seen, covered = set(), []
    for _ in range(90):
        page.keyboard.press("Tab")
        name, hidden = page.evaluate(
            """() => {
                const at = document.activeElement, row = document.querySelector(".submit-row");
                const [a, b] = [at, row].map((e) => e.getBoundingClientRect());
                const sticks = getComputedStyle(row).position === "sticky";
                const inside = !at.closest("#edition-form") || row.contains(at);
                const low = Math.min(a.bottom, a.top + 40); // of a tall text, where it begins
                return [at.name || at.textContent.slice(0, 20),
                    !inside && sticks && low > b.top + 1 && a.top < b.bottom];
            }"""
        )
        seen.add(name)
        if hidden:
            covered.append(name)
    assert {"standfirst", "topic", "disclosure", "slug", "_save"} <= seen
    assert covered == []


def test_without_a_script_it_is_a_plain_form(desk, writer, compulsion):
    edition = make.draft(by=writer, body="<p>About OCD.</p>", disclosure_confirmed_by=None)
    page = desk(edition, by=writer, width=360, scripts=False)
    assert not is_too_wide(page)
    assert "obsessive-compulsive disorder" in page.inner_text("#tag-offers")
    expect(page.locator("#tag-offers button")).to_have_count(0)
    assert "Words: 2" in page.inner_text("[data-measure=words]")
    page.fill("[name=title]", "A plain form")
    page.fill("[name=body]", "<p>Plain words.</p>")
    page.check("[name=disclosure_confirmed]")
    page.click("text=Rarely needed")
    page.uncheck("[name=comments_open]")
    page.click("text=Save the draft")
    edition = Edition.objects.select_related("article").get(pk=edition.pk)
    assert (edition.title, edition.body) == ("A plain form", "<p>Plain words.</p>")
    assert edition.disclosure_confirmed_by == writer and not edition.article.comments_open
    assert f"Confirmed by {writer}." in page.inner_text(".field-disclosure_confirmed")
