import json
import sys

from django.core.management.base import BaseCommand

from clinic.models import Clinic
from safety.replies import contact_of, look
from safety.staff import staff_names


class Command(BaseCommand):
    help = "Try the rules about replies: a reply a line on standard input, a line of JSON for each."

    def handle(self, **options):
        names, ours = staff_names(), contact_of(Clinic.current())
        # Bytes in and UTF-8 out, so that the terminal's locale decides nothing.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        for line in sys.stdin.buffer:
            reply = line.decode("utf-8", "replace").rstrip("\r\n")
            found = [each.as_json() for each in look(reply, staff_names=names, ours=ours)]
            self.stdout.write(json.dumps({"findings": found}, ensure_ascii=False))
