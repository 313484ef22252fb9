from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from clinic.admin_site import PartInline
from glossary import citing as _citing  # noqa: F401  (says where references are used)
from glossary.documents import put_document
from glossary.models import Abbreviation, Connection, Entry, Function, Identifier, Synonym
from reviews.admin import ReviewedAdmin


class SynonymInline(PartInline, admin.StackedInline):
    model = Synonym
    fields = [("name", "scope")]


class AbbreviationInline(PartInline, admin.StackedInline):
    model = Abbreviation
    fields = [("text", "preferred")]


class IdentifierInline(PartInline, admin.StackedInline):
    model = Identifier
    fields = [("scheme", "value", "match"), ("source", "checked_on")]


class FunctionInline(PartInline, admin.StackedInline):
    model = Function


class ConnectionInline(PartInline, admin.StackedInline):
    model = Connection
    fk_name = "origin"
    fields = [("target", "both_ways"), "text", "reference"]


@admin.register(Entry)
class EntryAdmin(ReviewedAdmin):
    publish_permission = "glossary.publish_entry"
    inlines = [
        SynonymInline,
        AbbreviationInline,
        IdentifierInline,
        FunctionInline,
        ConnectionInline,
    ]
    list_display = ["name", "kind", "part_of", "public_now"]
    list_filter = ["kind", "language"]
    list_select_related = ["part_of"]
    search_fields = ["name", "synonyms__name", "abbreviations__text"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["kind", "name", "pronunciation", "definition", "text", "not_meaning"]}),
        (_("Where it is"), {"fields": ["part_of", "laterality", "involves"]}),
        (_("Picture"), {"fields": ["image", "image_alt"]}),
        (_("On this site"), {"fields": ["slug", "language"]}),
    ]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        put_document(form.instance)

    def reading(self, page):
        yield _("Definition"), page.definition
        yield _("Fuller text"), page.text
        for function in page.functions.prefetch_related("references"):
            keys = ", ".join(reference.key for reference in function.references.all())
            yield _("Function"), f"{function.text} [{keys}]"
        yield _("What it does not mean"), page.not_meaning
