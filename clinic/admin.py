from django.contrib import admin
from django.contrib.auth import get_user_model
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clinic.admin_site import AuditedAdmin
from clinic.hours import DAYS
from clinic.models import ChangedHours, Clinic, Location, Redirect


@admin.register(Clinic)
class ClinicAdmin(AuditedAdmin):
    """One row: the list and "Add" lead to it. What concerns comments has a page of its own."""

    change_form_template = "admin/clinic/profile.html"
    fieldsets = [
        (None, {"fields": ["name", "tagline", "introduction"]}),
        (
            _("Where and how to reach us"),
            {
                "fields": ["country", "phone", "email", "booking_url", "when_closed"],
                "description": _(
                    "Addresses and opening hours stand with each location, in “Locations”; "
                    "holidays in “Changed opening hours”."
                ),
            },
        ),
        (_("Enquiries"), {"fields": ["enquiries_open"]}),
        (_("What readers see of each other"), {"fields": ["show_views", "show_ratings"]}),
        (_("Safe reading"), {"fields": ["leave_to"]}),
        (_("References"), {"fields": ["citation_style", "look_up_references"]}),
        (_("Links to other sites"), {"fields": ["check_outside_links"]}),
        (_("Word to the readers"), {"fields": ["readers_digest"]}),
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


class Removable(AuditedAdmin):
    """For facts that may go without a trace but the audit's."""

    def has_delete_permission(self, request, obj=None):
        return request.user.has_perm(f"clinic.delete_{self.opts.model_name}")

    def log_deletions(self, request, queryset):
        for row in queryset:
            self.admin_site.record("delete", row, by=request.user)


@admin.register(Location)
class LocationAdmin(Removable):
    list_display = ["__str__", "order", "phone"]
    search_fields = ["name", "address"]
    fieldsets = [
        (None, {"fields": ["name", "address", "map_url", "access", "phone", "booking_url"]}),
        (
            _("Opening hours"),
            {
                "fields": [*DAYS, "hours_note"],
                "description": _(
                    "For each day write like 9:00–12:30, 14:00–18:00. Leave a day empty on which "
                    "it is closed. 18:00–2:00 ends on the day after; 0:00–24:00 is day and night."
                ),
            },
        ),
        (_("Where it stands"), {"fields": ["order"]}),
    ]


@admin.register(ChangedHours)
class ChangedHoursAdmin(Removable):
    list_display = ["__str__", "location", "reason"]
    list_select_related = ["location"]
    search_fields = ["reason"]
    fields = [("first_day", "last_day"), "hours", "reason", "location"]


@admin.register(Redirect)
class RedirectAdmin(Removable):
    """One goes where an old address should answer “not found” again."""

    list_display = ["old_path", "new_path", "created_at"]
    search_fields = ["old_path", "new_path"]
