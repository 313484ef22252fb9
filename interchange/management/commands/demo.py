from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from clinic.checks import DEMO_PASSWORD
from interchange import demo_clinic, demo_preflight, demo_removal


class Command(BaseCommand):
    help = (
        "Load the demo clinic: people, articles, glossary, questions, comments. Again is harmless."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--remove",
            action="store_true",
            help="take it off again; what the clinic's own people changed or need stays",
        )
        parser.add_argument(
            "--preflight", action="store_true", help="print what preflight finds in its articles"
        )
        parser.add_argument("--yes", action="store_true", help="remove it without asking")

    def handle(self, *, remove, preflight, yes, **options):
        if remove:
            self._remove(yes)
        elif preflight:
            self.stdout.write(demo_preflight.written(), ending="")
        else:
            demo_clinic.load(progress=lambda step: self.stdout.write(f"  {step}"))
            names = ", ".join(demo_clinic.DEMO_USERS)
            self.stdout.write(f"The demo clinic is here. Sign in as {names} with {DEMO_PASSWORD}")

    def _remove(self, yes):
        removal = demo_removal.look()
        if removal is None:
            raise CommandError(_("There is no demo here."))
        self._tell(removal)
        if not yes and input(_("Type “yes” to remove it: ")).strip() != "yes":
            raise CommandError(_("Nothing was removed."))
        demo_removal.remove()
        self.stdout.write(_("The demo is removed."))

    def _tell(self, removal):
        self.stdout.write(_("What goes:"))
        for name, count in removal.going.items():
            self.stdout.write(f"{count:>7}  {name}")
        if removal.staying:
            self.stdout.write(_("Yours by now, or needed by what is yours, and so kept:"))
        for name in removal.staying:
            self.stdout.write(f"  {name}")
