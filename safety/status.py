"""What an administrator should know of the help lines."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outbox.status import LOOK, WELL, Line, status_line
from safety.models import HelpLine


@status_line
def help_lines():
    due = HelpLine.objects.for_clinic().due_for_check().count()
    words = ngettext(
        "%d line that nobody has checked within six months",
        "%d lines that nobody has checked within six months",
        due,
    )
    return Line(
        _("Help lines"),
        words % due if due else _("all checked within six months"),
        LOOK if due else WELL,
        _("Ring each, or look at its own page, then press “I checked it today”.") if due else "",
        reverse("admin:safety_helpline_changelist"),
    )
