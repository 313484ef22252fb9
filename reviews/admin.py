from django.contrib import admin

from clinic.admin_site import ReadOnlyAdmin
from reviews.models import Review


@admin.register(Review)
class ReviewAdmin(ReadOnlyAdmin):
    list_display = ["signed_at", "kind", "reviewer", "reviewed_on", "next_due_on"]
    list_filter = ["kind"]
    list_select_related = ["reviewer"]
    date_hierarchy = "next_due_on"
