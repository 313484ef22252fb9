"""The clinic's regular work: apps register it in their `jobs.py`, one worker runs what is due."""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.db import close_old_connections
from django.utils import timezone

from outbox.mail import send_due
from outbox.models import Job

logger = logging.getLogger("clinic.worker")


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


def run_due():
    """Run each piece of work whose time has come, missed times once. A failure stops no other."""
    for work in _registered.values():
        job, _ = Job.objects.get_or_create(name=work.name)
        if job.started_at and job.started_at + work.every > timezone.now():
            continue
        job.started_at = timezone.now()
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
