from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.db.models.functions import Now
from django.http import Http404
from django.urls import path
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag as StockTag

from articles import actions, admin_home, admin_verbs  # noqa: F401  (home blocks register themselves)
from articles.admin_views import VERBS, read, write
from articles.documents import put_documents
from articles.models import Article, Edition, RelatedChoice, Series, Tag, Topic
from clinic.admin_site import AuditedAdmin, PartInline
from clinic.models import Redirect
from clinic.public import is_open

admin.site.unregister(StockTag)

APPROVED = Q(state=Edition.State.APPROVED)
STATUSES = {
    "draft": (_("Draft"), Q(state=Edition.State.DRAFT)),
    "in-review": (_("In review"), Q(state=Edition.State.IN_REVIEW)),
    "changes": (_("Changes requested"), Q(state=Edition.State.CHANGES_REQUESTED)),
    "approved": (_("Approved, not published"), APPROVED & Q(public_from=None)),
    "scheduled": (_("Scheduled"), APPROVED & Q(public_from__gt=Now())),
    "published": (_("Published"), APPROVED & is_open()),
    "past": (_("Superseded or expired"), APPROVED & Q(public_until__lte=Now())),
    "withdrawn": (_("Withdrawn"), Q(state=Edition.State.WITHDRAWN)),
}


class StatusFilter(admin.SimpleListFilter):
    title = _("status")
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return [(name, label) for name, (label, condition) in STATUSES.items()]

    def queryset(self, request, queryset):
        if self.value() in STATUSES:
            return queryset.filter(STATUSES[self.value()][1])
        return queryset


@admin.register(Edition)
class EditionAdmin(AuditedAdmin):
    """The list. Everything about one edition stands in `admin_views` and `admin_verbs`."""

    list_display = ["title", "number", "status", "names", "topic", "edited_at"]
    list_filter = [StatusFilter, "article__topic", "article__language"]
    list_select_related = ["article__topic"]
    search_fields = ["title", "article__slug", "bylines__author__family_name"]

    def get_queryset(self, request):
        editions = super().get_queryset(request).may_be_seen_by(request.user)
        return editions.prefetch_related("bylines__author")

    def get_urls(self):
        verbs = [
            path(
                f"<int:pk>/{verb.name}/",
                self.admin_site.admin_view(verb.view),
                name=f"articles_edition_{verb.name}",
            )
            for verb in VERBS.values()
        ]
        return [*verbs, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": _("Articles"), **(extra_context or {})})

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        return write(request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        edition = self.get_object(request, object_id)
        if edition is None:
            raise Http404
        mine = Edition.objects.may_be_edited_by(request.user).filter(pk=edition.pk).exists()
        may_write = mine and self.has_change_permission(request)
        if request.method == "POST":
            if not may_write:
                raise PermissionDenied
            return write(request, edition)
        if may_write and edition.state in Edition.EDITABLE:
            return write(request, edition)
        return read(request, edition)

    @admin.display(description=_("authors"))
    def names(self, edition):
        return ", ".join(str(byline.author) for byline in edition.bylines.all())

    @admin.display(description=_("topic"), ordering="article__topic__name")
    def topic(self, edition):
        return edition.article.topic


class RelatedChoiceInline(PartInline, admin.StackedInline):
    model = RelatedChoice
    fk_name = "article"
    fields = [("other", "shown", "position")]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "other":  # readers are led only to what they may read
            kwargs["queryset"] = Article.objects.public()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Article)
class ArticleAdmin(AuditedAdmin):
    """What no signature covers: address, topic, series, risk, commenting, related articles."""

    list_display = ["slug", "topic", "risk", "comments_open"]
    list_filter = ["topic", "risk", "comments_open"]
    list_select_related = ["topic"]
    search_fields = ["slug", "editions__title"]
    fields = [
        *("slug", "topic", "series", "series_position", "risk", "comments_open", "unlinked_terms")
    ]
    inlines = [RelatedChoiceInline]

    def has_add_permission(self, request):
        return False  # an article begins with its first edition

    def get_queryset(self, request):
        seen = Edition.objects.may_be_seen_by(request.user)
        return super().get_queryset(request).filter(pk__in=seen.values("article"))

    def has_change_permission(self, request, obj=None):
        if obj is None or not super().has_change_permission(request, obj):
            return super().has_change_permission(request, obj)
        return obj.editions.may_be_edited_by(request.user).exists()

    def save_model(self, request, obj, form, change):
        facts = {name: getattr(obj, name) for name in form.changed_data}
        facts.pop("unlinked_terms", None)
        slug = facts.pop("slug", None)
        if slug:
            actions.change_slug(obj, by=request.user, slug=slug)
        actions.change_article(obj, by=request.user, **facts)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if "unlinked_terms" in form.changed_data or any(fs.has_changed() for fs in formsets):
            super().log_change(request, form.instance, ["terms or related articles"])

    def log_change(self, request, obj, message):
        """The actions and `save_related` have left their rows."""


class LabelAdmin(AuditedAdmin):
    """Topics, series, tags: their names are part of what discovery knows of an article."""

    def articles_of(self, obj):
        return obj.articles.public()

    def save_model(self, request, obj, form, change):
        was = self.model.objects.public().filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        if was and was.get_absolute_url() != obj.get_absolute_url():
            Redirect.add(was.get_absolute_url(), obj.get_absolute_url())
        if change and form.changed_data:
            for article in self.articles_of(obj):
                put_documents(article)


@admin.register(Topic)
class TopicAdmin(LabelAdmin):
    list_display = ["name", "slug", "order"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Series)
class SeriesAdmin(LabelAdmin):
    list_display = ["title", "slug"]
    prepopulated_fields = {"slug": ["title"]}


@admin.register(Tag)
class TagAdmin(LabelAdmin):
    """Tags come with the texts that bear them; here a spelling is put right."""

    list_display = ["name", "slug"]
    search_fields = ["name"]

    def articles_of(self, obj):
        return Article.objects.public().filter(editions__tag_links__tag=obj).distinct()

    def has_add_permission(self, request):
        return False
