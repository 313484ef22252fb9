from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from clinic.exceptions import Refused
from glossary import loading


class Command(BaseCommand):
    help = (
        "Load a table (CSV) of glossary entries. Nothing becomes public; lines that are wrong are "
        "refused and the others loaded."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument("--by", help="the user in whose name it is done")

    def handle(self, *args, file, dry_run, by, **options):
        user = by and User.objects.filter(username=by).first()
        if by and not user:
            raise CommandError(f"There is no user called “{by}”.")
        try:
            data = file.read_bytes()
            plan = loading.planned(data) if dry_run else loading.load(data, by=user)
        except OSError as error:
            raise CommandError(str(error)) from error
        except Refused as error:
            raise CommandError(str(error)) from error
        for step in plan.told:
            columns = ", ".join(name for name, _before, _after in step.changes)
            why = " ".join(step.line.faults) or columns
            self.stdout.write(f"{step.line.number}\t{step.outcome}\t{step.line.title}\t{why}")
        counts = plan.counts
        self.stderr.write(" · ".join(f"{number} {outcome}" for outcome, number in counts.items()))
        if counts[loading.REFUSED]:
            raise CommandError(
                "Some lines were refused; the others are done."
                if not dry_run
                else "Some lines would be refused."
            )
