import json

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.http import JsonResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from clinic.admin_site import AuditedAdmin
from clinic.markup import without_unseen
from references.models import Reference

# How many the editor's dialog shows at once.
CHOICES = 20


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

    def get_urls(self):
        choose = self.admin_site.admin_view(self.choose)
        return [path("choose/", choose, name="references_reference_choose"), *super().get_urls()]

    def choose(self, request):
        """The references that a text could cite, by words, as JSON for the editor's dialog."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = Reference.objects.alias(names=Cast("authors", TextField())).order_by("key")
        for word in without_unseen(request.GET.get("q", ""))[:200].split()[:8]:
            found = found.filter(
                Q(key__icontains=word) | Q(title__icontains=word) | Q(names__icontains=_json(word))
            )
        rows = [{"key": row.key, "text": _in_short(row)} for row in found[:CHOICES]]
        return JsonResponse({"references": rows})


def _json(word):
    """A word as the database writes it inside JSON."""
    return json.dumps(word, ensure_ascii=False)[1:-1]


def _in_short(reference):
    names = [name.get("family") or name.get("literal", "") for name in reference.authors[:3]]
    more = " …" if len(reference.authors) > 3 else ""
    facts = [", ".join(filter(None, names)) + more, reference.title, str(reference.year or "")]
    return ". ".join(filter(None, facts))
