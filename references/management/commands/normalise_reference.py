import json
import sys

from django.core.management.base import BaseCommand

from references.identifiers import identify


class Command(BaseCommand):
    help = "Bring identifiers to one form: one a line on standard input, a line of JSON for each."

    def handle(self, **options):
        # Bytes, so that the terminal's locale decides nothing.
        for line in sys.stdin.buffer:
            try:
                found = identify(line.decode("utf-8", "replace"))
            except ValueError as error:
                answer = {"error": str(error)}
            else:
                answer = {"scheme": found.scheme, "value": found.value}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
