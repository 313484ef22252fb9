"""What an administrator should know of the help lines."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clinic.models import Clinic
from outbox.status import LOOK, WELL, Line, status_line
from safety.models import HelpLine


@status_line
def help_lines():
    ours = HelpLine.objects.filter(country__in=[Clinic.current().country, "ZZ"])
    due = ours.due_for_check().count()
    words = ngettext(
        "%d line that nobody has checked within six months",
        "%d lines that nobody has checked within six months",
        due,
    )
    return Line(
        _("Help lines"),
        words % due if due else _("all checked within six months"),
        LOOK if due else WELL,
        _("Look at each operator's own page, then set “checked on”.") if due else "",
        reverse("admin:safety_helpline_changelist"),
    )
