"""Records of moderating, for who answers for it: numbers, a month on one sheet, the evidence."""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clinic.charts import month, sees_everything
from clinic.models import Clinic
from comments import evidence
from comments.admin_views import MODERATE, page
from comments.records import Period, Records, month_of, months, open_points

WORDS = "comments.view_original"
MOST_URGENT = 100


def for_who_answers(view):
    """Managers and administrators; a moderator alone has no records of colleagues."""

    @never_cache
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if not (request.user.has_perm(MODERATE) and sees_everything(request.user)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return wrapped


@require_safe
@for_who_answers
def records(request):
    period = _period(request.GET)
    found = Records(period)
    context = {
        "title": _("Records"),
        "period": period,
        "records": found,
        "urgent": found.urgent[-MOST_URGENT:],
        "urgent_not_shown": len(found.urgent) - MOST_URGENT,
        "months": months(period),
        "may_see_words": request.user.has_perm(WORDS),
    }
    return page(request, "records/records", **context)


@require_safe
@for_who_answers
def summary(request, asked):
    """A month on one sheet of paper."""
    first = month_of(asked)
    if first is None or first > month():
        raise Http404
    period = Period(first, first)
    context = {
        "title": _("Comments in %s") % period,
        "period": period,
        "records": Records(period),
        "clinic": Clinic.current(),
        "open_points": open_points(),
        "now": timezone.localtime(),
        "before": month(1, of=first),
        "after": None if first >= month() else month(-1, of=first),
    }
    return page(request, "records/summary", **context)


@require_POST
@for_who_answers
@transaction.atomic
def export(request):
    """A file; that somebody took it, and whether with the comments' words, stays on record."""
    period, with_words = _period(request.POST), "with_words" in request.POST
    if with_words and not request.user.has_perm(WORDS):
        raise PermissionDenied
    facts = evidence.pack(period, with_words=with_words)
    admin.site.record(
        "export_moderation",
        Clinic.current(),
        by=request.user,
        **facts["period"],
        with_words=with_words,
    )
    name = f"moderation-{period.first:%Y-%m}-{period.last_month:%Y-%m}"
    if request.POST.get("format") == "json":
        response = HttpResponse(evidence.as_json(facts), content_type="application/json")
        name += ".json"
    else:
        response = HttpResponse(evidence.as_html(facts, period))
        name += ".html"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def _period(asked):
    first, last = (month_of(asked.get(name)) for name in ("from", "to"))
    return Period.of(first, min(last, month()) if last else None)
