from django.contrib import admin
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from clinic.admin_site import AuditedAdmin
from discovery.models import Document
from faq import citing as _citing  # noqa: F401  (says where references are used)
from faq import terms as _terms  # noqa: F401  (says what the glossary changes)
from faq.documents import put_document
from faq.forms import QuestionForm
from faq.models import Group, Question
from faq.wanted import wanted
from glossary.models import Entry
from references.models import Reference
from reviews.admin import ReviewedAdmin

SEES_SEARCHES = "discovery.view_missedsearch"
# As many as a list of suggestions bears; all others are known by their names as well.
SUGGESTED = 300


@admin.register(Question)
class QuestionAdmin(ReviewedAdmin):
    form = QuestionForm
    publish_permission = "faq.publish_question"
    change_form_template = "admin/faq/question_form.html"
    change_list_template = "admin/faq/list.html"
    list_display = ["question", "group", "language", "public_now", "found_helpful"]
    list_filter = ["group", "language"]
    list_select_related = ["group", "summary"]
    search_fields = ["question", "short_answer"]
    prepopulated_fields = {"slug": ["question"]}
    fieldsets = [
        (None, {"fields": ["question", "short_answer", "answer"]}),
        (_("Where the answer comes from"), {"fields": ["reference", "source_date"]}),
        (_("Where it stands"), {"fields": ["group", "order", "slug", "language"]}),
        (_("What belongs to it"), {"fields": ["articles", "entries"]}),
    ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def changelist_view(self, request, extra_context=None):
        sees = request.user.has_perm(SEES_SEARCHES) and self.has_add_permission(request)
        context = {"wanted": wanted() if sees else []}
        return super().changelist_view(request, context | (extra_context or {}))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        public = Document.objects.public().filter(kind="article").only("slug", "title")
        context = {
            "reference_keys": Reference.objects.current().order_by("-pk")[:SUGGESTED],
            "articles_known": public.order_by("-date", "-pk")[:SUGGESTED],
            "entry_names": Entry.objects.order_by("name").values_list("name", flat=True),
        }
        return super().changeform_view(
            request, object_id, form_url, context | (extra_context or {})
        )

    @admin.display(description=_("found helpful"))
    def found_helpful(self, question):
        counts = getattr(question, "summary", None)  # there is none before the first vote
        if counts is None or not counts.helpful_votes:
            return "–"
        return _now("%(share)d%% of %(votes)d") % {
            "share": counts.helpful_share,
            "votes": counts.helpful_votes,
        }

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        put_document(form.instance)

    def reading(self, page):
        yield _("Question"), page.question
        yield _("Short answer"), page.short_answer
        yield _("Longer answer"), page.answer
        yield _("Source"), page.reference.in_words if page.reference else ""


@admin.register(Group)
class GroupAdmin(AuditedAdmin):
    list_display = ["name", "order"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "description", "order", "slug"]
