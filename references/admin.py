import json

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from clinic.admin_site import AuditedAdmin, Row, home_block
from clinic.exceptions import Refused
from clinic.markup import without_unseen
from clinic.models import Clinic
from references import duplicates, uses
from references.admin_import import import_references
from references.admin_places import place
from references.forms import MergeForm, ReferenceForm
from references.identifiers import identify
from references.merging import merge
from references.models import IDENTIFIERS, Reference
from references.reading import read

# How many the editor's dialog shows at once.
MOST_ROWS = 10
CHOICES = 20


class RetractedFilter(admin.SimpleListFilter):
    title = _("retracted")
    parameter_name = "retracted"

    def lookups(self, request, model_admin):
        return [("yes", _("Retracted"))]

    def queryset(self, request, queryset):
        return queryset.filter(retracted_on__isnull=False) if self.value() else queryset


@admin.register(Reference)
class ReferenceAdmin(AuditedAdmin):
    form = ReferenceForm
    change_form_template = "admin/references/form.html"
    change_list_template = "admin/references/list.html"
    list_display = ["key", "title", "year", "evidence", "retracted_on"]
    list_filter = ["type", "evidence", RetractedFilter]
    search_fields = ["key", "title", "doi", "pmid", "container"]
    fieldsets = [
        (None, {"fields": ["type", "authors", "title", "container", "year"]}),
        (None, {"fields": [("volume", "issue", "page")]}),
        (_("Of books"), {"fields": ["editors", ("edition", "publisher", "place")]}),
        (
            _("Where it is found"),
            {"fields": ["doi", ("pmid", "pmcid", "isbn"), "url", "accessed_on"]},
        ),
        (_("How strong it is"), {"fields": ["evidence", "retracted_on", "notices"]}),
        (_("How texts cite it"), {"fields": ["key"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).current()

    def get_readonly_fields(self, request, obj=None):
        """Texts cite by the key, so it stays."""
        return ["key"] if obj else []

    def get_urls(self):
        def address(route, view, name):
            view = self.admin_site.admin_view(view)
            return path(route, view, name=f"references_reference_{name}")

        return [
            address("choose/", self.choose, "choose"),
            address("import/", self.import_view, "import"),
            address("<int:pk>/merge/", self.merge_view, "merge"),
            *super().get_urls(),
        ]

    # -- The form ------------------------------------------------------------------------------

    def add_view(self, request, form_url="", extra_context=None):
        pasted = request.GET.get("paste", "")[:4000]
        context = {"pasted": pasted, "may_look_up": Clinic.current().look_up_references}
        if pasted and request.method == "GET" and self.has_add_permission(request):
            context |= _understood(pasted)
            if context.get("facts"):
                request.pasted_facts = context["facts"]
        return super().add_view(request, form_url, context | (extra_context or {}))

    def get_changeform_initial_data(self, request):
        return getattr(request, "pasted_facts", {})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        reference = self.get_object(request, object_id)
        if reference and self.has_view_permission(request, reference):
            used = uses.uses_of(reference, request.user)
            extra_context = {
                "uses": used,
                "alike": duplicates.alike(reference),
                **(extra_context or {}),
            }
        return super().change_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        was_retracted = change and form.initial.get("retracted_on")
        super().save_model(request, obj, form, change)
        if obj.retracted_on and change and not was_retracted:
            self._tell(request, obj)
        if not change:
            for other in duplicates.alike(obj)[:1]:
                _say_alike(request, obj, other)

    def _tell(self, request, reference):
        told = uses.tell_of_retractions([reference, *reference.merged.all()])
        if told:
            words = _now("Readers see it as retracted now. Published texts that cite it: %d.")
            messages.warning(request, words % told)

    # -- Verbs ---------------------------------------------------------------------------------

    def import_view(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied
        return import_references(request)

    def merge_view(self, request, pk):
        if not self.has_change_permission(request):
            raise PermissionDenied
        reference = self.get_queryset(request).filter(pk=pk).first()
        if reference is None:
            raise Http404
        data = request.POST if request.method == "POST" else request.GET if request.GET else None
        form = MergeForm(data)
        into = form.cleaned_data["into"] if data and form.is_valid() else None
        if into and request.method == "POST" and "_confirm" in request.POST:
            try:
                kept = merge(reference, into=into, by=request.user)
            except Refused as refusal:
                form.add_error("into", str(refusal))
            else:
                words = _now("Texts that cited “%(old)s” cite this one now.")
                messages.success(request, words % {"old": reference.key})
                return redirect(place(kept))
        context = {
            "title": _now("Merge “%s” into another") % reference.key,
            "reference": reference,
            "into": into,
            "form": form,
            "uses": uses.uses_of(reference, request.user),
            "opts": self.opts,
        }
        context = self.admin_site.each_context(request) | context
        status = 409 if request.method == "POST" and form.errors else 200
        return render(request, "admin/references/merge.html", context, status=status)

    # -- For the editor ------------------------------------------------------------------------

    def choose(self, request):
        """The references that a text could cite, by words or an identifier in any form, as JSON."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        words = without_unseen(request.GET.get("q", ""))[:400]
        found = _by_identifier(words) or _by_words(words)
        rows = [{"key": row.key, "text": _in_short(row)} for row in found[:CHOICES]]
        return JsonResponse({"references": rows})


def _understood(pasted):
    """What a pasted identifier or reference fills in, offline: facts, or what to say instead."""
    try:
        scheme, value = identify(pasted)
        facts = {scheme: value} if scheme in (*IDENTIFIERS, "url") else {}
        if scheme == "url":
            facts["type"] = Reference.Type.WEBPAGE
        if not facts:
            return {"paste_error": _now("That names a person or a trial, not a published work.")}
    except ValueError as error:
        if len(pasted.split()) < 4:
            return {"paste_error": str(error)}
        facts = {}
    records = read(pasted)
    if len(records) > 1:
        return {"paste_error": _now("That is more than one reference. Add several at once below.")}
    facts = {**(records[0].facts if records else {}), **facts}
    same, alike = duplicates.known([facts])[0]
    return {"facts": facts, "same": same, "alike_pasted": alike, "record": records and records[0]}


def _by_identifier(words):
    """The record that an identifier names. A bare number is a word of a title as well."""
    try:
        scheme, value = identify(words)
    except ValueError:
        return []
    if scheme == "url":
        return list(Reference.objects.current().filter(url=value)[:CHOICES])
    found = Reference.objects.with_identifiers([{scheme: value}])
    return list({record.current: None for record in found})


def _by_words(words):
    found = Reference.objects.current().alias(names=Cast("authors", TextField())).order_by("key")
    for word in words[:200].split()[:8]:
        found = found.filter(
            Q(key__icontains=word) | Q(title__icontains=word) | Q(names__icontains=_json(word))
        )
    return found


def _json(word):
    """A word as the database writes it inside JSON."""
    return json.dumps(word, ensure_ascii=False)[1:-1]


def _in_short(reference):
    names = [name.get("family") or name.get("literal", "") for name in reference.authors[:3]]
    more = " et al" if len(reference.authors) > 3 else ""
    facts = [", ".join(filter(None, names)) + more, reference.title, str(reference.year or "")]
    return ". ".join(fact.rstrip(".") for fact in facts if fact)


def _say_alike(request, reference, other):
    address = reverse("admin:references_reference_merge", args=[reference.pk])
    messages.warning(
        request,
        format_html(
            _now('It looks like “{}”. If both are one work, <a href="{}">merge them</a>.'),
            other,
            f"{address}?into={other.key}",
        ),
    )


@home_block(order=15, permission="references.view_reference")
def retracted_sources(request):
    """Public texts, whatever their kind, that rest on a source that was retracted."""
    texts = uses.resting(request.user)
    if not texts:
        return None
    rows = [Row(text.title, text.address) for text in texts[:MOST_ROWS]]
    if (left := len(texts) - len(rows)) > 0:
        everything = reverse("admin:references_reference_changelist") + "?retracted=yes"
        rows.append(Row(_now("More of them"), everything, left))
    return {"title": _now("Retracted sources in published texts"), "rows": rows, "urgent": True}
