from django.core.management.base import BaseCommand

from safety.help import load_help_lines
from safety.models import HelpLine


class Command(BaseCommand):
    help = "Enter the help lines that come with the site, where there are none yet; all unchecked."

    def handle(self, **options):
        # Once a clinic has lines of its own, which of them there are is its decision.
        if HelpLine.objects.exists():
            return
        count = load_help_lines()
        self.stdout.write(f"{count} help lines entered. Somebody has to check them: see the admin.")
