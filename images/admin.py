from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from clinic.admin_site import AuditedAdmin
from images.forms import UploadForm
from images.models import Image


@admin.register(Image)
class ImageAdmin(AuditedAdmin):
    list_display = ["thumbnail", "title", "alt", "uploaded_at"]
    list_display_links = ["thumbnail", "title"]
    search_fields = ["title", "alt", "credit"]
    readonly_fields = ["picture"]
    fields = ["picture", "title", "alt", "credit", "licence", "focal_x", "focal_y"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is not None:
            return super().get_form(request, obj, change=change, **kwargs)
        return type("UploadForm", (UploadForm,), {"uploaded_by": request.user})

    def get_fields(self, request, obj=None):
        return self.fields if obj else ["file", *UploadForm.Meta.fields]

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else []

    def save_model(self, request, obj, form, change):
        if change:  # an upload is stored already, with its files
            super().save_model(request, obj, form, change)

    @admin.display(description=_("picture"))
    def thumbnail(self, image):
        return format_html(
            '<img src="{}" alt="{}" width="120" loading="lazy">',
            image.url(image.widths[0], image.extension),
            image.alt,
        )

    @admin.display(description=_("picture"))
    def picture(self, image):
        return format_html('<img class="picture" src="{}" alt="{}">', image.src, image.alt)
