"""What waits on the desk's first page, of the articles."""

from datetime import timedelta

from django.db.models import Case, CharField, Count, DateField, Exists, F, OuterRef, Q, Value, When
from django.db.models import Window as Over
from django.db.models.functions import Now, RowNumber, TruncWeek
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.alone import works_alone
from articles.desk import Note
from articles.models import Edition
from clinic import charts
from clinic.admin_site import Row, home_block, home_chart
from clinic.models import Clinic
from reviews import due
from reviews.models import Review

State = Edition.State
MOST_ROWS = 10
APPROVED = Q(state=State.APPROVED)
# The piles on a person's desk, by their names in the list's filter.
PILES = {
    "draft": Q(state=State.DRAFT),
    "changes": Q(state=State.CHANGES_REQUESTED),
    "in-review": Q(state=State.IN_REVIEW),
    "approved": APPROVED & Q(public_from=None),
    "scheduled": APPROVED & Q(public_from__gt=Now()),
}
LARGE = ("body", "in_depth", "signed", "disclosure")


def _address(edition, verb="change"):
    return reverse(f"admin:articles_edition_{verb}", args=[edition.pk])


def _list(status):
    return reverse("admin:articles_edition_changelist") + f"?status={status}"


def _piles(request):
    """The user's own editions that wait for something: the first of each pile, in one query.

    Each row knows its `pile` and how many lie on it, its `total`.
    """
    if not hasattr(request, "piles"):
        names = [When(condition, then=Value(name)) for name, condition in PILES.items()]
        alone = Case(When(PILES["in-review"] & Q(reviewer=None), then=0), default=1)
        order = [
            F("public_from").asc(nulls_last=True),
            alone,
            F("edited_at").desc(),
            F("pk").desc(),
        ]
        editions = (
            Edition.objects.by_person(request.user)
            .annotate(pile=Case(*names, output_field=CharField()))
            .exclude(pile=None)
            .annotate(
                place=Over(RowNumber(), partition_by="pile", order_by=order),
                total=Over(Count("pk"), partition_by="pile"),
            )
            .filter(place__lte=MOST_ROWS)
            .select_related("created_by", "reviewer")
            .defer(*LARGE)
            .order_by("place")
        )
        request.piles = {name: [] for name in PILES}
        for edition in editions:
            request.piles[edition.pile].append(edition)
    return request.piles


def _alone(request):
    if not hasattr(request, "works_alone"):
        request.works_alone = works_alone(request.user)
    return request.works_alone


@home_block(order=20, permission="articles.change_edition")
def my_work(request):
    """Where one person does everything, all of it in one list, the next to do first."""
    if not _alone(request):
        return None
    piles = _piles(request)
    order = ("changes", "approved", "draft", "in-review", "scheduled")
    rows = [
        Row(edition.title, _address(edition), note=edition.status)
        for name in order
        for edition in piles[name]
    ]
    if any(piles[name] and piles[name][0].total > MOST_ROWS for name in order):
        rows.append(Row(_("All of them"), reverse("admin:articles_edition_changelist")))
    empty = _("No text is under way. What do people often ask you? That is a good first article.")
    return {"title": _("Your texts"), "rows": rows, "empty": empty}


def _pile(request, name, title, row, empty=""):
    """A block of one pile; None where it is empty and that is not worth a word."""
    editions = _piles(request)[name]
    if (not editions and not empty) or _alone(request):
        return None
    total = editions[0].total if editions else 0
    rows = [row(edition) for edition in editions]
    if total > len(rows):
        rows.append(Row(_("All of them"), _list(name)))
    late = any(row.is_late for row in rows)
    return {"title": title, "rows": rows, "count": total, "urgent": late, "empty": empty}


def _day(day):
    return date_format(day, "MONTH_DAY_FORMAT")


def _is_late(edition):
    return edition.review_due_on < timezone.localdate()


def _signature_due(edition):
    words = _("late: it was due on %s") if _is_late(edition) else _("by %s")
    return words % _day(edition.review_due_on)


@home_block(order=20, permission="articles.sign_edition")
def waiting_for_my_signature(request):
    editions = Edition.objects.filter(PILES["in-review"], reviewer__user=request.user)
    editions = editions.annotate(total=Over(Count("pk"))).defer(*LARGE)
    first = list(editions.order_by("review_due_on", "pk")[:MOST_ROWS])
    if not first and Clinic.current().review_policy == Clinic.ReviewPolicy.SOLO:
        return None  # nobody is asked to sign there
    count = first[0].total if first else 0
    rows = [
        Row(
            edition.title,
            _address(edition, "review"),
            note=_signature_due(edition),
            is_late=_is_late(edition),
        )
        for edition in first
    ]
    if count > MOST_ROWS:
        rows.append(Row(_("All of them"), _list("in-review")))
    return {
        "title": _("Waiting for your signature"),
        "rows": rows,
        "count": count,
        "urgent": any(row.is_late for row in rows),
        "empty": _("Nothing waits for you."),
    }


