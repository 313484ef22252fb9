from django.contrib import admin

from audit.admin import PublishedAdmin
from pages.models import Page


@admin.register(Page)
class PageAdmin(PublishedAdmin):
    publish_permission = "pages.publish_page"
    list_display = ["title", "slug", "language", "public_now", "edited_at"]
    list_filter = ["language"]
    search_fields = ["title", "slug"]
    fields = ["title", "slug", "language", "standfirst", "body", "booking_url", "place"]
    prepopulated_fields = {"slug": ["title"]}
