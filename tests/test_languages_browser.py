"""Right to left, and the long words of German, on the smallest phone."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from clinic.models import Clinic
from safety.help import load_help_lines
from tests import make
from tests.conftest import is_too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARABIC = (
    "<h2>ما الذي يحدث</h2><p>حين يبدو شيء ما مهددًا، تستجيب اللوزة الدماغية على الفور.</p>"
    "<ul><li>مكالمة هاتفية</li></ul><blockquote><p>ليس الشجاع من لا يخاف.</p></blockquote>"
    "<table><caption>الأيام</caption><tr><th>اليوم</th><th>القلق</th></tr>"
    "<tr><th>الأحد</th><td>7 / 10</td></tr></table>"
)
LONG = "Aufmerksamkeitsdefizithyperaktivitätsstörung"


@pytest.fixture
def clinic(transactional_db):
    load_help_lines()
    Clinic.objects.update_or_create(
        defaults={
            "name": "Marram House",
            "phone": "020 7946 0142",
            "comments_read_by": "the manager",
            "comments_read_when": "on working days",
        }
    )


def faults(page):
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run().then((results) => results.violations)")
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found]


def test_arabic_is_read_from_right_to_left_up_to_the_crisis_page(clinic, live_site):
    make.published(slug="khawf", language="ar", title="مواجهة الخوف", body=ARABIC)
    page = live_site(width=320, height=720)
    page.goto("/ar/articles/khawf/")
    assert not is_too_wide(page)
    assert faults(page) == []
    lines = page.locator("#body p").first
    assert lines.evaluate("(p) => getComputedStyle(p).direction") == "rtl"
    # The rule of a quotation stands where its lines begin.
    quoted = page.locator("#body blockquote")
    assert quoted.evaluate("(q) => getComputedStyle(q).borderRightWidth") == "3px"
    assert quoted.evaluate("(q) => getComputedStyle(q).borderLeftWidth") == "0px"

    page.fill("#comments [name=text]", "لا أريد أن أعيش")
    page.click("#comments button >> nth=-1")
    assert page.locator("h1").inner_text() == "يبدو أن الأمور صعبة جدًا عليك"
    assert not is_too_wide(page)
    assert faults(page) == []
    call = page.locator(".help-call bdi").first
    assert call.evaluate("(number) => getComputedStyle(number).direction") == "ltr"

    page.goto("/ar/help-now/")
    assert not is_too_wide(page)
    assert faults(page) == []


def test_long_german_words_fit_on_the_smallest_phone(clinic, live_site):
    make.published(
        slug="lang",
        language="de",
        title=LONG,
        standfirst=f"Was eine {LONG} ist.",
        body=f"<h2>{LONG} im Alltag</h2><p><strong>{LONG}</strong></p>"
        f"<table><tr><th>{LONG}</th></tr><tr><td>{LONG}</td></tr></table>",
        topic=make.topic("Neuropsychologische Behandlungsmöglichkeiten"),
        tag_names=[LONG],
    )
    page = live_site(width=320, height=720)
    for path in ["/de/", "/de/articles/", "/de/articles/lang/", "/de/help-now/"]:
        page.goto(path)
        assert not is_too_wide(page), path
    page.goto("/de/articles/lang/")
    page.fill("#comments [name=text]", "Danke für den Artikel über diese Störung.")
    page.click("#comments button >> nth=-1")
    assert page.locator("h1").inner_text() != ""
    assert not is_too_wide(page)
