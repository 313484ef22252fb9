"""Closing a leaver's account. Every word of theirs stays; what they had open is handed over.

What that is only the apps know that own it: each registers its own, since an app imports only from
those above it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from clinic.exceptions import Refused


@dataclass(frozen=True)
class Handover:
    # (user) -> (sentence, address) for each open thing: what it is, and what becomes of it.
    open_things: Callable
    # (user, by=person): does what the sentences say.
    hand_over: Callable


_handovers = []


def register(*, open_things, hand_over):
    _handovers.append(Handover(open_things, hand_over))


def open_things(user):
    return [row for handover in _handovers for row in handover.open_things(user)]


@transaction.atomic
def close(user, *, by):
    """End an account: its sessions, and its part in what is under way."""
    row = _locked(user)
    if user == by:
        raise Refused(_("Nobody closes their own account. Another administrator can."))
    if not row.is_active:
        raise Refused(_("This account is closed already."))
    administrators = _administrators()
    if row in administrators and len(administrators) == 1:
        raise Refused(_("This is the last administrator. Give somebody else the role first."))
    row.is_active = False
    row.save(update_fields=["is_active"])
    _end_sessions(row)
    for handover in _handovers:
        handover.hand_over(row, by=by)
    admin.site.record("close account", row, by=by)


@transaction.atomic
def reopen(user, *, by):
    row = _locked(user)
    if row.is_active:
        raise Refused(_("This account is open already."))
    row.is_active = True
    row.save(update_fields=["is_active"])
    admin.site.record("reopen account", row, by=by)


def _administrators():
    return list(User.objects.with_perm("accounts.change_user").filter(is_active=True))


def _locked(user):
    """The account as it is now, locked with the administrators': no two close each other."""
    both = {user.pk, *(person.pk for person in _administrators())}
    rows = User.objects.select_for_update().filter(pk__in=both).order_by("pk")
    return next(row for row in rows if row.pk == user.pk)


def _end_sessions(user):
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
