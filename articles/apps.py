from operator import attrgetter

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")

    def ready(self):
        from articles import (
            leavers,  # noqa: F401  (registers what becomes of a leaver's texts)
            people,
        )
        from discovery import links
        from reviews import due

        links.register("article", self.get_model("Article"), "articles:article")
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
