"""What the import commands have in common: their options, the progress, the report."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from accounts.models import User
from authors.models import Author
from clinic.exceptions import Refused
from clinic.progress import Progress
from interchange.importing import take
from interchange.pictures import Pictures

INTERRUPTED = 130


class ImportCommand(BaseCommand):
    """A format's command says its `argument`, what that is, and how it becomes a Source."""

    argument = explanation = ""

    def source(self, path):
        raise NotImplementedError

    def add_arguments(self, parser):
        parser.add_argument(self.argument, type=Path, help=self.explanation)
        parser.add_argument(
            "--dry-run", action="store_true", help="do it all, report, and undo it again"
        )
        parser.add_argument(
            "--publish",
            action="store_true",
            help="what was public there becomes public here, marked as not clinically reviewed;"
            " everything else, and everything without this option, becomes a draft",
        )
        parser.add_argument(
            "--author",
            help="account or address of an author's profile: takes the place of the authors there",
        )
        parser.add_argument(
            "--media", type=Path, metavar="FOLDER", help="where the files of its pictures lie"
        )

    def handle(self, *, dry_run, publish, author, media, **options):
        author = find_author(author) if author else None
        by = who_answers()
        if publish and by is None:
            raise CommandError(
                _("Publishing needs an administrator's account: run `manage.py createsuperuser`.")
            )
        if media and not media.is_dir():
            raise CommandError(_("%s is not a folder.") % media)
        progress = Progress(self.stdout)
        try:
            report = take(
                self.source(options[self.argument]),
                by=by,
                publish=publish,
                author=author,
                pictures=media and Pictures(media, by=by, dry_run=dry_run),
                dry_run=dry_run,
                progress=progress,
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except KeyboardInterrupt:
            raise CommandError(
                _("Stopped. What was taken stays; run it again to go on."), returncode=INTERRUPTED
            ) from None
        progress.close()
        for line in report.lines():
            self.stdout.write(line)
        if dry_run:
            self.stdout.write(_("This was a trial: nothing was written."))


def find_author(name):
    found = (
        Author.objects.filter(user__username=name).first()
        or Author.objects.filter(slug=name).first()
    )
    if found is None:
        raise CommandError(_("There is no author with the account or address “%s”.") % name)
    return found


def who_answers():
    """The account in whose name it happens: that of the first administrator."""
    return User.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
