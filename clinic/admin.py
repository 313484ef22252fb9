from django.contrib import admin
from django.contrib.auth import get_user_model
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clinic.admin_site import AuditedAdmin
from clinic.models import Clinic, Redirect


@admin.register(Clinic)
class ClinicAdmin(AuditedAdmin):
    """One row: the list and "Add" lead to it. What concerns comments has a page of its own."""

    change_form_template = "admin/clinic/profile.html"
    fieldsets = [
        (None, {"fields": ["name", "tagline", "introduction", "accent"]}),
        (
            _("Where and how to reach us"),
            {"fields": ["country", "phone", "email", "address", "hours", "booking_url"]},
        ),
        (_("What readers see of each other"), {"fields": ["show_views", "show_ratings"]}),
        (_("Safe reading"), {"fields": ["leave_to"]}),
        (_("References"), {"fields": ["citation_style", "look_up_references"]}),
        (_("Links to other sites"), {"fields": ["check_outside_links"]}),
        (_("Review"), {"fields": ["review_policy"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        """The solo policy is for one person; where two could sign for each other it warns."""
        signers = get_user_model().objects.with_perm("articles.sign_edition").count()
        if signers < 2:
            return super().get_fieldsets(request, obj)
        warning = _(
            "%d people here may sign texts. Under the solo policy no second person has to, and "
            "every article says so to its readers; with two of you they would rather see two."
        )
        *others, (title, options) = super().get_fieldsets(request, obj)
        return [*others, (title, {**options, "description": warning % signers})]

    def has_add_permission(self, request):
        return self.has_change_permission(request) and not Clinic.objects.exists()

    def changelist_view(self, request, extra_context=None):
        return redirect(self._place())

    def add_view(self, request, form_url="", extra_context=None):
        if Clinic.objects.exists():
            return redirect(self._place())
        return super().add_view(request, form_url, extra_context)

    def _place(self):
        if Clinic.objects.exists():
            return reverse("admin:clinic_clinic_change", args=[1])
        return reverse("admin:clinic_clinic_add")


@admin.register(Redirect)
class RedirectAdmin(AuditedAdmin):
    list_display = ["old_path", "new_path", "created_at"]
    search_fields = ["old_path", "new_path"]

    # The one kind of row here that may go: an old address that should answer “not found” again.
    def has_delete_permission(self, request, obj=None):
        return request.user.has_perm("clinic.delete_redirect")

    def log_deletions(self, request, queryset):
        for redirection in queryset:
            self.admin_site.record("delete", redirection, by=request.user)
