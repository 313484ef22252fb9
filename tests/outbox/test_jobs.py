"""The regular work: each piece in its time, whatever the clock and the others do."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from outbox import jobs
from outbox.models import Job

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def ran(monkeypatch):
    """Moments at which a daily piece of work ran, the only one there is; it fails while told to."""
    ran = Ran()

    def work():
        ran.append(timezone.now())
        if ran.fails:
            raise OSError("no room")

    monkeypatch.setattr(jobs, "_registered", {})
    jobs.regularly("daily", every=DAY)(work)
    return ran


class Ran(list):
    fails = False


def at(moment):
    with time_machine.travel(moment, tick=False):
        jobs.run_due()


def test_once_a_day_and_once_after_days_off(ran):
    start = timezone.now()
    for hours in (0, 1, 23, 24, 25, 47, 48, 48 * 5, 48 * 5 + 1):
        at(start + timedelta(hours=hours))
    assert [(moment - start) / timedelta(hours=1) for moment in ran] == [0, 24, 48, 240]


@pytest.mark.django_db(transaction=True)
def test_what_failed_is_tried_within_the_hour(ran):
    ran.fails, start = True, timezone.now()
    at(start)
    job = Job.objects.get()
    assert not job.ok and job.outcome == "OSError: no room"
    at(start + timedelta(minutes=59))
    assert len(ran) == 1
    ran.fails = False
    at(start + timedelta(minutes=60))
    assert len(ran) == 2 and Job.objects.get().ok
    at(start + timedelta(hours=20))
    assert len(ran) == 2


def test_what_was_interrupted_runs_again_at_once(ran):
    at(timezone.now())
    Job.objects.update(finished_at=timezone.now() - DAY)
    at(timezone.now())
    assert len(ran) == 2


def test_a_clock_that_was_a_year_ahead_stops_nothing(ran):
    at(timezone.now() + 365 * DAY)
    at(timezone.now())
    at(timezone.now() + timedelta(minutes=5))
    assert len(ran) == 2
