from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from references.retractions import NotTheList, compare


class Command(BaseCommand):
    help = "Compare Retraction Watch's CSV with the references; what was retracted says so at once."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the CSV that Crossref publishes daily")
        parser.add_argument(
            "--dry-run", action="store_true", help="do it all, report, and undo it again"
        )

    def handle(self, *, file, dry_run, **options):
        try:
            report = compare(file, dry_run=dry_run, progress=self._progress)
        except (OSError, NotTheList) as error:
            raise CommandError(str(error)) from error
        if self.stdout.isatty():
            self.stdout.write("")
        for line in report.lines():
            self.stdout.write(line)
        if dry_run:
            self.stdout.write(_("This was a trial: nothing was written."))

    def _progress(self, rows):
        """On a terminal in place, elsewhere a line each time."""
        in_place = self.stdout.isatty()
        words = _("%d rows") % rows
        self.stdout.write(f"\r{words}" if in_place else words, ending="" if in_place else None)
        self.stdout.flush()
