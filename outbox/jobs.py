"""The clinic's regular work: apps register it in their `jobs.py`, one worker runs what is due."""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.db import close_old_connections
from django.utils import timezone

from outbox.mail import send_due
from outbox.models import Job

logger = logging.getLogger("clinic.worker")
# What has failed is tried again so soon, even where it runs once a day.
RETRY = timedelta(hours=1)


@dataclass(frozen=True)
class Work:
    name: str
    every: timedelta
    run: callable


_registered = {}


def regularly(name, *, every):
    """Register a function without arguments to be run so often. It returns a line for the log."""

    def register(function):
        _registered[name] = Work(name, every, function)
        return function

    return register


def registered():
    return list(_registered.values())


def due_at(work, job):
    """When its time comes; None is at once.

    Never run before, interrupted in the middle, or last run at a time that is still to come, since
    somebody has put the clock right: each of these runs now.
    """
    now = timezone.now()
    if not job.finished_at or job.finished_at < job.started_at or job.started_at > now:
        return None
    moment = job.started_at + (work.every if job.ok else min(work.every, RETRY))
    return moment if moment > now else None


def run_due():
    """Run each piece of work whose time has come, missed times once. A failure stops no other."""
    for work in registered():
        job, _ = Job.objects.get_or_create(name=work.name)
        if due_at(work, job):
            continue
        job.started_at = timezone.now()
        job.save(update_fields=["started_at"])
        try:
            job.outcome, job.ok = str(work.run() or "")[:200], True
        except Exception as error:  # the outcome is shown to the administrator, the others go on
            logger.exception("The job %s failed", work.name)
            close_old_connections()
            job.outcome, job.ok = f"{type(error).__name__}: {error}"[:200], False
        job.finished_at = timezone.now()
        job.save()


@regularly("mail", every=timedelta(seconds=10))
def mail():
    sent, failed = send_due()
    return f"{sent} sent, {failed} failed"
