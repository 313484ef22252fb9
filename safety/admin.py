from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext as _

from clinic.admin_site import AuditedAdmin, home_block
from clinic.forms import PastDateField
from clinic.models import Clinic
from safety.models import HelpLine


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


@admin.register(HelpLine)
class HelpLineAdmin(AuditedAdmin):
    form = HelpLineForm
    list_display = ["name", "country", "kind", "number", "verified_on", "verified_by"]
    list_filter = ["country", "kind"]
    list_select_related = ["verified_by"]
    readonly_fields = ["verified_by"]
    search_fields = ["name", "number"]

    def save_model(self, request, obj, form, change):
        if "verified_on" in form.changed_data:
            obj.verified_by = request.user if obj.verified_on else None
        super().save_model(request, obj, form, change)


@home_block(order=80, permission="safety.change_helpline")
def help_lines_to_check(request):
    lines = HelpLine.objects.filter(country__in=[Clinic.current().country, "ZZ"]).due_for_check()
    rows = [
        (line.name, reverse("admin:safety_helpline_change", args=[line.pk]), None) for line in lines
    ]
    if not rows:
        return None
    return {"title": _("Help lines to check on the operators' own pages"), "rows": rows}
