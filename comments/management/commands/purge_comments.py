from django.core.management.base import BaseCommand

from clinic.progress import Progress
from comments.jobs import purge_comments


class Command(BaseCommand):
    help = (
        "Erase refused, spam and withdrawn comments and readers' reports after 90 days, and forget "
        "networks after 30. The worker does it every day."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Only say what would be done.")

    def handle(self, *, dry_run, **options):
        progress = Progress(self.stderr)
        done = purge_comments(dry_run=dry_run, progress=progress)
        progress.close()
        self.stdout.write(done)
