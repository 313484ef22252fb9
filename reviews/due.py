"""Which public texts have to be reviewed next. Apps below this one register theirs here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.conf import settings
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.people import administrators, reachable
from audit.models import Event
from reviews.standing import is_due_by

DAYS_AHEAD = 60


@dataclass(frozen=True)
class Kind:
    """How an app offers its public texts: rows with a `review` and a `standing`.

    `thing` is what lasts while its texts come and go; reminders are kept about it.
    """

    name: str
    label: str
    texts: Callable
    owners: Callable
    thing: Callable = lambda row: row
    title: Callable = str
    import_run: str | None = None


KINDS = {}


def register(kind):
    KINDS[kind.name] = kind


def register_pages(name, label, model):
    """For a `Reviewed` model, whose texts are signed as they stand."""

    def texts():
        return model.objects.public().select_related("review__inherits")

    register(Kind(name, label, texts, owners=last_hand))


def last_hand(page):
    """Who last wrote in an entry or a question or published it, else the administrators."""
    events = Event.objects.filter(
        kind=page._meta.label_lower,
        object_id=str(page.pk),
        verb__in=["create", "change", "publish"],
        by__in=reachable(User.objects.all()),
    )
    last = events.select_related("by").order_by("-pk").first()
    return [last.by] if last else administrators()


@dataclass(frozen=True)
class Text:
    kind: Kind
    row: Model

    @cached_property
    def standing(self):
        return self.row.standing

    @property
    def title(self):
        return self.kind.title(self.row)

    @property
    def url(self):
        return f"{settings.SITE_URL}{self.row.get_absolute_url()}"

    @property
    def desk(self):
        """Its address on the desk."""
        opts = self.row._meta
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[self.row.pk])

    @property
    def due_on(self):
        return self.standing.due_on

    @property
    def days_overdue(self):
        return (timezone.localdate() - self.due_on).days

    @property
    def owners(self):
        return self.kind.owners(self.row)


def due_by(day):
    """What has to be reviewed by that day and what should have been, the longest overdue first."""
    texts = [
        Text(kind, row)
        for kind in KINDS.values()
        for row in kind.texts().filter(is_due_by(day, import_run=kind.import_run))
    ]
    return sorted(texts, key=lambda text: (text.due_on, text.kind.name, text.row.pk))


def all_due():
    return due_by(timezone.localdate() + timedelta(days=DAYS_AHEAD))


def soon():
    """What falls due from today on, within two months."""
    return [text for text in all_due() if text.days_overdue <= 0]


def overdue():
    return due_by(timezone.localdate() - timedelta(days=1))
