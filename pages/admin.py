from django.conf import settings
from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.urls import path
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from audit.admin import PublishedAdmin
from discovery.models import Document
from pages import (
    admin_appearance,  # noqa: F401  (registers the pages of the site's looks)
    admin_editions,
    admin_enquiries,  # noqa: F401  (it registers its list)
)
from pages.forms import LIVING, PageForm
from pages.models import Page, PageEdition
from pages.policies import to_start_from
from references.models import Reference

SUGGESTED = 300


@admin.register(Page)
class PageAdmin(PublishedAdmin):
    """Writing a page. Its editions, the preview and the review stand in `admin_editions`."""

    form = PageForm
    publish_permission = "pages.publish_page"
    change_form_template = "admin/pages/page_form.html"
    change_list_template = "admin/pages/page_list.html"
    list_display = ["title", "slug", "language", "public_now", "has_draft", "edited_at"]
    list_filter = ["language"]
    search_fields = ["title", "slug"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "standfirst", "body"],
                "description": _("These words stay a draft until somebody publishes them."),
            },
        ),
        (
            _("Readers see a change of these at once"),
            {"fields": ["slug", "language", "booking_url", "place"]},
        ),
        (
            None,
            {
                "fields": ["authors"],
                "description": Page._meta.get_field("authors").help_text,
            },
        ),
    ]

    def get_queryset(self, request):
        drafts = PageEdition.objects.filter(page=OuterRef("pk"), published_at=None)
        return super().get_queryset(request).annotate(has_a_draft=Exists(drafts))

    @admin.display(description=_("draft"), boolean=True)
    def has_draft(self, page):
        return page.has_a_draft

    def get_urls(self):
        def address(route, view, name):
            return path(
                f"<int:pk>/{route}", self.admin_site.admin_view(view), name=f"pages_page_{name}"
            )

        return [
            address("preview/", admin_editions.preview, "preview"),
            address("editions/", admin_editions.editions, "editions"),
            address("review/", admin_editions.review, "review"),
            address("discard/", admin_editions.discard, "discard"),
            address("restore/<int:number>/", admin_editions.restore, "restore"),
            *super().get_urls(),
        ]

    def get_changeform_initial_data(self, request):
        """`?start=privacy` fills the form of a new page with our text; nothing is saved by that."""
        slug = request.GET.get("start")
        if slug not in Page.TEMPLATES:
            return super().get_changeform_initial_data(request)
        asked = request.GET.get("language")
        language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        return to_start_from(slug, language)

    def changelist_view(self, request, extra_context=None):
        context = {}
        if self.has_add_permission(request):
            written = set(Page.objects.values_list("language", "slug"))
            context["to_start"] = [
                (language, name, [s for s in Page.TEMPLATES if (language, s) not in written])
                for language, name in settings.LANGUAGES
            ]
        return super().changelist_view(request, context | (extra_context or {}))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        public = Document.objects.public().filter(kind="article").only("slug", "title")
        context = {
            "reference_keys": Reference.objects.current().order_by("-pk")[:SUGGESTED],
            "articles_known": public.order_by("-date", "-pk")[:SUGGESTED],
        }
        return super().changeform_view(
            request, object_id, form_url, context | (extra_context or {})
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        page = self.get_object(request, object_id)
        context = {"may_sign": request.user.has_perm("pages.sign_page")}
        if page:
            draft = page.draft
            context |= {
                "draft": draft,
                "review": draft.vouched_for if draft else _shown_review(page),
                "ended_with": Article.objects.filter(services=page).count(),
            }
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def save_model(self, request, obj, form, change):
        if change:
            living = [name for name in LIVING if name in form.changed_data and name != "authors"]
            if living:
                obj.save(update_fields=[*living, "edited_at"])
        else:
            obj.standfirst = obj.body = ""  # the words are the draft's
            obj.save()
        obj.write(by=request.user, version=form.cleaned_data["version"], **form.text)


def _shown_review(page):
    return page.public_edition and page.public_edition.vouched_for
