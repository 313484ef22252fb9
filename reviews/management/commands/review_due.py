import json

from django.core.management.base import BaseCommand

from reviews.due import DAYS_AHEAD, all_due
from reviews.reminders import remind

COLUMNS = ["due", "days overdue", "kind", "leaves search", "title", "address"]


class Command(BaseCommand):
    help = (
        "List the public texts whose review is overdue or due within 60 days, and mail their "
        "owners what they have not been told yet. The worker does it every day."
    )

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="a list of objects, for machines")

    def handle(self, **options):
        mails = remind()
        texts = all_due()
        if options["json"]:
            self.stdout.write(json.dumps([facts(text) for text in texts], ensure_ascii=False))
        elif texts:
            self.table([COLUMNS, *(row(text) for text in texts)])
        else:
            self.stdout.write(f"No review is due within {DAYS_AHEAD} days.")
        self.stderr.write(f"Mails queued: {mails}")

    def table(self, rows):
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for cells in rows:
            padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
            self.stdout.write("  ".join(padded).rstrip())


def facts(text):
    """The same names as in the code; a day as ISO writes it."""
    standing = text.standing
    return {
        "kind": text.kind.name,
        "title": text.title,
        "url": text.url,
        "risk": standing.risk,
        "reviewed_on": standing.review and standing.review.reviewed_on.isoformat(),
        "due_on": text.due_on.isoformat(),
        "days_overdue": text.days_overdue,
        "leaves_search_on": standing.leaves_search_on and standing.leaves_search_on.isoformat(),
    }


def row(text):
    told = facts(text)
    return [
        told["due_on"],
        f"{told['days_overdue']:+d}",
        told["kind"],
        told["leaves_search_on"] or "never",
        " ".join(text.title.split())[:60],
        told["url"],
    ]
