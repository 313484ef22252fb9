import json
import sys

from django.core.management.base import BaseCommand

from safety.staff import staff_names
from safety.triage import triage


class Command(BaseCommand):
    help = "Try the triage rules: a comment a line on standard input, a line of JSON for each."

    def handle(self, **options):
        names = staff_names()
        # Bytes in and UTF-8 out, so that the terminal's locale decides nothing.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        for line in sys.stdin.buffer:
            found = triage(line.decode("utf-8", "replace").rstrip("\r\n"), staff_names=names)
            answer = {"level": found.level, "reasons": found.findings, "spam": found.spam}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
