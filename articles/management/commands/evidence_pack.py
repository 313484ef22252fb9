from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles import evidence


class Command(BaseCommand):
    help = (
        "All that is on record about an article: what was signed, by whom, on which sources, with "
        "which feedback. One HTML file that asks for nothing from anywhere, or JSON."
    )

    def add_arguments(self, parser):
        parser.add_argument("slug", help="the article's address, as in /articles/SLUG/")
        parser.add_argument("--json", action="store_true", help="for machines")
        parser.add_argument(
            "--output", metavar="FILE", help="where to write it; else it is printed"
        )

    def handle(self, *, slug, output, **options):
        article = evidence.article_at(slug)
        if article is None:
            raise CommandError(
                f"There is no article “{slug}”. Give the part of its address after /articles/."
            )
        text = evidence.as_json(article) if options["json"] else evidence.as_html(article)
        if not output:
            self.stdout.write(text)
            return
        try:
            Path(output).write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{output} could not be written: {error.strerror}.") from error
        self.stderr.write(f"Written to {output}.")
