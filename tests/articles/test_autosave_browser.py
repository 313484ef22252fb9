"""Never losing a word, in a real browser: offline, signed out, crashed, stale, two tabs."""

import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import Edition
from tests import make
from tests.conftest import is_too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def writer():
    return make.clinician(given_name="Ada", family_name="Vale")


@pytest.fixture
def edition(writer):
    return make.draft(by=writer, title="Sleep", body="<p>One.</p>\n<p>Two.</p>")


def address(edition):
    return f"/admin/articles/edition/{edition.pk}/change/"


def sign_in(page, person):
    page.goto("/admin/")
    page.fill("#id_username", person.username)
    page.fill("#id_password", "a-long-test-password")
    page.click("text=Log in")
    return page


def write(page, words, field="standfirst"):
    page.fill(f"[name={field}]", words)


def says(page, words):
    expect(page.locator("[data-part=line]")).to_contain_text(words, timeout=15_000)


def kept(page):
    """What the browser keeps, but for the desk's word that it is one of ours."""
    return page.evaluate(
        "Object.entries(localStorage).flatMap(([key, its]) => (key === 'staff' ? [] : its)).join()"
    )


def keeps(page, words, *, within=5):
    """Wait until the browser holds a copy with these words."""
    until = time.monotonic() + within
    while words not in kept(page):
        assert time.monotonic() < until, f"no copy with “{words}”"
        page.wait_for_timeout(50)


def stored(edition):
    return Edition.objects.get(pk=edition.pk)


def colleague_saves(edition, **changes):
    from articles import actions

    boss = make.administrator()
    boss.first_name, boss.last_name = "Miriam", "Stone"
    boss.save()
    row = stored(edition)
    for name, value in changes.items():
        setattr(row, name, value)
    assert actions.save_draft(row, by=boss, version=row.version)


def test_words_save_themselves(live_site, writer, edition):
    page = sign_in(live_site(), writer)
    page.goto(address(edition))
    write(page, "Written and left alone.")
    keeps(page, "left alone", within=0.9)
    says(page, "Saved at")
    assert stored(edition).standfirst == "Written and left alone."
    assert kept(page) == ""
    assert page.input_value("[name=version]") == "2"
    # Leaving asks nothing now, and the button finds everything saved.
    page.click("text=Save the draft")
    page.wait_for_selector(".messagelist")
    assert stored(edition).version == 2


def test_the_connection_drops_and_comes_back(live_site, writer, edition):
    page = sign_in(live_site(), writer)
    page.goto(address(edition))
    page.context.set_offline(True)
    write(page, "Written in a tunnel.")
    says(page, "There is no connection.")
    says(page, "kept in this browser")
    # The button stays here too.
    page.click("text=Save the draft")
    assert "Written in a tunnel." in kept(page)
    assert page.input_value("[name=standfirst]") == "Written in a tunnel."
    page.context.set_offline(False)
    says(page, "Saved at")
    assert stored(edition).standfirst == "Written in a tunnel."


def test_signed_out_in_another_tab_and_in_again(live_site, writer, edition):
    page = sign_in(live_site(), writer)
    page.goto(address(edition))
    other = page.context.new_page()
    other.goto("/admin/")
    other.click("text=Log out")
    write(page, "Nobody is signed in.")
    says(page, "You are signed out.")
    page.click("text=Save the draft")
    page.wait_for_timeout(300)
    assert page.url.endswith(address(edition)) and "Nobody is signed in." in kept(page)
    assert stored(edition).version == 1
    with page.context.expect_page() as opened:
        page.click("a:text('Sign in in a new tab')")
    sign_in(opened.value, writer)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    says(page, "Saved at")
    assert stored(edition).standfirst == "Nobody is signed in."


def test_somebody_else_signs_in_in_the_same_browser(live_site, writer, edition):
    page = sign_in(live_site(), writer)
    page.goto(address(edition))
    other = page.context.new_page()
    other.goto("/admin/")
    other.click("text=Log out")
    boss = make.administrator()
    sign_in(other, boss)
    write(page, "Ada wrote this.")
    says(page, "Somebody else is signed in")
    assert stored(edition).version == 1
    # The other person's form offers nothing of it.
    other.goto(address(edition))
    expect(other.locator("[data-part=offer]")).to_be_hidden()
    assert "Ada wrote this." in kept(other)


