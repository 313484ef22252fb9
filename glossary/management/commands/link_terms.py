import json
import sys
from functools import partial

from django.conf import settings
from django.core.management.base import BaseCommand

from clinic.json_lines import answered
from glossary.linker import link_terms


class Command(BaseCommand):
    help = "Read HTML from standard input and write it with the glossary's terms linked (a.term)."

    def add_arguments(self, parser):
        parser.add_argument("--language", default=settings.LANGUAGE_CODE)
        parser.add_argument(
            "--lines", action="store_true", help="a JSON string a line, a JSON string for each"
        )

    def handle(self, *args, language, lines, **options):
        # Bytes, so that the terminal's locale decides nothing.
        link = partial(link_terms, language=language)
        if lines:
            for answer in answered(sys.stdin.buffer, link, self.stderr.write):
                self._write(json.dumps(answer) + "\n")
        else:
            text = sys.stdin.buffer.read().decode("utf-8", errors="surrogateescape")
            self._write(link(text))

    def _write(self, text):
        sys.stdout.buffer.write(text.encode("utf-8", errors="surrogateescape"))
        sys.stdout.buffer.flush()
