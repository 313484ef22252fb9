from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from clinic.admin_site import AuditedAdmin, Row, home_block
from clinic.forms import PastDateField
from safety.models import HelpLine

# Where one of these changes, nobody has checked the new one yet.
WAYS = {"number", "text_to", "url"}


class HelpLineForm(forms.ModelForm):
    class Meta:
        model = HelpLine
        fields = [
            *("country", "kind", "name", "number", "text_to", "url", "hours", "notes"),
            "verified_on",
        ]
        field_classes = {"verified_on": PastDateField}
        widgets = {"verified_on": PastDateField.widget}

    def clean_country(self):
        return self.cleaned_data["country"].upper()


class CheckedFilter(admin.SimpleListFilter):
    title = gettext_lazy("checked")
    parameter_name = "checked"

    def lookups(self, request, model_admin):
        return [("due", _("Not within six months"))]

    def queryset(self, request, queryset):
        return queryset.due_for_check() if self.value() == "due" else queryset


@admin.register(HelpLine)
class HelpLineAdmin(AuditedAdmin):
    form = HelpLineForm
    change_form_template = "admin/safety/help_line.html"
    list_display = ["name", "country", "kind", "number", "checked"]
    list_filter = [CheckedFilter, "country", "kind"]
    list_select_related = ["verified_by"]
    readonly_fields = ["verified_by"]
    search_fields = ["name", "number"]

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.check_view))
        return [
            path("<int:pk>/check/", view, name="safety_helpline_check"),
            *super().get_urls(),
        ]

    def check_view(self, request, pk):
        if not self.has_change_permission(request):
            raise PermissionDenied
        line = get_object_or_404(HelpLine, pk=pk).check_off(by=request.user)
        messages.success(request, _("“%s” counts as checked today, by you.") % line.name)
        return redirect("admin:safety_helpline_change", pk)

    def save_model(self, request, obj, form, change):
        if "verified_on" in form.changed_data:
            obj.verified_by = request.user if obj.verified_on else None
        elif change and obj.verified_on and WAYS & set(form.changed_data):
            obj.verified_on = obj.verified_by = None
            words = _("The way to “%s” changed, so it counts as unchecked until somebody tries it.")
            messages.warning(request, words % obj.name)
        super().save_model(request, obj, form, change)

    @admin.display(description=gettext_lazy("checked"), ordering="verified_on")
    def checked(self, line):
        return checked_words(line)


def checked_words(line):
    """When somebody last looked whether it is right, and whether that is too long ago."""
    if line.verified_on is None:
        return _("Nobody has checked it yet")
    words = {"day": date_format(line.verified_on), "name": line.verified_by}
    if line.is_due_for_check:
        return _("Not since %(day)s, then by %(name)s") % words
    return _("On %(day)s by %(name)s") % words


@home_block(order=80, permission="safety.change_helpline")
def help_lines_to_check(request):
    due = HelpLine.objects.for_clinic().due_for_check().select_related("verified_by")
    rows = [
        Row(
            line.name,
            reverse("admin:safety_helpline_change", args=[line.pk]),
            note=checked_words(line),
            is_late=line.verified_on is None,
        )
        for line in due
    ]
    return {"title": _("Help lines to ring or look up again"), "rows": rows} if rows else None
