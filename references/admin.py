from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from clinic.admin_site import AuditedAdmin
from references.models import Reference


class NamesField(forms.CharField):
    """Authors of a work, one a line: “Foa, Edna B.”; a line without a comma is an organisation."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value):
        if not isinstance(value, list):
            return value
        return "\n".join(
            name.get("literal") or f"{name.get('family', '')}, {name.get('given', '')}".strip(", ")
            for name in value
        )

    def to_python(self, value):
        lines = [line.strip() for line in super().to_python(value).splitlines()]
        return [self._name(line) for line in lines if line]

    def _name(self, line):
        family, comma, given = line.partition(",")
        return {"family": family.strip(), "given": given.strip()} if comma else {"literal": line}

    def run_validators(self, value):
        super().run_validators(self.prepare_value(value))

    def has_changed(self, initial, data):
        return (initial or []) != self.to_python(data)


class ReferenceForm(forms.ModelForm):
    authors = NamesField(
        label=_("authors"),
        required=False,
        help_text=_("One a line, family name first: Foa, Edna B. An organisation without a comma."),
    )


@admin.register(Reference)
class ReferenceAdmin(AuditedAdmin):
    form = ReferenceForm
    list_display = ["key", "title", "year", "evidence", "retracted_on"]
    list_filter = ["type", "evidence"]
    search_fields = ["key", "title", "doi", "container"]
    fieldsets = [
        (None, {"fields": ["type", "authors", "title", "container", "year"]}),
        (None, {"fields": [("volume", "issue", "page"), "publisher"]}),
        (
            _("Where it is found"),
            {"fields": ["doi", "pmid", "pmcid", "isbn", "url", "accessed_on"]},
        ),
        (_("How strong it is"), {"fields": ["evidence", "retracted_on"]}),
        (_("How texts cite it"), {"fields": ["key"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        """Texts cite by the key, so it stays."""
        return ["key"] if obj else []
