from django.core.management.base import BaseCommand

from clinic.checks import DEMO_PASSWORD
from interchange import demo_clinic


class Command(BaseCommand):
    help = (
        "Load the demo clinic: people, articles, glossary, questions, comments. Again is harmless."
    )

    def handle(self, **options):
        demo_clinic.load(progress=lambda step: self.stdout.write(f"  {step}"))
        names = ", ".join(demo_clinic.DEMO_USERS)
        self.stdout.write(f"The demo clinic is here. Sign in as {names} with {DEMO_PASSWORD}")
