"""What the glossary asks of the articles: which hold some words, and exceptions for a term."""

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import actions
from articles.documents import KIND
from articles.models import Article, Edition
from glossary import impact


@impact.texts
class Articles(impact.Texts):
    name = "article"

    def holding(self, words, language):
        """The search knows what is public or scheduled; the few that are worked on are read."""
        texts = ("body", "in_depth")
        public = Q(pk__in=words.documents(KIND)) | words.beyond_the_index(*texts)
        approved = Q(state=Edition.State.APPROVED)
        worked_on = Q(state__in=Edition.WORKING) | (approved & Q(public_from=None))
        ahead = approved & Q(public_from__isnull=False)
        editions = Edition.objects.filter(article__language=language)
        return editions.filter((ahead & public) | (worked_on & words.written(*texts)))

    def seen(self, rows, user):
        mine = rows.may_be_seen_by(user).select_related("article")
        return mine.order_by(F("public_from").desc(nulls_last=True), "-pk")

    def text(self, row, user):
        article = row.article
        mine = Edition.objects.may_be_edited_by(user).filter(pk=row.pk).exists()
        return impact.Text(
            kind=_("Article"),
            title=row.title or _("Untitled"),
            state=row.status,
            address=reverse("admin:articles_edition_change", args=[row.pk]),
            parts=[row.body, row.in_depth],
            excluded=frozenset(article.unlinked_terms.values_list("slug", flat=True)),
            each_section=article.terms_in_each_section,
            exception=f"{self.name}:{article.pk}" if mine else "",
        )

    def leave_unexplained(self, entry, pks, by):
        mine = Edition.objects.may_be_edited_by(by).values("article")
        for article in Article.objects.filter(pk__in=pks).filter(pk__in=mine):
            entries = [*article.unlinked_terms.all(), entry]
            actions.set_unlinked_terms(article, by=by, entries=entries)
