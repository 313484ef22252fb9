from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clinic.progress import Progress
from discovery import relatedness

INTERRUPTED = 130


class Command(BaseCommand):
    help = (
        "Compute the related lists that wait for it; with --all every list anew. It may be stopped:"
        " without --all it goes on where it was."
    )

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="count and compute everything anew")

    def handle(self, **options):
        progress = Progress(self.stdout)
        try:
            if options["all"]:
                self.stdout.write(_("Counting words, tags and terms."))
                _anew()
            self.stdout.write(_("Measuring the texts."))
            relatedness.measure(progress)
            self.stdout.write(_("Computing the lists."))
            done = relatedness.settle(progress=progress)
        except KeyboardInterrupt:
            raise CommandError(
                _("Stopped. What was done stays; `manage.py relate` goes on with the rest."),
                returncode=INTERRUPTED,
            ) from None
        progress.close()
        self.stdout.write(
            ngettext("%d related list computed.", "%d related lists computed.", done) % done
        )


@transaction.atomic
def _anew():
    relatedness.recount()
    relatedness.put_off_all()
