"""Looking after the outside links, where the clinic wants that."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clinic.models import Clinic
from discovery import checking, outside
from outbox.jobs import regularly

# The mail waits meanwhile; what was not reached has its turn next time.
SECONDS_A_TURN = 20
A_TURN = 500


@regularly("collect_links", every=timedelta(days=1))
def collect_links():
    if not Clinic.current().check_outside_links:
        return _("switched off")
    found = len(outside.collect())
    return ngettext("%d outside link", "%d outside links", found) % found


@regularly("check_links", every=timedelta(minutes=10))
def check_links():
    """A few of those whose last answer is a week old, so that each is asked once a week."""
    if not Clinic.current().check_outside_links:
        return _("switched off")
    checked = sum(1 for _link in checking.check(checking.due()[:A_TURN], seconds=SECONDS_A_TURN))
    return ngettext("%d link checked", "%d links checked", checked) % checked
