from django.urls import reverse
from django.utils.translation import gettext as _

from clinic.admin_site import Row, home_block
from interchange.checklist import items
from interchange.models import SetUp
from interchange.set_up_views import ADMINISTERS


@home_block(order=5, permission=ADMINISTERS)
def set_up(request):
    """What is open first; silent once all is done or an administrator has put it away."""
    here = SetUp.current()
    if here.dismissed_at:
        return None
    found = sorted(items(here), key=lambda item: item.is_done)
    waiting = sum(not item.is_done for item in found)
    if not waiting:
        return None
    rows = [Row(i.label, i.url, note=_("done") if i.is_done else _("open")) for i in found]
    return {
        "title": _("Setting up the site"),
        "rows": rows,
        "count": waiting,
        "ways": [(_("Step by step"), reverse("set-up:start"))],
        "verb": (_("Put this list away"), reverse("set-up:dismiss")),
    }
