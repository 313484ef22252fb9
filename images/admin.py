from pathlib import PurePath

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import ProtectedError, Q
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import escape, format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from clinic.admin_site import AuditedAdmin
from clinic.exceptions import Refused
from clinic.markup import without_unseen
from images.forms import ImageForm, UploadForm
from images.models import Image
from images.processing import remove_files, save_upload
from images.uses import uses_of

PER_PAGE = 24


@admin.register(Image)
class ImageAdmin(AuditedAdmin):
    form = ImageForm
    list_display = ["thumbnail", "title", "alt", "credit", "uploaded_at"]
    list_display_links = ["thumbnail", "title"]
    search_fields = ["title", "alt", "credit"]
    readonly_fields = ["picture", "code"]
    fields = ["picture", "focal_x", "focal_y", *ImageForm.Meta.fields, "code"]
    add_form_template = "admin/images/image/add_form.html"

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

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context["uses"] = uses_of(obj, request)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=gettext_lazy("picture"))
    def thumbnail(self, image):
        return format_html(
            '<img src="{}" alt="{}" width="120" loading="lazy">', image.thumb, image.alt
        )

    @admin.display(description=gettext_lazy("picture"))
    def picture(self, image):
        return format_html('<img class="picture" src="{}" alt="{}">', image.src, image.alt)

    @admin.display(description=gettext_lazy("for a text"))
    def code(self, image):
        """What the editor writes, for whoever works without it."""
        figure = format_html(
            '<figure><img src="{}" alt="{}" width="{}" height="{}">'
            "<figcaption></figcaption></figure>",
            *(image.src, image.alt, image.width, image.height),
        )
        return format_html('<code class="to-copy">{}</code>', escape(figure))

    # -- Deleting ------------------------------------------------------------------------------

    def has_delete_permission(self, request, obj=None):
        return request.user.has_perm("images.delete_image")

    def get_deleted_objects(self, objs, request):
        """Nothing else goes with it: as long as it is used anywhere, it stays."""
        (image,) = objs
        return [str(image)], {}, set(), uses_of(image, request)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except ProtectedError:
            messages.error(request, _("Somebody used it at the same moment, so it stays."))
            return redirect(reverse("admin:images_image_change", args=[object_id]))

    def log_deletions(self, request, queryset):
        for image in queryset:
            self.admin_site.record("delete", image, by=request.user, sha256=image.sha256)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        transaction.on_commit(lambda: remove_files(obj))

    # -- For the editor ------------------------------------------------------------------------

    def get_urls(self):
        views = [("choose", require_safe(self.choose)), ("upload", require_POST(self.upload))]
        return [
            *(
                path(f"{name}/", self.admin_site.admin_view(view), name=f"images_image_{name}")
                for name, view in views
            ),
            *super().get_urls(),
        ]

    def choose(self, request):
        """The library's images by words, as JSON for the editor's dialog."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = Image.objects.all()
        for word in request.GET.get("q", "")[:200].split()[:8]:
            found = found.filter(
                Q(title__icontains=word) | Q(alt__icontains=word) | Q(credit__icontains=word)
            )
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        answer = {"images": [_as_json(image) for image in page], "more": page.has_next()}
        return JsonResponse(answer)

    def upload(self, request):
        """Store an image from the editor's dialog: the image as JSON, or why it is refused."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        try:
            if "file" not in request.FILES:
                raise Refused(_("Please choose a picture."))
            file = request.FILES["file"]
            image = save_upload(file, title=_title(request, file), by=request.user)
        except Refused as error:
            return JsonResponse({"error": str(error)}, status=400)
        self.log_addition(request, image, "")
        return JsonResponse(_as_json(image))


def _title(request, file):
    """As somebody typed it; a file's name is no title, so that is made into words elsewhere."""
    title = without_unseen(request.POST.get("title", "")).strip()
    return "" if title in (file.name, PurePath(file.name).stem) else title


def _as_json(image):
    names = ("id", "title", "alt", "src", "thumb", "width", "height", "credit", "licence")
    return {name: getattr(image, name) for name in names}
