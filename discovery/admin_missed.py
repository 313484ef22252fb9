"""The desk's page of what was searched for in vain: words and totals, nothing about anybody."""

import csv
import io

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clinic.admin_site import ReadOnlyAdmin, home_block
from discovery import missed
from discovery.models import MissedSearch

PER_PAGE, ON_THE_FIRST_PAGE = 50, 5
VIEW = "discovery.view_missedsearch"


@admin.register(MissedSearch)
class MissedSearchAdmin(ReadOnlyAdmin):
    is_searched_with_all = False

    def get_urls(self):
        return [
            path(
                "",
                self.admin_site.admin_view(all_words),
                name="discovery_missedsearch_changelist",
            ),
            path("csv/", self.admin_site.admin_view(as_csv), name="discovery_missedsearch_csv"),
        ]


@require_safe
def all_words(request):
    _may_see(request)
    context = {
        **admin.site.each_context(request),
        "title": _("Searches without a result"),
        "page": Paginator(missed.report(), PER_PAGE).get_page(request.GET.get("page")),
        "shown_from": missed.SHOWN_FROM,
        "kept_days": missed.KEPT_DAYS,
    }
    return render(request, "admin/discovery/missed.html", context)


@require_safe
def as_csv(request):
    _may_see(request)
    out = io.StringIO()
    out.write("\ufeff")  # else a spreadsheet reads no accents
    writer = csv.writer(out)
    writer.writerow([_("Words"), _("Language"), _("Times"), _("Last searched for on")])
    for row in missed.report():
        # Folded words begin with a letter or a figure: no spreadsheet takes them for a formula.
        writer.writerow([row["words"], row["language"], row["times"], row["last"].isoformat()])
    day = timezone.localdate().isoformat()
    return HttpResponse(
        out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="searches-{day}.csv"'},
    )


def _may_see(request):
    if not request.user.has_perm(VIEW):
        raise PermissionDenied


@home_block(order=75, permission=VIEW)
def most_missed(request):
    rows = list(missed.report()[:ON_THE_FIRST_PAGE])
    if not rows:
        return None
    url = reverse("admin:discovery_missedsearch_changelist")
    return {
        "title": _("Searched for in vain"),
        "rows": [(row["words"], url, row["times"]) for row in rows],
    }
