"""What waits on the desk's first page, of the articles."""

from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Edition
from clinic.admin_site import home_block

State = Edition.State
MOST_ROWS = 10


def _rows(editions, status, verb="change", label=None):
    """The first of them by name, and where there are more, the way to all."""
    label = label or (lambda edition: edition.title)
    found = list(editions.select_related("article")[: MOST_ROWS + 1])
    rows = [
        (label(edition), reverse(f"admin:articles_edition_{verb}", args=[edition.pk]), None)
        for edition in found[:MOST_ROWS]
    ]
    if len(found) > MOST_ROWS:
        address = reverse("admin:articles_edition_changelist") + f"?status={status}"
        rows.append((_("All of them"), address, editions.count()))
    return rows


def _mine(request):
    return Edition.objects.may_be_edited_by(request.user)


@home_block(order=20, permission="articles.sign_edition")
def waiting_for_my_signature(request):
    editions = Edition.objects.filter(state=State.IN_REVIEW, reviewer__user=request.user)
    rows = _rows(
        editions.order_by("review_due_on"),
        "in-review",
        "review",
        lambda e: (
            _("%(title)s, by %(day)s") % {"title": e.title, "day": date_format(e.review_due_on)}
        ),
    )
    late = editions.filter(review_due_on__lt=timezone.localdate()).exists()
    title, empty = _("Waiting for your signature"), _("Nothing waits for you.")
    return {"title": title, "rows": rows, "urgent": late, "empty": empty}


@home_block(order=30, permission="articles.change_edition")
def sent_back(request):
    rows = _rows(_mine(request).filter(state=State.CHANGES_REQUESTED), "changes")
    return {"title": _("Sent back with a note"), "rows": rows} if rows else None


@home_block(order=40, permission="articles.change_edition")
def drafts(request):
    editions = _mine(request).filter(state=State.DRAFT).order_by("-edited_at")
    rows = _rows(
        editions.select_related("created_by"), "draft", label=lambda e: _by_whom(e, request.user)
    )
    empty = _("No draft. What do people often ask you? That is a good first article.")
    return {"title": _("Your drafts"), "rows": rows, "empty": empty}


def _by_whom(edition, user):
    """An assistant drafts in an author's name; the author sees whose words these are so far."""
    if edition.created_by in (user, None):
        return edition.title
    words = {"title": edition.title, "name": edition.created_by}
    return _("%(title)s, drafted by %(name)s") % words


@home_block(order=50, permission="articles.publish_edition")
def approved(request):
    editions = _mine(request).filter(state=State.APPROVED, public_from=None)
    rows = _rows(editions, "approved")
    return {"title": _("Approved, not published yet"), "rows": rows} if rows else None


@home_block(order=60, permission="articles.view_edition")
def scheduled(request):
    editions = _mine(request).filter(state=State.APPROVED, public_from__gt=Now())
    rows = _rows(
        editions.order_by("public_from"),
        "scheduled",
        label=lambda e: (
            f"{e.title}, {date_format(timezone.localtime(e.public_from), 'DATETIME_FORMAT')}"
        ),
    )
    return {"title": _("Scheduled"), "rows": rows} if rows else None


@home_block(order=70, permission="articles.view_edition")
def overdue_reviews(request):
    editions = Edition.objects.public().filter(review__next_due_on__lt=timezone.localdate())
    rows = _rows(
        editions.select_related("review").order_by("review__next_due_on"),
        "published",
        label=lambda e: (
            _("%(title)s, since %(day)s")
            % {"title": e.title, "day": date_format(e.review.next_due_on)}
        ),
    )
    title = _("Published texts whose next review is overdue")
    return {"title": title, "rows": rows, "urgent": True} if rows else None
