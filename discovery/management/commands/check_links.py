import json
from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from discovery import checking, outside
from discovery.models import OutsideLink

State = OutsideLink.State
LOOK = (State.DEAD, State.FAILING, State.MOVED, State.UNSURE)


class Command(BaseCommand):
    help = (
        "Ask whether what our texts lead to outside is still there. Stopped and started again it "
        "goes on: what was asked within a day is not asked twice. Where the clinic's profile says "
        "so, the worker does it by itself, each address once a week."
    )

    def add_arguments(self, parser):
        parser.add_argument("--slug", help="only the texts at this address, whenever last checked")
        parser.add_argument("--json", action="store_true", help="a list of objects, for machines")

    def handle(self, *, slug, **options):
        ids = outside.collect(slug)
        if slug and not ids:
            raise CommandError(_("No text of that address leads outside: %s") % slug)
        links = OutsideLink.objects.filter(pk__in=ids)
        due = links.order_by("checked_at") if slug else checking.due(every=timedelta(days=1))
        self.check(due, due.count())
        found = links.order_by("address").prefetch_related("uses")
        if options["json"]:
            self.stdout.write(json.dumps([facts(link) for link in found], ensure_ascii=False))
        else:
            self.report(found, len(ids))

    def check(self, due, total):
        """Progress goes to the other stream, so that the report can be kept by itself."""
        done = 0
        try:
            for done, link in enumerate(checking.check(due), start=1):
                self.stderr.write(f"{done}/{total} {link.get_state_display()}: {link.address}")
        except KeyboardInterrupt:
            words = _("Stopped after %(done)d of %(total)d. Started again it goes on from there.")
            message = words % {"done": done, "total": total}
            raise CommandError(message, returncode=130) from None
        if done < total:
            self.stderr.write(_("%d not asked for now: their sites want a rest.") % (total - done))

    def report(self, found, total):
        for state in LOOK:
            for link in found.filter(state=state):
                words = link.leads_to or link.get_problem_display()
                self.stdout.write(f"{state.label}: {link.address}\n    {words}")
        counts = [f"{found.filter(state=state).count()} {state.label}" for state in State]
        self.stdout.write(_("%d outside links:") % total + " " + ", ".join(counts))


def facts(link):
    """The same names as in the code."""
    return {
        "address": link.address,
        "state": link.state,
        "status": link.status,
        "problem": link.problem,
        "failures": link.failures,
        "leads_to": link.leads_to,
        "checked_at": link.checked_at and link.checked_at.isoformat(),
        "used_in": [{"kind": use.kind, "id": use.object_id} for use in link.uses.all()],
    }