def crashed(live_site, writer, edition, words):
    """A page that died with unsaved words, and a new one in the same browser."""
    page = sign_in(live_site(), writer)
    page.goto(address(edition))
    page.context.set_offline(True)
    write(page, words)
    keeps(page, words)
    fresh = page.context.new_page()
    page.close(run_before_unload=False)
    fresh.context.set_offline(False)
    fresh.goto(address(edition))
    return fresh


def test_after_a_crash_words_are_offered_and_taken_back(live_site, writer, edition):
    page = crashed(live_site, writer, edition, "Typed before the crash.")
    expect(page.locator("[data-part=offer]")).to_contain_text("Typed before the crash.")
    page.click("text=Take them back")
    assert page.input_value("[name=standfirst]") == "Typed before the crash."
    says(page, "Saved at")
    assert stored(edition).standfirst == "Typed before the crash." and kept(page) == ""
    page.reload()
    expect(page.locator("[data-part=offer]")).to_be_hidden()


def test_after_a_crash_words_can_be_thrown_away(live_site, writer, edition):
    page = crashed(live_site, writer, edition, "Not worth keeping.")
    page.on("dialog", lambda dialog: dialog.accept())
    page.click("text=Throw them away")
    expect(page.locator("[data-part=offer]")).to_be_hidden()
    assert kept(page) == "" and stored(edition).version == 1


def test_after_a_crash_both_can_be_looked_at(live_site, writer, edition):
    page = crashed(live_site, writer, edition, "From before.")
    page.click("text=Look at both")
    expect(page.locator(".place .mine")).to_contain_text("From before.")
    assert stored(edition).version == 1
    page.check("text=Take yours")
    page.click("text=Save what I chose")
    page.wait_for_selector(".messagelist")
    assert stored(edition).standfirst == "From before."
    expect(page.locator("[data-part=offer]")).to_be_hidden()
    assert kept(page) == "" and "#" not in page.url


def test_words_taken_back_never_write_over_a_newer_text(live_site, writer, edition):
    page = crashed(live_site, writer, edition, "Older words.")
    colleague_saves(edition, standfirst="Newer words.")
    page.reload()
    page.click("text=Take them back")
    expect(page.locator("[data-part=conflict]")).to_contain_text("Miriam Stone saved a newer text")
    assert stored(edition).standfirst == "Newer words."


def test_a_stale_text_is_merged_by_keyboard(live_site, writer, edition):
    page = sign_in(live_site(width=768), writer)
    page.goto(address(edition))
    colleague_saves(edition, title="Sleep and rest", standfirst="From Miriam.")
    write(page, "From Ada.")
    notice = page.locator("[data-part=conflict]")
    expect(notice).to_contain_text("Miriam Stone saved a newer text", timeout=15_000)
    page.focus("text=See both texts")
    page.keyboard.press("Enter")
    page.wait_for_selector(".comparing")
    assert not is_too_wide(page)
    # The title: yours is chosen; arrow to theirs. The standfirst stays yours.
    page.focus("[name=choice-title-0][value=mine]")
    page.keyboard.press("ArrowDown")
    page.focus("[name=_merge]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist")
    row = stored(edition)
    assert (row.title, row.standfirst) == ("Sleep and rest", "From Ada.")
    assert kept(page) == ""


def test_a_stale_text_is_merged_without_a_script(live_site, writer, edition):
    page = sign_in(live_site(scripts=False, width=360), writer)
    page.goto(address(edition))
    colleague_saves(edition, body="<p>One.</p>\n<p>Two, says Miriam.</p>")
    page.fill("[name=body]", "<p>One.</p>\n<p>Two, says Ada.</p>")
    page.click("text=Save the draft")
    assert page.inner_text(".place .theirs").count("Miriam") == 1
    assert not is_too_wide(page)
    page.check("text=Take both, yours first")
    page.click("text=Save what I chose")
    assert stored(edition).body.split("\n") == [
        "<p>One.</p>",
        "<p>Two, says Ada.</p>",
        "<p>Two, says Miriam.</p>",
    ]


