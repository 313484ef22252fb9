"""What readers reported and nobody has settled yet, in the list of the articles."""

from django.contrib import admin
from django.db.models import Case, Count, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.models import Article, Edition
from clinic.public import is_open

PERMISSION = "feedback.view_report"


def with_reports(editions):
    """Each with `open_reports`; those of the past have none, their article's next ones do."""
    waiting = Article.objects.filter(pk=OuterRef("article"), reports__answered_at=None)
    number = Subquery(waiting.values("pk").annotate(n=Count("reports")).values("n"))
    now = is_open() | Q(state__in=Edition.WORKING)
    return editions.annotate(
        open_reports=Case(
            When(now, then=Coalesce(number, 0)), default=Value(0), output_field=IntegerField()
        )
    )


class ReportsFilter(admin.SimpleListFilter):
    title = _("readers' reports")
    parameter_name = "reports"

    def has_output(self):
        return self.may_see and super().has_output()

    def __init__(self, request, *args):
        self.may_see = request.user.has_perm(PERMISSION)
        super().__init__(request, *args)

    def lookups(self, request, model_admin):
        return [("open", _("To be settled"))]

    def queryset(self, request, queryset):
        if self.value() != "open" or not self.may_see:
            return queryset
        return queryset.filter(open_reports__gt=0)


@admin.display(description=_("reports"), ordering="open_reports")
def reports(edition):
    if not edition.open_reports:
        return ""
    place = reverse("admin:feedback_report_changelist")
    words = ngettext("%d to settle", "%d to settle", edition.open_reports) % edition.open_reports
    return format_html(
        '<a href="{}?answered=no&amp;article={}">{}</a>', place, edition.article_id, words
    )
