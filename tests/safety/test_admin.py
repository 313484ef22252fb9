"""Help lines in the admin."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import Event
from safety.models import HelpLine
from tests import make

pytestmark = pytest.mark.django_db


def form(**changes):
    data = {"country": "gb", "kind": "crisis", "name": "A line", "number": "116 123", "text_to": ""}
    return data | {"url": "", "hours": "", "notes": "", "verified_on": "", **changes}


def test_who_looked_it_up_stands_beside_it(client):
    boss = make.manager()
    client.force_login(boss)
    client.post("/admin/safety/helpline/add/", form())
    line = HelpLine.objects.get()
    assert (line.country, line.verified_by) == ("GB", None)
    assert "A line" in client.get("/admin/").content.decode()
    address = f"/admin/safety/helpline/{line.pk}/change/"
    client.post(address, form(verified_on=timezone.localdate()), follow=True)
    line.refresh_from_db()
    assert line.verified_by == boss
    assert "A line" not in client.get("/admin/").content.decode()
    client.post(address, form(verified_on=""))
    line.refresh_from_db()
    assert line.verified_by is None


def test_bad_input_is_said_kindly(client):
    client.force_login(make.manager())
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = client.post("/admin/safety/helpline/add/", form(verified_on=tomorrow)).content.decode()
    assert "still to come" in page
    page = client.post("/admin/safety/helpline/add/", form(number="")).content.decode()
    assert "needs a number or a website" in page
    assert not HelpLine.objects.exists()


def test_a_clinician_changes_none(client):
    client.force_login(make.clinician())
    assert client.post("/admin/safety/helpline/add/", form()).status_code == 403


# -- Somebody rang it --------------------------------------------------------------------------


@pytest.fixture
def line():
    return HelpLine.objects.create(country="GB", kind="crisis", name="A line", number="116 123")


def test_a_button_says_that_it_was_checked_today_with_who_and_a_row(client, line):
    boss = make.manager()
    client.force_login(boss)
    place = f"/admin/safety/helpline/{line.pk}/"
    page = client.get(f"{place}change/").content.decode()
    assert "Nobody has checked it yet" in page and f'action="{place}check/"' in page
    assert client.get(f"{place}check/").status_code == 405
    assert client.post(f"{place}check/").url == f"{place}change/"
    line.refresh_from_db()
    assert (line.verified_on, line.verified_by) == (timezone.localdate(), boss)
    assert Event.objects.get(kind="safety.helpline").verb == "check"
    assert "“A line” counts as checked today" in client.get(f"{place}change/").content.decode()
    assert "A line" not in client.get("/admin/").content.decode()


def test_others_cannot_press_it(client, line):
    check = f"/admin/safety/helpline/{line.pk}/check/"
    assert client.post(check).status_code == 302
    for person in (make.clinician(), make.reviewer()):
        client.force_login(person)
        assert client.post(check).status_code == 403
    client.force_login(make.manager())
    assert client.post("/admin/safety/helpline/99999/check/").status_code == 404
    line.refresh_from_db()
    assert line.verified_on is None


def test_the_worklist_has_what_was_never_checked_or_not_for_six_months(client, line):
    boss = make.manager()
    client.force_login(boss)
    today = timezone.localdate()
    for days, is_due in ((0, False), (183, False), (184, True)):
        line.verified_on, line.verified_by = today - timedelta(days=days), boss
        line.save()
        for page in ("/admin/", "/admin/safety/helpline/?checked=due"):
            assert ("A line" in client.get(page).content.decode()) is is_due
    assert "Not since" in client.get("/admin/safety/helpline/").content.decode()
    HelpLine.objects.update(country="NZ")  # another country's concern
    assert "A line" not in client.get("/admin/").content.decode()


def test_a_changed_number_counts_as_unchecked(client, line):
    client.force_login(make.manager())
    line.check_off(by=make.manager())
    place = f"/admin/safety/helpline/{line.pk}/change/"
    today = timezone.localdate()
    client.post(place, form(hours="24/7", number="116 123", verified_on=today))
    line.refresh_from_db()
    assert line.verified_on == today
    page = client.post(place, form(number="116 124", verified_on=today), follow=True)
    line.refresh_from_db()
    assert (line.number, line.verified_on, line.verified_by) == ("116 124", None, None)
    assert "counts as unchecked" in page.content.decode()
