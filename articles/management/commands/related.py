import json

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.models import Edition
from articles.related import all_related_to
from discovery.nearby import every_reason


class Command(BaseCommand):
    help = "The articles related to a public one, as JSON: slug, score and reasons of each."

    def add_arguments(self, parser):
        parser.add_argument("slug", help="the address of an article")
        parser.add_argument(
            "--language", default=settings.LANGUAGE_CODE, choices=dict(settings.LANGUAGES)
        )

    def handle(self, *, slug, language, **options):
        public = Edition.objects.public().select_related("article")
        here = public.filter(article__slug=slug, article__language=language)
        edition = None if "\x00" in slug else here.first()
        if edition is None:
            raise CommandError(_("There is no public article with the address “%s”.") % slug)
        answer = [
            {
                "slug": document.slug,
                "score": document.score or 0,
                "reasons": every_reason(document.reasons or []),
            }
            for document in all_related_to(edition)
        ]
        self.stdout.write(json.dumps(answer, ensure_ascii=False))