def test_signed_out_without_a_script(live_site, writer, edition):
    page = sign_in(live_site(scripts=False, width=360), writer)
    page.goto(address(edition))
    page.context.clear_cookies(name="staff-session")
    page.fill("[name=body]", "<p>Precious.</p>\n<p>Words.</p>")
    page.click("text=Save the draft")
    assert "You were signed out" in page.inner_text("#content")
    assert not is_too_wide(page)
    with page.context.expect_page() as opened:
        page.click("a:text('Sign in in a new tab')")
    sign_in(opened.value, writer)
    page.click("button:text('Send again')")
    assert "You are signed in now" in page.inner_text("#content")
    page.click("button:text('Send again')")
    assert stored(edition).body == "<p>Precious.</p>\n<p>Words.</p>"


def test_two_tabs_of_one_person(live_site, writer, edition):
    first = sign_in(live_site(), writer)
    first.goto(address(edition))
    second = first.context.new_page()
    second.goto(address(edition))
    write(first, "The first tab.")
    says(first, "Saved at")
    # Coming back to the second tab, it is said before anything is typed.
    second.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    notice = second.locator("[data-part=conflict]")
    expect(notice).to_contain_text("You saved a newer text")
    write(second, "Typed all the same.")
    keeps(second, "all the same")
    second.click("text=Open the saved text")
    expect(second.locator("[data-part=offer]")).to_contain_text("Typed all the same.")
    assert second.input_value("[name=standfirst]") == "The first tab."


def test_who_else_is_here(live_site, writer, edition):
    boss = make.administrator()
    boss.first_name, boss.last_name = "Miriam", "Stone"
    boss.save()
    sign_in(live_site(), boss).goto(address(edition))
    page = sign_in(live_site(), writer)
    page.goto(address(edition))
    expect(page.locator("[data-part=here]")).to_have_text("Miriam Stone has this text open.")


def test_three_megabytes_are_kept_and_saved(live_site, writer, edition):
    page = sign_in(live_site(), writer)
    page.goto(address(edition))
    page.route("**/autosave/", lambda route: route.abort())
    page.evaluate(
        """() => {
        const box = document.querySelector("[name=body]");
        const text = "<p>" + "Many words. ".repeat(50) + "</p>\\n";
        box.value = text.repeat(5000);
        box.dispatchEvent(new CustomEvent("desk:set", {detail: box.value}));
        box.dispatchEvent(new Event("input", {bubbles: true}));
        }"""
    )
    keeps(page, "Many words.", within=20)
    assert len(kept(page)) > 3_000_000
    page.unroute("**/autosave/")
    page.evaluate("dispatchEvent(new Event('online'))")
    says(page, "Saved at")
    assert len(stored(edition).body) > 3_000_000 and kept(page) == ""


def test_a_browser_without_room_says_so(live_site, writer, edition):
    page = sign_in(live_site(), writer)
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
    )
    page.goto(address(edition))
    write(page, "No room for this.")
    says(page, "no room for a copy")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_nothing_keeps_anybody_out(live_site, writer, edition, colours):
    page = sign_in(live_site(width=360, color_scheme=colours), writer)
    page.goto(address(edition))
    colleague_saves(edition, standfirst="Theirs.", body="<p>One.</p>\n<p>Two, changed.</p>")
    write(page, "Mine.")
    expect(page.locator("[data-part=conflict]")).to_be_visible(timeout=15_000)
    faults = axe(page, "#desk-status")
    page.click("text=See both texts")
    page.wait_for_selector(".comparing")
    assert faults + axe(page, "main") == []


def axe(page, place):
    found = Axe().run(page, context=place).response["violations"]
    return [(fault["id"], fault["nodes"][0]["html"][:160]) for fault in found]
