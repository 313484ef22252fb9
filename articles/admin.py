from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag as StockTag

# These register their verbs and the blocks of the first page.
from articles import (  # noqa: F401
    actions,
    admin_autosave,
    admin_bin,
    admin_history,
    admin_home,
    admin_preflight,
    admin_preview,
    admin_related,
    admin_review,
    admin_review_links,
    admin_verbs,
    citing,
    labels,
    terms,
)
from articles.admin_autosave import gone, keeps_words
from articles.admin_bulk import actions_for
from articles.admin_calendar import month_page
from articles.admin_choosers import link_targets
from articles.admin_start import start
from articles.admin_views import VERBS, read, write
from articles.documents import put_all, saying
from articles.forms import MergeForm, SpellingForm, TagForm, TopicForm
from articles.jama import JamaFilter, jama, scored
from articles.models import (
    Article,
    Edition,
    Outline,
    RelatedChoice,
    Series,
    Spelling,
    Tag,
    Topic,
)
from articles.reported import PERMISSION as SEES_REPORTS
from articles.reported import ReportsFilter, reports, with_reports
from clinic import markup
from clinic.admin_search import words_of
from clinic.admin_site import AuditedAdmin, PartInline
from clinic.exceptions import Refused
from clinic.forms import RichText
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
    "bin": (_("In the bin"), Q(state=Edition.State.BINNED)),
}


class StatusFilter(admin.SimpleListFilter):
    title = _("status")
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return [(name, label) for name, (label, condition) in STATUSES.items()]

    def queryset(self, request, queryset):
        if self.value() in STATUSES:
            return queryset.filter(STATUSES[self.value()][1])
        return queryset.exclude(state=Edition.State.BINNED)


def _is_the_bin(request):
    return request.GET.get(StatusFilter.parameter_name) == "bin"


@admin.register(Edition)
class EditionAdmin(AuditedAdmin):
    """The list. Everything about one edition stands in `admin_views` and `admin_verbs`."""

    list_display = ["title", "number", "status", "names", "topic", jama, reports, "edited_at"]
    list_filter = [StatusFilter, "article__topic", "article__language", JamaFilter, ReportsFilter]
    list_select_related = ["article__topic"]
    search_fields = ["title", "article__slug", "bylines__author__family_name"]

    def get_queryset(self, request):
        editions = super().get_queryset(request).may_be_seen_by(request.user)
        return with_reports(scored(editions.with_status())).prefetch_related("bylines__author")

    def get_search_results(self, request, queryset, search_term):
        """Also by the words of the texts, as far as the site's own search knows them."""
        words = words_of(search_term)
        if not words:
            return queryset, False
        named, _duplicates = super().get_search_results(request, queryset, search_term)
        texts = saying(" ".join(words))
        either = Q(pk__in=named.order_by().values("pk")) | Q(pk__in=texts.values("object_id"))
        return queryset.filter(either), False

    def find(self, request, text):
        return super().find(request, text).exclude(state=Edition.State.BINNED)

    def get_urls(self):
        verbs = [
            path(
                f"<int:pk>/{verb.name}/",
                self.admin_site.admin_view(verb.view),
                name=f"articles_edition_{verb.name}",
            )
            for verb in VERBS.values()
        ]
        targets = path(
            "link-targets/",
            self.admin_site.admin_view(link_targets),
            name="articles_edition_link-targets",
        )
        change = path(
            "<path:object_id>/change/",
            keeps_words(self.admin_site.admin_view(self.change_view)),
            name="articles_edition_change",
        )
        month = path(
            "calendar/", self.admin_site.admin_view(month_page), name="articles_edition_calendar"
        )
        return [*verbs, targets, month, change, *super().get_urls()]

    def get_actions(self, request):
        return actions_for(request.user)

    def get_list_display(self, request):
        in_the_bin = ["title", "number", "rests_until", "names"]
        if _is_the_bin(request):
            return in_the_bin
        sees = request.user.has_perm(SEES_REPORTS)
        return [column for column in self.list_display if sees or column is not reports]

    def changelist_view(self, request, extra_context=None):
        words = {"title": _("Articles")}
        if _is_the_bin(request):
            words = {
                "title": _("The bin"),
                "subtitle": _("Each draft rests until its day, then it is deleted."),
            }
        return super().changelist_view(request, words | (extra_context or {}))

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        return start(request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        edition = self.get_object(request, object_id)
        if edition is None and request.method == "POST":
            return gone(request)  # it was deleted under an open form
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

    @admin.display(description=_("rests until"), ordering="binned_at")
    def rests_until(self, edition):
        return date_format(timezone.localtime(edition.rests_until))

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
    search_fields = ["slug"]
    is_searched_with_all = False  # its editions are
    fields = [
        *("slug", "topic", "series", "series_position", "risk", "review_months"),
        *("comments_open", "comments_close_after", "unlinked_terms", "terms_in_each_section"),
    ]
    inlines = [RelatedChoiceInline]

    def has_add_permission(self, request):
        return False  # an article begins with its first edition

    def get_queryset(self, request):
        seen = Edition.objects.may_be_seen_by(request.user).exclude(state=Edition.State.BINNED)
        return super().get_queryset(request).filter(pk__in=seen.values("article"))

    def get_search_results(self, request, queryset, search_term):
        """By the editions that this person may see, and no others: a title may be a secret yet."""
        if not words_of(search_term):
            return queryset, False
        seen = self.admin_site.get_model_admin(Edition).find(request, search_term)
        return queryset.filter(pk__in=seen.order_by().values("article")), False

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

    change_form_template = "admin/articles/label_form.html"

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.annotate(on_site=labels.number_public(self.model))

    @admin.display(description=_("public articles"), ordering="on_site")
    def on_site(self, obj):
        return obj.on_site

    def save_model(self, request, obj, form, change):
        was = self.model.objects.get(pk=obj.pk) if change else None
        super().save_model(request, obj, form, change)
        if was and was.slug != obj.slug and labels.was_public(was):
            labels.lead_on(was, obj)
        if change and {"name", "title", "slug"} & set(form.changed_data):
            put_all(labels.articles(obj))


@admin.register(Topic)
class TopicAdmin(LabelAdmin):
    form = TopicForm
    list_display = ["name", "slug", "order", "on_site"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "description", "lead"]}),
        (_("Where it stands"), {"fields": ["order", "slug"]}),
    ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        topic = self.get_object(request, object_id)
        context = {"articles": labels.newest(topic)} if topic else {}
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))


