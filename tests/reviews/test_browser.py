"""How the states look and read: axe by day and by night, on a telephone and a desk."""

from datetime import timedelta

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from glossary.models import Entry
from outbox.jobs import run_due
from outbox.models import Job
from tests import make
from tests.conftest import is_too_wide, let_in
from tests.reviews.test_standing import entry, imported, question, self_checked, sign

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COLOURS_HAVE_CHANGED = "Promise.all(document.getAnimations().map((one) => one.finished))"
STATES = {
    "/articles/overdue/": "review overdue",
    "/articles/long-overdue/": "The review of this page is long overdue.",
    "/articles/imported/": "Not yet clinically reviewed.",
    "/articles/self/": "Checked by its author, no second reviewer.",
    "/glossary/amygdala/": "Edited since its review.",
    "/faq/why/": "Not yet clinically reviewed.",
}


@pytest.fixture
def boss(transactional_db):
    today = timezone.now()
    for slug, months in (("overdue", 7), ("long-overdue", 10)):
        with time_machine.travel(today - timedelta(days=months * 30.5), tick=False):
            edition = make.approved(make.draft(slug=slug, risk="crisis"))
        make.actions.publish(edition, by=edition.created_by)
    imported(slug="imported")
    self_checked(slug="self")
    question()
    sign(entry())
    Entry.objects.update(definition="Other words.")
    run_due()
    Job.objects.filter(name="counts").update(ok=False, outcome="OSError: no room")
    return make.administrator()


def test_each_state_is_told_and_keeps_nobody_out(live_site, boss):
    page, faults = live_site(reduced_motion="reduce"), []

    def look(path, words):
        page.goto(path)
        assert words in page.inner_text("body"), path
        for width, scheme in ((1280, "light"), (360, "dark")):
            page.set_viewport_size({"width": width, "height": 850})
            page.emulate_media(color_scheme=scheme)
            page.evaluate(COLOURS_HAVE_CHANGED)
            found = Axe().run(page).response["violations"]
            faults.extend((path, width, scheme, fault["id"]) for fault in found)
            if is_too_wide(page):
                faults.append((path, width, "too wide"))

    for path, words in STATES.items():
        look(path, words)
    let_in(page, boss)
    look("/admin/outbox/job/", "OSError: no room")
    look("/admin/reviews/review/due/", "no longer in search engines")
    assert faults == []


def test_the_test_mail_without_a_script(live_site, boss):
    page = live_site(scripts=False)
    let_in(page, boss, "/admin/outbox/job/")
    page.click("text=Send a test mail to me")
    assert f"has taken a mail to {boss.email}" in page.inner_text(".messagelist")
