"""The contact page, and the same facts for machines."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from clinic.models import ChangedHours, Clinic, Location
from pages.models import Page
from tests import make
from tests.schema_org import faults

pytestmark = pytest.mark.django_db


def contact(client):
    html = client.get("/contact/").content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    return html, data


def test_people_and_machines_are_told_the_same(client):
    Clinic.objects.create(name="Harbour", phone="01632 960000", when_closed="Ring the night line.")
    quay = Location.objects.create(
        address="1 Quay\nHarbour",
        map_url="https://maps.example.org/quay",
        access="A ramp beside the steps.",
        monday="9-12:30, 14-18",
        saturday="20-2",
    )
    mill = Location.objects.create(
        name="Old Mill", address="2 Mill", order=1, phone="01632 960009", sunday="0-24"
    )
    today = timezone.localdate()
    ChangedHours.objects.create(
        first_day=today + timedelta(days=3), last_day=today + timedelta(days=6), reason="Christmas"
    )
    ChangedHours.objects.create(first_day=today, last_day=today, hours="9-11", location=mill)
    html, data = contact(client)
    assert faults({name: value for name, value in data.items() if name != "@context"}) == []
    assert data["address"] == "1 Quay, Harbour" and data["hasMap"] in html
    assert data["telephone"] == "01632 960000"

    def spans(node, name="openingHoursSpecification"):
        keys = ("dayOfWeek", "validFrom", "validThrough", "opens", "closes")
        return [tuple(one[key] for key in keys if key in one) for one in node[name]]

    assert spans(data) == [
        ("https://schema.org/Monday", "09:00", "12:30"),
        ("https://schema.org/Monday", "14:00", "18:00"),
        ("https://schema.org/Saturday", "20:00", "02:00"),
    ]
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    for shown in (
        *("09:00–12:30, 14:00–18:00", "20:00–02:00", "day and night", "A ramp beside the steps."),
        *("Ring the night line.", "Old Mill", "01632 960009", "closed (Christmas)"),
        *(date_format(today + timedelta(days=3)), date_format(today + timedelta(days=6))),
        "09:00–11:00",
    ):
        assert shown in words, shown
    closed = (str(today + timedelta(days=3)), str(today + timedelta(days=6)), "00:00", "00:00")
    special = "specialOpeningHoursSpecification"
    assert spans(data, special) == [closed]
    [other] = data["department"]
    assert (other["name"], other["telephone"]) == (str(mill), mill.phone)
    assert spans(other) == [("https://schema.org/Sunday", "00:00", "23:59")]
    assert spans(other, special) == [(str(today), str(today), "09:00", "11:00"), closed]
    assert "1 Quay" in client.get("/articles/").content.decode(), "in the foot of every page"
    quay.delete()
    assert "2 Mill" in client.get("/articles/").content.decode()


def test_twelve_locations_cost_no_more_queries(client, django_assert_max_num_queries):
    Clinic.objects.create(name="Harbour")
    for number in range(12):
        Location.objects.create(name=f"Place {number}", address=f"{number} Street", monday="9-17")
    ChangedHours.objects.create(
        first_day=timezone.localdate(),
        last_day=timezone.localdate(),
        location=Location.objects.last(),
    )
    with django_assert_max_num_queries(4):
        html, data = contact(client)
    assert html.count('<table class="hours">') == 12
    assert len(data["department"]) == 11


def test_complaints_and_impressum_are_named_once_they_are_public(client):
    page = Page.objects.create(title="Impressum", slug="impressum")
    assert "/pages/impressum/" not in contact(client)[0]
    page.publish(by=make.user())
    assert "/pages/impressum/" in contact(client)[0]