@admin.register(Series)
class SeriesAdmin(LabelAdmin):
    list_display = ["title", "slug", "on_site"]
    search_fields = ["title", "slug"]
    prepopulated_fields = {"slug": ["title"]}
    fields = ["title", "description", "slug"]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """With its parts as readers meet them; where each stands is said with the article."""
        series = self.get_object(request, object_id)
        context = {"parts": labels.parts(series)} if series else {}
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))


class SpellingInline(PartInline, admin.StackedInline):
    model = Spelling
    form = SpellingForm


@admin.register(Tag)
class TagAdmin(LabelAdmin):
    """Tags come with the texts that bear them; here a spelling is put right."""

    form = TagForm
    inlines = [SpellingInline]
    list_display = ["name", "slug", "on_site"]
    search_fields = ["name", "spellings__name"]
    fields = ["name", "slug"]

    def has_add_permission(self, request):
        return False

    def get_search_results(self, request, queryset, search_term):
        """Also by other spellings; asked apart, since a join of a million tags takes minutes."""
        for word in words_of(search_term):
            spelt_so = Spelling.objects.filter(name__says=word).values("tag")
            queryset = queryset.filter(Q(name__says=word) | Q(pk__in=spelt_so))
        return queryset, False

    def get_urls(self):
        merge = self.admin_site.admin_view(self.merge_view)
        return [
            path("<int:pk>/merge/", merge, name="articles_tag_merge"),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        tag = self.get_object(request, object_id)
        context = {"alike": labels.alike(tag)} if tag else {}
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if "name" in form.changed_data:
            labels.renamed(obj, form.initial["name"])

    def merge_view(self, request, pk):
        """Which tag stays, then what will change, then the merge: only the last one writes."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        tag = get_object_or_404(Tag, pk=pk)
        data = request.POST if request.method == "POST" else request.GET or None
        form = MergeForm(data, tag=tag)
        into = form.cleaned_data["into"] if data and form.is_valid() else None
        if into and request.method == "POST":
            try:
                labels.merge(tag, into=into, by=request.user)
            except Refused as refusal:
                form.add_error("into", str(refusal))
                into = None
            else:
                words = _now("“%(old)s” and “%(new)s” are one tag now.")
                messages.success(request, words % {"old": tag, "new": into})
                return redirect("admin:articles_tag_change", into.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": _now("Merge “%s” into another tag") % tag,
            "tag": tag,
            "into": into,
            "form": form,
            "touched": labels.touched(tag, into) if into else None,
            "alike": labels.alike(tag),
            "opts": self.opts,
        }
        status = 409 if request.method == "POST" else 200
        return render(request, "admin/articles/tag_merge.html", context, status=status)


@admin.register(Outline)
class OutlineAdmin(AuditedAdmin):
    list_display = ["title", "order"]
    change_form_template = "admin/articles/outline_form.html"
    formfield_overrides = {models.TextField: {"widget": RichText}}

    def save_model(self, request, obj, form, change):
        obj.body = str(markup.clean(obj.body))
        super().save_model(request, obj, form, change)
