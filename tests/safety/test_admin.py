"""Help lines in the admin."""

from datetime import timedelta

import pytest
from django.utils import timezone

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
