from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Max, Min, Sum
from django.db.models.functions import TruncWeek
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.models import Edition
from clinic import charts
from clinic.admin_site import AuditedAdmin, Row, home_block, home_chart
from feedback import actions, admin_reading  # noqa: F401  (it registers its page)
from feedback.models import DailyViews, Report
from safety.triage import CRISIS_HELP

MOST_ROWS = 10


class AnsweredFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "answered"

    def lookups(self, request, model_admin):
        return [("no", _("Open")), ("yes", _("Settled"))]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return queryset.filter(answered_at__isnull=self.value() == "no")


@admin.register(Report)
class ReportAdmin(AuditedAdmin):
    """What readers reported: their words are fixed, what was done is added."""

    change_form_template = "admin/feedback/report.html"
    list_display = ["words", "about", "at", "state"]
    list_filter = [AnsweredFilter]
    list_select_related = ["article", "edition", "answered_by"]
    # Open before settled, those about danger first.
    ordering = [F("answered_at").desc(nulls_first=True), "-level", "-pk"]
    fields = ["answer"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.list_select_related)

    def get_urls(self):
        def address(name, view):
            view = self.admin_site.admin_view(require_POST(view))
            return path(f"<int:pk>/{name}/", view, name=f"feedback_report_{name}")

        return [
            address("take-out", self.take_out_view),
            address("erase", self.erase_view),
            *super().get_urls(),
        ]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        may = super().has_change_permission(request, obj)
        if obj is None or not may:
            return may
        return Report.objects.may_be_answered_by(request.user).filter(pk=obj.pk).exists()

    def changelist_view(self, request, extra_context=None):
        words = {"title": _("Readers’ reports")}
        return super().changelist_view(request, words | (extra_context or {}))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        report = self.get_object(request, object_id)
        words = {"title": _("A reader’s report"), "subtitle": ""}
        if report and self.has_view_permission(request, report):
            words["may_settle"] = self.has_change_permission(request, report)
        return super().change_view(request, object_id, form_url, words | (extra_context or {}))

    def save_model(self, request, obj, form, change):
        actions.answer_report(obj, by=request.user, answer=obj.answer)

    def log_change(self, request, obj, message):
        """The action has left its row."""

    def take_out_view(self, request, pk):
        done = _("What may say who somebody is was taken out.")
        return self._act(request, pk, actions.take_out_persons, done)

    def erase_view(self, request, pk):
        return self._act(request, pk, actions.erase_report, _("The reader’s words are erased."))

    def _act(self, request, pk, act, done):
        if not self.has_view_permission(request):
            raise PermissionDenied
        report = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_change_permission(request, report):
            raise PermissionDenied
        act(report, by=request.user)
        messages.success(request, done)
        return redirect("admin:feedback_report_change", pk)

    @admin.display(description=gettext_lazy("what is wrong"))
    def words(self, report):
        return Truncator(report.text).chars(80)

    @admin.display(description=gettext_lazy("article"), ordering="article")
    def about(self, report):
        return report.edition or report.article

    @admin.display(description=gettext_lazy("state"), ordering="answered_at")
    def state(self, report):
        if report.answered_at is None:
            return _("Open, urgent") if report.is_urgent else _("Open")
        day = date_format(timezone.localtime(report.answered_at), "j F Y")
        return _("Settled on %(day)s by %(name)s") % {"day": day, "name": report.answered_by or "–"}


@home_block(order=27, permission="feedback.change_report")
def open_reports(request):
    """By article: on one's own texts, or on all for those who see to readers."""
    waiting = Report.objects.open().may_be_answered_by(request.user)
    articles = (
        waiting.order_by()
        .values("article", "article__slug")
        .annotate(number=Count("pk"), since=Min("at"), level=Max("level"))
        .annotate(title=Max("edition__title"))
        .order_by("-level", "since")
    )
    found = list(articles[: MOST_ROWS + 1])
    if not found:
        return None
    place = reverse("admin:feedback_report_changelist") + "?answered=no"
    rows = [
        Row(
            row["title"] or row["article__slug"],
            f"{place}&article={row['article']}",
            row["number"],
            note=_("since %s") % date_format(timezone.localtime(row["since"]), "MONTH_DAY_FORMAT"),
            is_late=row["level"] >= CRISIS_HELP,
        )
        for row in found[:MOST_ROWS]
    ]
    if len(found) > MOST_ROWS:
        rows.append(Row(_("All of them"), place))
    urgent = any(row.is_late for row in rows)
    return {"title": _("Readers’ reports"), "rows": rows, "urgent": urgent}


@home_chart(order=10, permission="feedback.view_report")
def reads(request):
    views = DailyViews.objects.filter(day__gte=charts.since())
    if not charts.sees_everything(request.user):
        mine = Edition.objects.by_person(request.user)
        views = views.filter(article__in=mine.values("article"))
    weeks = views.annotate(week=TruncWeek("day")).values_list("week")
    return charts.Chart(_("Reads"), weeks.annotate(Sum("count")))
