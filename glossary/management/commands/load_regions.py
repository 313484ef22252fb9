from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from clinic.exceptions import Refused
from glossary.regions import TABLE, load_regions


class Command(BaseCommand):
    help = (
        "Add the regions of the brain that come with the site, or those of FILE. Again is harmless."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, default=TABLE)

    def handle(self, *args, file, **options):
        try:
            counts = load_regions(file)
        except (OSError, Refused) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(" · ".join(f"{number} {name}" for name, number in counts.items()))
