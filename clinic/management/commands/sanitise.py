import json
import sys

from django.core.management.base import BaseCommand

from clinic import markup
from clinic.json_lines import answered


class Command(BaseCommand):
    help = "Try the sanitiser: HTML on standard input, what is kept of it on standard output."

    def add_arguments(self, parser):
        parser.add_argument(
            "--lines", action="store_true", help="a JSON string a line, a JSON string for each"
        )

    def handle(self, *, lines, **options):
        # Bytes, so that the terminal's locale decides nothing.
        if lines:
            for answer in answered(sys.stdin.buffer, _kept, self.stderr.write):
                self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            self.stdout.write(markup.clean(sys.stdin.buffer.read().decode("utf-8", "replace")))


def _kept(text):
    return str(markup.clean(text))
