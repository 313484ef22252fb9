"""The desk's page of what people read, its table for spreadsheets, and who wants it by mail."""

from datetime import date

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.models import Topic
from clinic.admin_site import ReadOnlyAdmin
from clinic.charts import month, sees_everything
from clinic.spreadsheets import download
from discovery.missed import KEPT_DAYS
from feedback import actions
from feedback.models import DailyViews, WeeklyMail
from feedback.reading import FEW, Reading, Span, for_a_spreadsheet, months

VIEW = "feedback.view_dailyviews"
PER_PAGE = 50


@admin.register(DailyViews)
class ReadingAdmin(ReadOnlyAdmin):
    is_searched_with_all = False

    def get_urls(self):
        def address(route, view, name):
            view = self.admin_site.admin_view(view)
            return path(route, view, name=f"feedback_dailyviews_{name}")

        return [
            address("", reading_page, "changelist"),
            address("csv/", as_csv, "csv"),
            address("mail/", mail, "mail"),
        ]


@require_safe
def reading_page(request):
    reading = _asked(request)
    page = Paginator(reading.by_article, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **admin.site.each_context(request),
        "title": _("What people read"),
        "reading": reading,
        "page": page,
        "rows": reading.rows(page.object_list),
        "months": [(first.strftime("%Y-%m"), date_format(first, "F Y")) for first in months()],
        "chosen": reading.span.start.strftime("%Y-%m"),
        "topics": Topic.objects.order_by("name"),
        "asked": _address(reading),
        "of_all": sees_everything(request.user),
        "is_mailed": WeeklyMail.objects.filter(user=request.user).exists(),
        "few": FEW,
        "kept_days": KEPT_DAYS,
    }
    return render(request, "admin/feedback/reading.html", context)


@require_safe
def as_csv(request):
    return download("reading", for_a_spreadsheet(_asked(request)))


@require_POST
def mail(request):
    _may_see(request)
    if "wanted" in request.POST:
        actions.ask_for_mail(request.user)
        messages.success(request, _("You will get a mail with these numbers every Monday."))
    else:
        actions.end_mail(request.user)
        messages.success(request, _("You will get no more of these mails."))
    return redirect("admin:feedback_dailyviews_changelist")


def _may_see(request):
    if not request.user.has_perm(VIEW):
        raise PermissionDenied


def _asked(request):
    """What the address asks for; what it could not mean is passed over."""
    _may_see(request)
    return Reading(
        request.user,
        Span.of_month(_month(request.GET.get("month", ""))),
        _topic(request.GET.get("topic", "")),
    )


def _month(text):
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        return month()
    return first if first in months() else month()


def _topic(text):
    is_number = text.isascii() and text.isdecimal() and len(text) < 10
    return Topic.objects.filter(pk=int(text)).first() if is_number else None


def _address(reading):
    asked = f"month={reading.span.start:%Y-%m}"
    return f"{asked}&topic={reading.topic.pk}" if reading.topic else asked
