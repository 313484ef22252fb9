"""Publishing and ending at a moment on the clinic's own clock, and moving either."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import actions
from articles.models import Edition
from audit.models import Event
from clinic.exceptions import Refused
from discovery.models import Document
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client):
    person = make.clinician()
    client.force_login(person)
    return person


def at(edition, verb):
    return f"/admin/articles/edition/{edition.pk}/{verb}/"


def soon(**distance):
    return (timezone.now() + timedelta(**distance)).replace(second=0, microsecond=0)


def typed(moment):
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


# -- The clock ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "moment", "said"),
    [
        (
            "Europe/London",
            "2026-03-29T01:30",
            "On 29 March 2026 the clocks go forward (Europe/London): the time from 01:00 to 02:00 "
            "does not exist.",
        ),
        (
            "Europe/London",
            "2026-10-25T01:00",
            "On 25 October 2026 the clocks go back (Europe/London): the time from 01:00 to 02:00 "
            "comes twice.",
        ),
        ("America/New_York", "2026-03-08T02:59", "from 02:00 to 03:00 does not exist"),
        ("Australia/Lord_Howe", "2026-10-04T02:10", "from 02:00 to 02:30 does not exist"),
        ("Africa/Cairo", "2026-10-29T23:30", "from 23:00 to 00:00 comes twice"),
    ],
)
@pytest.mark.parametrize("box", ["at", "until"])
def test_a_time_that_the_clock_skips_or_repeats(client, settings, zone, moment, said, box):
    settings.TIME_ZONE = zone
    with time_machine.travel(datetime(2026, 2, 1, tzinfo=UTC), tick=False):
        person = make.clinician()
        client.force_login(person)
        edition = make.approved(by=person)
        data = {"when": "later", "at": "2026-02-20T10:00", "until": "", box: moment}
        page = client.post(at(edition, "publish"), data).content.decode()
    edition.refresh_from_db()
    assert said in page and f'value="{moment}"' in page
    assert edition.public_from is None


@pytest.mark.parametrize(
    ("moment", "in_utc"),
    [
        ("2026-03-29T00:59", "2026-03-29T00:59+00:00"),
        ("2026-03-29T02:00", "2026-03-29T01:00+00:00"),
        ("2026-10-25T00:59", "2026-10-24T23:59+00:00"),
        ("2026-10-25T02:00", "2026-10-25T02:00+00:00"),
    ],
)
def test_the_minutes_beside_a_change_of_clocks_are_exact(client, moment, in_utc):
    with time_machine.travel(datetime(2026, 2, 1, tzinfo=UTC), tick=False):
        person = make.clinician()
        client.force_login(person)
        edition = make.approved(by=person)
        client.post(at(edition, "publish"), {"when": "later", "at": moment})
    edition.refresh_from_db()
    assert edition.public_from == datetime.fromisoformat(in_utc)


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00", "9999-12-31T23:59", "2026-13-01T00:00", "soon", "\x00", "1" * 99]
)
def test_odd_moments_are_errors_in_the_form(client, writer, moment):
    edition = make.approved(by=writer)
    page = client.post(at(edition, "publish"), {"when": "later", "at": moment})
    assert page.status_code == 200 and 'class="errornote"' in page.content.decode()
    edition.refresh_from_db()
    assert edition.public_from is None


# -- Ends --------------------------------------------------------------------------------------


def test_publishing_now_until_a_moment(client, writer):
    edition, end = make.approved(by=writer), soon(days=9)
    client.post(at(edition, "publish"), {"when": "now", "until": typed(end)})
    edition.refresh_from_db()
    assert edition.is_public and edition.public_until == end
    assert Document.objects.get(object_id=edition.pk).public_until == end
    with time_machine.travel(end + timedelta(seconds=1)):
        assert edition.status == "Expired"


def test_an_end_before_the_beginning_is_refused(client, writer):
    edition = make.approved(by=writer)
    data = {"when": "later", "at": typed(soon(days=2)), "until": typed(soon(days=1))}
    page = client.post(at(edition, "publish"), data)
    assert page.status_code == 409 and "end before it begins" in page.content.decode()


def test_setting_changing_and_removing_an_end(client, writer):
    edition, end = make.published(by=writer), soon(days=9)
    for moment in (end, end + timedelta(days=1), end + timedelta(days=1), None):
        answer = client.post(at(edition, "set-end"), {"until": typed(moment) if moment else ""})
        assert answer.status_code == 302
        edition.refresh_from_db()
        assert edition.public_until == moment
        assert Document.objects.get(object_id=edition.pk).public_until == moment
    events = Event.objects.filter(verb="set end").order_by("pk")
    assert [event.details["until"] for event in events] == [
        end.isoformat(),
        (end + timedelta(days=1)).isoformat(),
        None,
    ]
    assert {event.by for event in events} == {writer}


@pytest.mark.parametrize(
    ("make_it", "distance", "said"),
    [
        (make.published, {"minutes": -5}, "That moment has passed"),
        (make.scheduled, {"days": 1}, "end before it begins"),
        (make.approved, {"days": 1}, "no beginning yet"),
        (make.withdrawn, {"days": 1}, "by now"),
        (make.draft, {"days": 1}, "by now"),
    ],
)
def test_ends_that_are_refused(client, writer, make_it, distance, said):
    edition = make_it(by=writer)
    before = Edition.objects.values().get(pk=edition.pk)
    page = client.post(at(edition, "set-end"), {"until": typed(soon(**distance))})
    assert page.status_code == 409 and said in page.content.decode()
    assert Edition.objects.values().get(pk=edition.pk) == before


def test_what_has_ended_stays_ended(writer):
    edition = make.approved(by=writer)
    actions.publish(edition, by=writer, until=soon(days=1))
    with time_machine.travel(soon(days=2)), pytest.raises(Refused, match="ended already"):
        actions.set_end(edition, by=writer, until=None)


def test_an_end_gives_way_to_the_next_edition(writer):
    first = make.published(by=writer)
    second = make.approved(make.next_edition(first, body="<p>New words.</p>"))
    start = soon(days=5)
    actions.publish(second, by=writer, at=start)
    for until in (None, start + timedelta(days=1)):
        with pytest.raises(Refused, match="The next edition begins"):
            actions.set_end(first, by=writer, until=until)
    actions.set_end(first, by=writer, until=start - timedelta(days=1))  # a pause before it is fine
    first.refresh_from_db()
    assert first.public_until == start - timedelta(days=1)


# -- Moving ------------------------------------------------------------------------------------


def test_the_form_of_a_scheduled_edition_holds_its_times(client, writer):
    edition, start, end = make.approved(by=writer), soon(days=2), soon(days=9)
    actions.publish(edition, by=writer, at=start, until=end)
    page = client.get(at(edition, "publish")).content.decode()
    assert f'value="{typed(start)}"' in page and f'value="{typed(end)}"' in page
    data = {"when": "later", "at": typed(start + timedelta(days=3)), "until": ""}
    client.post(at(edition, "publish"), data)
    edition.refresh_from_db()
    assert edition.public_from == start + timedelta(days=3) and edition.public_until is None
    assert Document.objects.get(object_id=edition.pk).public_from == edition.public_from


def test_moving_keeps_the_end_unless_another_is_given(writer):
    edition, end = make.approved(by=writer), soon(days=9)
    actions.publish(edition, by=writer, at=soon(days=2), until=end)
    moved = actions.publish(edition, by=writer, at=soon(days=4))
    assert moved.public_until == end
    with pytest.raises(Refused, match="before it begins"):
        actions.publish(edition, by=writer, at=soon(days=10))
    edition.refresh_from_db()
    assert edition.public_from == moved.public_from, "a refusal changes nothing"


def test_an_end_can_be_dropped_with_the_next_edition(client, writer):
    first = actions.publish(make.approved(by=writer), by=writer, until=soon(days=9))
    second = make.approved(make.next_edition(first, body="<p>New words.</p>"))
    page = client.get(at(second, "publish")).content.decode()
    assert f'value="{typed(first.public_until)}"' in page, "it goes on unless one says otherwise"
    client.post(at(second, "publish"), {"when": "now", "until": ""})
    second.refresh_from_db()
    assert second.is_public and second.public_until is None


def test_the_audit_tells_beginning_and_end(writer):
    edition, start, end = make.approved(by=writer), soon(days=2), soon(days=9)
    actions.publish(edition, by=writer, at=start, until=end)
    event = Event.objects.filter(verb="schedule").get()
    wanted = {"at": start.isoformat(), "until": end.isoformat()}
    assert {name: event.details[name] for name in wanted} == wanted, json.dumps(event.details)
