"""What an administrator should know to be well: lines that apps register in their `status.py`."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clinic.postgres.base import embedded_server
from outbox.jobs import Work, due_at, registered
from outbox.models import Job, Message

WELL, LOOK, WRONG = "well", "look", "wrong"
# The worker goes round every few seconds.
ALIVE_WITHIN = timedelta(minutes=2)
LONGEST_JOB = timedelta(hours=1)
LATE_MAIL = timedelta(minutes=15)
# The name under which a backup leaves its row among the jobs.
BACKUP = "backup"
OLD_BACKUP = timedelta(days=7)
LEAST_FREE_BYTES = 1024**3
LEAST_FREE_SHARE = 0.1


@dataclass(frozen=True)
class Line:
    """One thing and how it is; `look` wants attention some time, `wrong` wants it now."""

    label: str
    value: str
    state: str = WELL
    advice: str = ""
    address: str = ""

    @property
    def is_wrong(self):
        return self.state == WRONG


_lines: list[Callable] = []


def status_line(function):
    """Register a function that gives one Line."""
    _lines.append(function)
    return function


def lines(jobs):
    return [the_worker(jobs), backup(jobs), *(function() for function in _lines)]


# -- Each piece of work ------------------------------------------------------------------------


@dataclass(frozen=True)
class Run:
    work: Work
    job: Job

    @property
    def label(self):
        return self.work.name.replace("_", " ").capitalize()

    @property
    def outcome(self):
        return self.job.outcome

    @property
    def is_running(self):
        started, finished = self.job.started_at, self.job.finished_at
        return started is not None and (finished is None or finished < started)

    @property
    def has_failed(self):
        return not self.job.ok and not self.is_running

    @cached_property
    def due_at(self):
        return due_at(self.work, self.job)


def runs(jobs):
    """The registered work, each with its last run; what never ran has an empty one."""
    return [Run(work, jobs.get(work.name, Job(name=work.name))) for work in registered()]


# -- The lines of the site itself --------------------------------------------------------------


def the_worker(jobs):
    ran = [run for run in runs(jobs) if run.job.started_at]
    if not ran:
        return Line(_("The worker"), _("has never run"), WRONG, _how_to_start())
    last = max(max(run.job.started_at, run.job.finished_at or run.job.started_at) for run in ran)
    busy = [run for run in ran if run.is_running and _is_younger(run.job.started_at, LONGEST_JOB)]
    value = _("last sign of life %s ago") % timesince(last)
    if busy or _is_younger(last, ALIVE_WITHIN):
        return Line(_("The worker"), value)
    return Line(_("The worker"), value, WRONG, _how_to_start())


def _how_to_start():
    return _(
        "Without it no mail is sent and nothing is tidied up. It is started by “make run”, or in "
        "production by “docker compose up --detach worker”; “docker compose logs worker” says why "
        "it stopped."
    )


def backup(jobs):
    job = jobs.get(BACKUP)
    label = _("Backup")
    advice = _("How to make one stands in docs/runbook.md, under “Backing up”.")
    if job is None or job.finished_at is None:
        return Line(label, _("no backup known"), LOOK, advice)
    value = _("%s ago") % timesince(job.finished_at)
    if not job.ok:
        words = {"age": value, "why": job.outcome}
        return Line(label, _("failed %(age)s: %(why)s") % words, WRONG, advice)
    return Line(label, value, WELL if _is_younger(job.finished_at, OLD_BACKUP) else WRONG, advice)


@status_line
def mail():
    waiting = Message.objects.filter(sent_at=None)
    late = waiting.filter(created_at__lt=timezone.now() - LATE_MAIL).count()
    if not late:
        return Line(_("Mail"), _("nothing waits for long"))
    words = ngettext(
        "%d mail that could not be sent yet", "%d mails that could not be sent yet", late
    )
    return Line(
        _("Mail"),
        words % late,
        WRONG,
        _("Each tells its last error. Send a test mail below to see what the mail server says."),
        reverse("admin:outbox_message_changelist") + "?sent_at__isempty=1",
    )


@status_line
def room_for_uploads():
    return _room(_("Disk for uploads"), Path(settings.MEDIA_ROOT))


@status_line
def room_for_the_database():
    label = _("Disk of the database")
    if settings.DATABASES["default"]["ENGINE"] != "clinic.postgres":
        return Line(label, _("on the database's own server, not to be seen from here"))
    return _room(label, embedded_server().data)


def _room(label, folder):
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent  # the first upload makes it
    try:
        disk = shutil.disk_usage(folder)
    except OSError as error:
        return Line(label, str(error), WRONG)
    words = {"free": filesizeformat(disk.free), "total": filesizeformat(disk.total)}
    value = _("%(free)s of %(total)s free") % words
    if disk.free >= max(LEAST_FREE_BYTES, LEAST_FREE_SHARE * disk.total):
        return Line(label, value)
    return Line(
        label, value, WRONG, _("Make room: a full disk stops uploads, and then the database.")
    )


def _is_younger(moment: datetime, age: timedelta):
    return moment > timezone.now() - age
