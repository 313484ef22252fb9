from django.core.management.base import BaseCommand

from comments.jobs import purge_comments


class Command(BaseCommand):
    help = "Erase rejected, spam and withdrawn comments after 90 days, networks after 30."

    def handle(self, **options):
        self.stdout.write(purge_comments())