@home_block(order=25, permission="articles.change_edition")
def notes_on_my_texts(request):
    """Those that others left and nobody has settled."""
    mine = Edition.objects.by_person(request.user).filter(state__in=Edition.WORKING)
    answers = Note.objects.filter(answer_to=OuterRef("pk"))
    open_notes = (
        Note.objects.filter(edition__in=mine, answer_to=None, outcome=Note.Outcome.OPEN)
        .exclude(by=request.user)
        .annotate(is_answered=Exists(answers))
    )
    texts = open_notes.values("edition", "edition__title").annotate(
        unanswered=Count("pk", filter=Q(is_answered=False)),
        answered=Count("pk", filter=Q(is_answered=True)),
    )
    rows = [
        Row(
            text["edition__title"],
            reverse("admin:articles_edition_change", args=[text["edition"]]) + "#notes",
            note=_("%(unanswered)d without an answer, %(answered)d answered") % text,
        )
        for text in texts.order_by("-unanswered", "edition")[:MOST_ROWS]
    ]
    return {"title": _("Notes on your texts"), "rows": rows} if rows else None


@home_block(order=30, permission="articles.change_edition")
def sent_back(request):
    return _pile(
        request,
        "changes",
        _("Sent back with a note"),
        lambda edition: Row(edition.title, _address(edition)),
    )


@home_block(order=35, permission="articles.change_edition")
def in_review(request):
    return _pile(request, "in-review", _("Your texts in review"), _with_whom)


def _with_whom(edition):
    if edition.reviewer is None:
        note = _("has no reviewer: please choose another")
        return Row(edition.title, _address(edition, "reassign"), note=note, is_late=True)
    since = timezone.localtime(edition.submitted_at).date()
    words = {"name": edition.reviewer, "day": _day(since)}
    return Row(edition.title, _address(edition), note=_("%(name)s, since %(day)s") % words)


@home_block(order=40, permission="articles.change_edition")
def drafts(request):
    return _pile(
        request,
        "draft",
        _("Your drafts"),
        lambda edition: Row(edition.title, _address(edition), note=_by_whom(edition, request.user)),
        empty=_("No draft. What do people often ask you? That is a good first article."),
    )


def _by_whom(edition, user):
    """An assistant drafts in an author's name; the author sees whose words these are so far."""
    if edition.created_by in (user, None):
        return ""
    return _("drafted by %s") % edition.created_by


@home_block(order=50, permission="articles.publish_edition")
def approved(request):
    return _pile(
        request,
        "approved",
        _("Approved, not published yet"),
        lambda edition: Row(edition.title, _address(edition)),
    )


@home_block(order=60, permission="articles.publish_edition")
def scheduled(request):
    return _pile(
        request,
        "scheduled",
        _("Scheduled"),
        lambda edition: Row(
            edition.title,
            _address(edition),
            note=date_format(timezone.localtime(edition.public_from), "j F, H:i"),
        ),
    )


@home_block(order=65, permission="articles.edit_any_edition")
def at_other_desks(request):
    """How much lies where, for those who look after all of it."""
    own = Edition.objects.by_person(request.user).values("pk")
    counts = Edition.objects.exclude(pk__in=own).aggregate(
        alone=Count("pk", filter=PILES["in-review"] & Q(reviewer=None)),
        **{name.replace("-", "_"): Count("pk", filter=pile) for name, pile in PILES.items()},
    )
    alone = Row(_("Without a reviewer"), _list("in-review"), counts["alone"], is_late=True)
    rows = [
        alone,
        Row(_("In review"), _list("in-review"), counts["in_review"]),
        Row(_("Sent back with a note"), _list("changes"), counts["changes"]),
        Row(_("Approved, not published yet"), _list("approved"), counts["approved"]),
        Row(_("Scheduled"), _list("scheduled"), counts["scheduled"]),
        Row(_("Drafts"), _list("draft"), counts["draft"]),
    ]
    rows = [row for row in rows if row.count]
    return {"title": _("At your colleagues’ desks"), "rows": rows} if rows else None


@home_block(order=70, permission="articles.view_edition")
def reviews_due(request):
    """What readers see and has to be reviewed again: one's own, or all for those who see to it."""
    texts = due.due_by(timezone.localdate() + timedelta(days=due.DAYS_AHEAD))
    if not _sees_to_reviews(request.user):
        mine = Edition.objects.public().by_person(request.user)
        own = set(mine.values_list("pk", flat=True)) if texts else set()
        texts = [text for text in texts if isinstance(text.row, Edition) and text.row.pk in own]
    if not texts:
        return None
    rows = [_due_row(text) for text in texts[:MOST_ROWS]]
    if len(texts) > MOST_ROWS:
        rows.append(Row(_("In the calendar"), reverse("admin:articles_edition_calendar")))
    late = rows[0].is_late
    title = _("Published texts to review again")
    return {"title": title, "rows": rows, "count": len(texts), "urgent": late}


def _sees_to_reviews(user):
    return user.has_perm("articles.sign_edition") or charts.sees_everything(user)


def _due_row(text):
    words = _("overdue since %s") if text.days_overdue > 0 else _("by %s")
    note = words % date_format(text.due_on)
    return Row(text.title, text.desk, note=note, is_late=text.days_overdue > 0)


@home_chart(order=30, permission="articles.view_edition")
def reviews_signed(request):
    """Those one signed and those of one's own texts; for managers everybody's."""
    reviews = Review.objects.filter(signed_at__date__gte=charts.since())
    if not charts.sees_everything(request.user):
        mine = Edition.objects.by_person(request.user).values("review")
        reviews = reviews.filter(Q(signed_by=request.user) | Q(pk__in=mine))
    weeks = reviews.annotate(week=TruncWeek("signed_at", output_field=DateField()))
    return charts.Chart(
        _("Reviews signed"), weeks.order_by().values_list("week").annotate(Count("pk"))
    )
