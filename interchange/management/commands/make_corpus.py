from django.core.management.base import BaseCommand

from interchange import corpus
from interchange.command import Progress


class Command(BaseCommand):
    help = "Make synthetic articles for benchmarks; they are public. --articles 0 takes them out."

    def add_arguments(self, parser):
        parser.add_argument(
            "--articles", type=int, required=True, metavar="N", help="how many there should be"
        )

    def handle(self, *, articles, **options):
        progress = Progress(self.stdout)
        corpus.resize(max(articles, 0), progress=progress)
        progress.close()
        self.stdout.write(f"The corpus holds {max(articles, 0)} articles.")
