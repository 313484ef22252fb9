"""What the glossary asks of the questions: which answers hold some words."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from faq.documents import KIND
from faq.models import Question
from glossary import impact


@impact.texts
class Questions(impact.Texts):
    name = "question"

    def holding(self, words, language):
        """A question is one text, public or not; there are few that are not."""
        found = Q(pk__in=words.documents(KIND)) | words.beyond_the_index("answer")
        found |= Q(public_from=None) & words.written("answer")
        return Question.objects.filter(found, language=language)

    def seen(self, rows, user):
        return rows.order_by("pk") if user.has_perm("faq.view_question") else rows.public()

    def text(self, row, user):
        return impact.Text(
            kind=_("Question"),
            title=row.question,
            state=_("Published") if row.is_public else _("Not public"),
            address=reverse("admin:faq_question_change", args=[row.pk]),
            parts=[row.answer],
        )
