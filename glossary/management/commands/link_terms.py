import json
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

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
        if lines:
            self._lines(sys.stdin.buffer, language)
            return
        text = sys.stdin.buffer.read().decode("utf-8", errors="surrogateescape")
        self._write(link_terms(text, language=language))

    def _lines(self, lines, language):
        refused = 0
        for number, line in enumerate(lines, start=1):
            text = _string(line)
            if text is None:
                refused += 1
                self.stderr.write(f"Line {number} is no JSON string.")
            # An answer for each line, so that those after it stand where they are looked for.
            answer = None if text is None else link_terms(text, language=language)
            self._write(json.dumps(answer) + "\n")
        if refused:
            raise CommandError(f"{refused} of the lines answered with null.")

    def _write(self, text):
        sys.stdout.buffer.write(text.encode("utf-8", errors="surrogateescape"))
        sys.stdout.buffer.flush()


def _string(line):
    try:
        value = json.loads(line.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, str) else None
