from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from clinic.exceptions import Refused
from clinic.forms import RichText
from images.uses import texts_holding
from leaflets.models import Leaflet
from leaflets.processing import path_of, store
from leaflets.views import as_download
from reviews.admin import ReviewedAdmin


class LeafletForm(forms.ModelForm):
    """The PDF is judged and stored while the form is checked: only that shows whether it is one."""

    file = forms.FileField(
        label=gettext_lazy("PDF"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        help_text=gettext_lazy(
            "At most 20 MB. What it tells of its author and programs is taken out. A file with "
            "scripts, attached files or a password is refused."
        ),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)

    class Meta:
        model = Leaflet
        exclude = []  # noqa: DJ006  (the admin names the fields)
        widgets = {
            "description": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "text": RichText,
        }

    def clean(self):
        data = super().clean()
        upload = data.get("file")
        if upload is None and not self.instance.sha256 and "file" not in self.errors:
            self.add_error("file", _("Please choose a PDF."))
        if upload is None or self.errors:
            return data
        try:
            washed = store(upload, title=data["title"], language=data["language"])
        except Refused as error:
            self.add_error("file", str(error))
        else:
            self.instance.take(washed)
        return data


@admin.register(Leaflet)
class LeafletAdmin(ReviewedAdmin):
    form = LeafletForm
    publish_permission = "leaflets.publish_leaflet"
    change_form_template = "admin/leaflets/leaflet_form.html"
    list_display = ["title", "kind", "language", "pages", "is_tagged", "public_now", "edited_at"]
    list_filter = ["kind", "language", "is_tagged"]
    search_fields = ["title", "description"]
    prepopulated_fields = {"slug": ["title"]}
    readonly_fields = ["stored"]
    fieldsets = [
        (None, {"fields": ["title", "kind", "description"]}),
        (gettext_lazy("The file"), {"fields": ["stored", "file", "text"]}),
        (gettext_lazy("Where it stands"), {"fields": ["slug", "language"]}),
    ]

    def get_urls(self):
        view = self.admin_site.admin_view(require_safe(self.file_view))
        return [path("<int:pk>/file/", view, name="leaflets_leaflet_file"), *super().get_urls()]

    def file_view(self, request, pk):
        """The file as readers would get it, public or not."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return as_download(get_object_or_404(self.get_queryset(request), pk=pk))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        leaflet = self.get_object(request, object_id)
        context = {}
        if leaflet:
            context["uses"] = texts_holding(f'data-to="leaflet:{leaflet.pk}"', request)
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    @admin.display(description=gettext_lazy("now"))
    def stored(self, leaflet):
        if not leaflet.sha256:
            return "–"
        address = reverse("admin:leaflets_leaflet_file", args=[leaflet.pk])
        return format_html('<a href="{}">{}</a>, {}', address, leaflet.facts, tagged(leaflet))

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if form.cleaned_data.get("file"):
            earlier = list(obj.earlier)
            transaction.on_commit(lambda: forget_files(earlier))
            level = messages.INFO if obj.is_tagged else messages.WARNING
            messages.add_message(request, level, f"{obj.facts}, {tagged(obj)}")

    def reading(self, page):
        yield gettext_lazy("Title"), page.title
        yield gettext_lazy("Description"), page.description
        yield gettext_lazy("The file"), self.stored(page)
        yield gettext_lazy("The same as text"), page.text


def forget_files(hashes):
    """Remove replaced files, unless another leaflet has the same."""
    used = Leaflet.objects.filter(sha256__in=hashes).values_list("sha256", flat=True)
    for sha256 in set(hashes) - set(used):
        path_of(sha256).unlink(missing_ok=True)


def tagged(leaflet):
    if leaflet.is_tagged:
        return _("tagged for screen readers")
    return _("not tagged: screen readers cannot follow it, so the text is needed as well")
