from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from clinic.admin_site import AuditedAdmin
from faq import citing as _citing  # noqa: F401  (says where references are used)
from faq.documents import put_document
from faq.models import Group, Question
from reviews.admin import ReviewedAdmin


@admin.register(Question)
class QuestionAdmin(ReviewedAdmin):
    publish_permission = "faq.publish_question"
    list_display = ["question", "group", "language", "public_now"]
    list_filter = ["group", "language"]
    list_select_related = ["group"]
    search_fields = ["question", "short_answer"]
    prepopulated_fields = {"slug": ["question"]}
    fieldsets = [
        (None, {"fields": ["question", "short_answer", "answer"]}),
        (_("Where the answer comes from"), {"fields": ["reference", "source_date"]}),
        (_("Where it stands"), {"fields": ["group", "order", "slug", "language"]}),
        (_("What belongs to it"), {"fields": ["articles", "entries"]}),
    ]

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
