"""Enquiries at the desk: read, answered, deleted. Their words are fixed."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from clinic.admin_site import ReadOnlyAdmin, Row, home_block
from clinic.exceptions import Refused
from pages.enquiries import Enquiry

ANSWERS = "pages.answer_enquiry"
MOST_ROWS = 10


class AnsweredFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "answered"

    def lookups(self, request, model_admin):
        return [("no", _("Waiting")), ("yes", _("Answered"))]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return queryset.filter(answered_at__isnull=self.value() == "no")


@admin.register(Enquiry)
class EnquiryAdmin(ReadOnlyAdmin):
    change_form_template = "admin/pages/enquiry.html"
    list_display = ["name", "service", "at", "state"]
    list_filter = [AnsweredFilter]
    # What waits comes first, what looks like advertising after the rest of it.
    ordering = [F("answered_at").desc(nulls_first=True), "suspect", "-level", "pk"]
    is_searched_with_all = False

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(ANSWERS)

    def has_module_permission(self, request):
        return super().has_module_permission(request) or request.user.has_perm("pages.view_page")

    @admin.display(description=gettext_lazy("state"))
    def state(self, enquiry):
        if enquiry.answered_at:
            return _("answered")
        return _("looks like advertising") if enquiry.suspect else _("waiting")

    def get_urls(self):
        def address(verb, view):
            view = self.admin_site.admin_view(require_POST(view))
            return path(f"<int:pk>/{verb}/", view, name=f"pages_enquiry_{verb}")

        return [
            address("answer", self.answer_view),
            address("erase", self.erase_view),
            *super().get_urls(),
        ]

    def _found(self, request, pk):
        if not request.user.has_perm(ANSWERS):
            raise PermissionDenied
        return get_object_or_404(Enquiry, pk=pk)

    def answer_view(self, request, pk):
        enquiry = self._found(request, pk)
        try:
            enquiry.answer(by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Marked as answered."))
        return redirect("admin:pages_enquiry_changelist")

    def erase_view(self, request, pk):
        self._found(request, pk).erase(by=request.user, reason="deleted at the desk")
        messages.success(request, _("The enquiry is deleted."))
        return redirect("admin:pages_enquiry_changelist")


@home_block(order=26, permission=ANSWERS)
def enquiries_waiting(request):
    waiting = Enquiry.objects.filter(answered_at=None).order_by("suspect", "pk")
    rows = [
        Row(str(enquiry), reverse("admin:pages_enquiry_change", args=[enquiry.pk]))
        for enquiry in waiting[:MOST_ROWS]
    ]
    if not rows:
        return None
    return {"title": _("People who ask to be called back"), "rows": rows, "count": waiting.count()}
