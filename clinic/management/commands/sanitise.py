import json
import sys

from django.core.management.base import BaseCommand, CommandError

from clinic import markup


class Command(BaseCommand):
    help = "Try the sanitiser: HTML on standard input, what is kept of it on standard output."

    def add_arguments(self, parser):
        parser.add_argument(
            "--lines", action="store_true", help="a JSON string a line, a JSON string for each"
        )

    def handle(self, *, lines, **options):
        # Bytes, so that the terminal's locale decides nothing.
        if lines:
            self._lines(sys.stdin.buffer)
        else:
            self.stdout.write(markup.clean(sys.stdin.buffer.read().decode("utf-8", "replace")))

    def _lines(self, lines):
        refused = 0
        for number, line in enumerate(lines, start=1):
            text = _string(line)
            if text is None:
                refused += 1
                self.stderr.write(f"Line {number} is no JSON string.")
            # An answer for each line, so that those after it stand where they are looked for.
            answer = None if text is None else str(markup.clean(text))
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        if refused:
            raise CommandError(f"{refused} of the lines answered with null.")


def _string(line):
    try:
        value = json.loads(line.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, str) else None
