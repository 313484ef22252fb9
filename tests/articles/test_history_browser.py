"""The history in a real browser: by keyboard, without a script, for every eye."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command

from articles import actions
from articles.models import Edition
from tests import make
from tests.conftest import is_too_wide, let_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def writer():
    return make.clinician()


@pytest.fixture
def editions(writer):
    """Three that were public; the last one differs in everything that a text may hold."""
    rest = "<p>Words that stay.</p>" * 9
    table = "<table><tbody><tr><th>Stage</th><td>{}</td></tr></tbody></table>"
    card = '<div class="care-card care-card-urgent"><h3>Call if:</h3><ul><li>{}</li></ul></div>'
    first = make.published(by=writer, body=f"<h2>Why</h2><p>It mends.</p>{table.format(1)}{rest}")
    made = [first]
    for number in (2, 3):
        body = f"<h2>Why and how</h2><p>It mends {number} things.</p>{table.format(number)}{rest}"
        changes = {"body": body + card.format(number), "change_summary": f"Part {number}."}
        following = make.next_edition(made[-1], tag_names=[f"tag {number}"], **changes)
        made.append(actions.publish(make.approved(following), by=writer))
    return made


@pytest.fixture
def sign_in(live_site):
    def visit(person, **options):
        page = live_site(**options)
        page.complaints = []
        page.on("console", lambda m: m.type == "error" and page.complaints.append(m.text))
        let_in(page, person)
        return page

    return visit


def at(edition, verb="versions"):
    return f"/admin/articles/edition/{edition.pk}/{verb}/"


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_list_to_a_new_edition_by_keyboard(sign_in, writer, editions, scripts):
    first, second, third = editions
    page = sign_in(writer, scripts=scripts)
    page.goto(at(third, "change"))
    page.focus(".verbs >> text=History")
    page.keyboard.press("Enter")
    page.wait_for_url("**/versions/")
    # What is newest stands beside the one before it; an arrow goes to the next choice.
    assert page.is_checked(f"[name=to][value='{third.pk}']")
    page.focus(f"[name=from][value='{second.pk}']")
    page.keyboard.press("ArrowDown")
    assert page.is_checked(f"[name=from][value='{first.pk}']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/?*")
    assert "From edition 1 to edition 3" in page.inner_text("main")
    removed = page.locator(".redline del", has_text="1").first
    assert "line-through" in removed.evaluate("e => getComputedStyle(e).textDecorationLine")
    added = page.locator(".redline ins", has_text="3 things").first
    assert "underline" in added.evaluate("e => getComputedStyle(e).textDecorationLine")
    page.focus("text=All editions")
    page.keyboard.press("Enter")
    page.wait_for_url("**/versions/")
    page.focus(f"a[href='{at(first, 'restore')}']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/restore/")
    page.focus("text=Start the next edition from it")
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/")
    assert Edition.objects.get(number=4).body == first.body
    assert page.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nobody_is_kept_out(sign_in, writer, editions, scheme, width):
    page = sign_in(writer, width=width, color_scheme=scheme)
    for verb in ("versions", "compare", "restore", "page"):
        page.goto(at(editions[-1] if verb != "page" else editions[0], verb))
        assert not is_too_wide(page), verb
        assert page.complaints == [], verb
        faults = Axe().run(page).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == [], verb
        page.complaints.clear()  # of the styles that axe itself puts in


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_evidence_pack_reads_well_and_asks_for_nothing(live_site, editions, tmp_path, scheme):
    file = tmp_path / "pack.html"
    call_command("evidence_pack", editions[0].article.slug, output=str(file))
    page = live_site(width=360, color_scheme=scheme, offline=True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert not is_too_wide(page)
    page.emulate_media(media="print")
    assert page.locator("h2").first.is_visible()
