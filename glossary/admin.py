from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.urls import path, reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from clinic.admin_site import PartInline, Row, home_block
from glossary import admin_table, missing, where_used
from glossary import citing as _citing  # noqa: F401  (says where references are used)
from glossary.admin_impact import ImpactAdmin
from glossary.documents import put_document
from glossary.forms import (
    ConnectionForm,
    EntryForm,
    FunctionForm,
    IdentifierForm,
    IdentifiersFormSet,
    InvolvedInForm,
    InvolvesForm,
    PartsFormSet,
)
from glossary.models import (
    Abbreviation,
    Connection,
    Entry,
    Function,
    Identifier,
    Involvement,
    Synonym,
)
from references.models import Reference
from reviews.admin import ReviewedAdmin

# As many references as a list of suggestions bears; all others are known by their keys as well.
SUGGESTED = 300


class SynonymInline(PartInline, admin.StackedInline):
    model = Synonym
    fields = [("name", "scope")]
    verbose_name_plural = _("other names")


class AbbreviationInline(PartInline, admin.StackedInline):
    model = Abbreviation
    fields = [("text", "preferred")]


class IdentifierInline(PartInline, admin.StackedInline):
    model = Identifier
    form = IdentifierForm
    formset = IdentifiersFormSet
    fields = [("scheme", "value", "match"), ("source", "checked_on")]
    verbose_name_plural = _("numbers in catalogues")


class FunctionInline(PartInline, admin.StackedInline):
    model = Function
    form = FunctionForm
    fields = ["text", "references"]
    verbose_name_plural = _("what it does")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("references")


class ConnectionInline(PartInline, admin.StackedInline):
    model = Connection
    form = ConnectionForm
    formset = PartsFormSet
    fk_name = "origin"
    fields = [("target", "both_ways", "reference"), "text"]
    verbose_name_plural = _("what it is connected to")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("target", "reference")


class InvolvesInline(PartInline, admin.StackedInline):
    model = Involvement
    form = InvolvesForm
    formset = PartsFormSet
    fk_name = "actor"
    fields = [("target", "reference"), "text"]
    verbose_name_plural = _("what it involves, and how it acts on it")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("target", "reference")


class InvolvedInInline(PartInline, admin.StackedInline):
    model = Involvement
    form = InvolvedInForm
    formset = PartsFormSet
    fk_name = "target"
    fields = [("actor", "reference"), "text"]
    verbose_name_plural = _("conditions, therapies and mechanisms that involve it")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("actor", "reference")


class MissingFilter(admin.SimpleListFilter):
    title = _("what is missing")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [(name, gap.label) for name, gap in missing.GAPS.items()]

    def queryset(self, request, queryset):
        gap = missing.GAPS.get(self.value())
        return queryset.filter(gap.condition) if gap else queryset


@admin.register(Entry)
class EntryAdmin(ImpactAdmin, ReviewedAdmin):
    form = EntryForm
    publish_permission = "glossary.publish_entry"
    change_form_template = "admin/glossary/entry_form.html"
    change_list_template = "admin/glossary/list.html"
    inlines = [
        SynonymInline,
        AbbreviationInline,
        FunctionInline,
        ConnectionInline,
        InvolvedInInline,
        InvolvesInline,
        IdentifierInline,
    ]
    list_display = ["name", "kind", "part_of", "public_now"]
    list_filter = [MissingFilter, "kind", "language"]
    list_select_related = ["part_of"]
    search_fields = ["name", "synonyms__name", "abbreviations__text"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (_("What is it?"), {"fields": ["kind", "name", "pronunciation", "definition", "text"]}),
        (_("Where is it?"), {"fields": ["part_of", "also_part_of", "laterality"]}),
        (_("What is a myth?"), {"fields": ["myth", "not_meaning"]}),
        (_("Picture"), {"fields": ["image", "image_alt"]}),
        (_("On this site"), {"fields": ["slug", "language", "links_itself"]}),
    ]

    def get_urls(self):
        def address(route, view, name):
            return path(route, self.admin_site.admin_view(view), name=f"glossary_entry_{name}")

        return [
            address("table/", admin_table.table, "table"),
            address("table.csv", admin_table.download, "download"),
            address("regions/", admin_table.regions, "regions"),
            *super().get_urls(),
        ]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        entry = self.get_object(request, object_id) if object_id else None
        context = {
            "entry_names": Entry.objects.order_by("name").values_list("name", flat=True),
            "reference_keys": Reference.objects.current().order_by("-pk")[:SUGGESTED],
        }
        if entry and self.has_view_permission(request, entry):
            context |= {
                "gaps": missing.gaps_of(entry),
                "uses": where_used.uses_of(entry, request),
                "shared": _shared_abbreviations(entry),
            }
        return super().changeform_view(
            request, object_id, form_url, context | (extra_context or {})
        )

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        put_document(form.instance)

    def reading(self, page):
        """Everything that a signature covers, as a reader would take it in."""
        yield _("Kind"), page.get_kind_display()
        yield _("Name"), page.name
        yield _("Say"), page.pronunciation
        for synonym in page.synonyms.all():
            yield _("Synonym"), f"{synonym.name} ({synonym.get_scope_display()})"
        for abbreviation in page.abbreviations.all():
            yield _("Abbreviation"), abbreviation.text
        yield _("Definition"), page.definition
        yield _("Fuller text"), page.text
        yield _("Part of"), page.part_of or ""
        for whole in page.also_part_of.all():
            yield _("Also part of"), whole
        yield _("Sides"), page.get_laterality_display()
        for function in page.functions.prefetch_related("references"):
            keys = ", ".join(reference.key for reference in function.references.all())
            yield _("Function"), f"{function.text} [{keys}]"
        for line in Connection.objects.of(page):
            yield _("Connection"), _with_source(f"{line}: {line.text}", line.reference)
        for role in Involvement.objects.of(page):
            yield _("Involvement"), _with_source(f"{role}: {role.text}", role.reference)
        yield _("The myth"), page.myth
        yield _("What is true instead"), page.not_meaning
        yield _("Picture"), page.image_alt
        for number in page.identifiers.all():
            facts = [number.value, number.get_match_display(), number.source, number.checked_on]
            yield number.get_scheme_display(), ", ".join(str(fact) for fact in facts if fact)


def _with_source(words, reference):
    return f"{words} [{reference.key}]" if reference else words


def _shared_abbreviations(entry):
    """Its abbreviations that other entries have as well: texts must say which they mean."""
    others = Abbreviation.objects.filter(
        text__iexact=OuterRef("text"), entry__language=entry.language
    ).exclude(entry=entry)
    return entry.abbreviations.filter(Exists(others))


@home_block(order=45, permission="glossary.change_entry")
def unfinished(request):
    """The entries that lack something, by what they lack."""
    address = reverse("admin:glossary_entry_changelist")
    rows = [
        Row(missing.GAPS[name].label, f"{address}?missing={name}", count)
        for name, count in missing.counts().items()
        if count
    ]
    return {"title": _now("Glossary: what is missing"), "rows": rows} if rows else None
