from django.core.management.base import BaseCommand

from accounts.first_start import make_link


class Command(BaseCommand):
    help = "While nobody has an account: print a new link that makes the administrator's, once."

    def handle(self, **options):
        link = make_link()
        if link:
            self.stdout.write(f"Make the administrator's account within a day: {link}")
        else:
            self.stdout.write("Somebody has an account already. Sign in with that.")
