"""Opening hours: what may be typed, what is kept, what is told; and who may say so."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from clinic import hours
from clinic.models import ChangedHours, Clinic, Location
from tests import make


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("9-17", "09:00–17:00"),
        ("14.30 – 18:00, 9:00-12:30;", "09:00–12:30, 14:30–18:00"),
        ("20-2", "20:00–02:00"),
        ("18-24", "18:00–00:00"),
        ("0-24", "00:00–00:00"),
        ("00:00–00:00", "00:00–00:00"),
    ],
)
def test_hours_are_kept_in_one_way(typed, kept):
    field = Location._meta.get_field("monday")
    assert field.clean(typed, None) == kept
    assert field.clean(kept, None) == kept


@pytest.mark.parametrize(
    "typed", ["nine to five", "9", "25-26", "9:75-10", "9-9", "9-12, 11-14", "24-25"]
)
def test_what_is_no_span_or_overlaps_is_refused(typed):
    with pytest.raises(ValidationError):
        Location._meta.get_field("monday").clean(typed, None)


@pytest.mark.parametrize(
    ("days", "fits"),
    [
        ({"monday": "20-2", "tuesday": "2-8"}, True),
        ({"monday": "20-2", "tuesday": "1-8"}, False),
        ({"sunday": "22-3", "monday": "2-8"}, False),
        (dict.fromkeys(hours.DAYS, "0-24"), True),
    ],
)
def test_a_night_does_not_reach_into_the_next_days_hours(days, fits):
    place = Location(address="1 Quay", **days)
    if fits:
        place.full_clean()
    else:
        with pytest.raises(ValidationError, match="overlap"):
            place.full_clean()


def test_days_with_the_same_hours_are_told_together():
    place = Location(monday="9-17", tuesday="9-17", wednesday="9-17", friday="0-24", sunday="22-3")
    assert place.hours_in_words == [
        ("Monday to Wednesday", "09:00–17:00"),
        ("Thursday", "closed"),
        ("Friday", "day and night"),
        ("Saturday", "closed"),
        ("Sunday", "22:00–03:00"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("first", [date(2026, 3, 29), date(2026, 10, 25), date(2026, 12, 24)])
def test_other_hours_are_told_from_two_weeks_before_until_they_are_over(monkeypatch, first):
    """Also where the clocks change on that day: it begins and ends at the clinic's midnight."""
    closed = ChangedHours.objects.create(first_day=first, last_day=first + timedelta(days=3))

    def shown(day, hour, minute=0):
        london = ZoneInfo("Europe/London")
        moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=london)
        monkeypatch.setattr(timezone, "now", lambda: moment.astimezone(ZoneInfo("UTC")))
        return closed in ChangedHours.objects.shown()

    assert not shown(first - timedelta(days=15), 23, 59)
    assert shown(first - timedelta(days=14), 0, 1)
    assert shown(closed.last_day, 23, 59)
    assert not shown(closed.last_day + timedelta(days=1), 0, 1)


@pytest.mark.django_db
def test_the_profile_brings_its_main_location_in_one_query(django_assert_num_queries):
    Clinic.objects.create(name="Harbour")
    Location.objects.create(address="2 Mill", order=2)
    Location.objects.create(address="1 Quay", order=1, monday="9-17", hours_note="By arrangement")
    with django_assert_num_queries(1):
        clinic = Clinic.current()
        assert clinic.address == "1 Quay"
        assert "Monday 09:00–17:00" in clinic.hours and "By arrangement" in clinic.hours


@pytest.mark.django_db
def test_the_manager_writes_them_and_others_do_not(client):
    typed = {"name": "Mill", "address": "1 Mill", "order": 0, "monday": "9-12, 11-13"}
    client.force_login(make.manager())
    refused = client.post("/admin/clinic/location/add/", typed)
    assert "These times overlap" in refused.content.decode()
    client.post("/admin/clinic/location/add/", typed | {"monday": "9-12, 13-20"})
    place = Location.objects.get()
    assert place.monday == "09:00–12:00, 13:00–20:00"
    days = {"first_day": "2026-12-27", "last_day": "2026-12-24", "hours": ""}
    refused = client.post("/admin/clinic/changedhours/add/", days)
    assert "The last day lies before the first." in refused.content.decode()
    assert client.post(f"/admin/clinic/location/{place.pk}/delete/", {"post": "yes"}).url
    assert not Location.objects.exists()
    client.force_login(make.clinician())
    assert client.post("/admin/clinic/location/add/", typed).status_code == 403
    client.logout()
    assert client.get("/admin/clinic/location/").status_code == 302


def test_addresses_that_readers_follow_lead_to_the_web():
    from authors.models import Author
    from pages.models import Page

    for model in (Author, Clinic, Page, Location):
        field = model._meta.get_field("booking_url")
        field.run_validators("https://example.org/book")
        with pytest.raises(ValidationError):
            field.run_validators("ftp://example.org/book")
