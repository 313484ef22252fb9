from operator import attrgetter

from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")

    def ready(self):
        from articles import (
            colleagues,
            leavers,  # noqa: F401  (registers what becomes of a leaver's texts)
            people,
        )
        from articles.documents import KIND, put_again
        from articles.outside import ARTICLES
        from discovery import links, outside, relatedness
        from reviews import due

        links.register("article", self.get_model("Article"), "articles:article")
        outside.register(ARTICLES)
        relatedness.register(KIND, put_again)
        relatedness.register(colleagues.KIND, colleagues.put_again)
        post_save.connect(
            lambda instance, **_facts: colleagues.put_document(instance),
            sender="authors.Author",
            weak=False,
        )
        due.register(
            due.Kind(
                "articles",
                _("Articles"),
                texts=people.texts_to_review,
                owners=lambda edition: people.owners(edition.article),
                thing=attrgetter("article"),
                title=attrgetter("title"),
                import_run="import_run",
            )
        )
