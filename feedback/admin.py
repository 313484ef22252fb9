from django.contrib import admin
from django.db.models import Sum
from django.db.models.functions import TruncWeek
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Edition
from clinic import charts
from clinic.admin_site import AuditedAdmin, home_block, home_chart
from feedback.actions import answer_report
from feedback.models import DailyViews, Report


class AnsweredFilter(admin.SimpleListFilter):
    title = gettext_lazy("answered")
    parameter_name = "answered"

    def lookups(self, request, model_admin):
        return [("no", _("Waiting")), ("yes", _("Answered"))]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return queryset.filter(answered_at__isnull=self.value() == "no")


@admin.register(Report)
class ReportAdmin(AuditedAdmin):
    """What readers reported: their words are fixed, what was done is added."""

    list_display = ["article", "at", "answered_at"]
    list_filter = [AnsweredFilter]
    list_select_related = ["article"]
    fields = ["article", "at", "text", "answer", "answered_at"]
    readonly_fields = ["article", "at", "text", "answered_at"]

    def has_add_permission(self, request):
        return False

    def save_model(self, request, obj, form, change):
        answer_report(obj, by=request.user, answer=obj.answer)


@home_block(order=60, permission="feedback.view_report")
def waiting_reports(request):
    waiting = Report.objects.filter(answered_at__isnull=True).count()
    if not waiting:
        return None
    url = reverse("admin:feedback_report_changelist") + "?answered=no"
    return {"title": _("Readers’ reports"), "rows": [(_("Waiting"), url, waiting)]}


@home_chart(order=10, permission="feedback.view_report")
def reads(request):
    views = DailyViews.objects.filter(day__gte=charts.since())
    if not charts.sees_everything(request.user):
        mine = Edition.objects.by_person(request.user)
        views = views.filter(article__in=mine.values("article"))
    weeks = views.annotate(week=TruncWeek("day")).values_list("week")
    return charts.Chart(_("Reads"), weeks.annotate(Sum("count")))
