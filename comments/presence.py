"""Who has a comment open at the moment. The page's script tells it with a POST; a GET only asks."""

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comments.desk import Presence


def be_present(comment, user):
    """A sign of life from a page on which somebody has the comment open."""
    now = timezone.now()
    Presence.objects.filter(comment=comment, user=user, seen_at__lt=now - Presence.LASTS).update(
        since=now
    )
    Presence.objects.update_or_create(comment=comment, user=user, defaults={"seen_at": now})


def present(comment, but):
    """Who has it open beside `but`, the first to come first: presences with `user` and `since`."""
    return list(_now().filter(comment=comment).exclude(user=but))


def here_at(comments, but=None):
    """A sentence for each of these comments that somebody has open, by its number."""
    names = {}
    for presence in _now().filter(comment__in=comments).exclude(user=but):
        names.setdefault(presence.comment_id, []).append(str(presence.user))
    return {pk: _sentence(here) for pk, here in names.items()}


def _now():
    alive = Presence.objects.filter(seen_at__gt=timezone.now() - Presence.LASTS)
    return alive.select_related("user").order_by("since", "pk")


def _sentence(names):
    sentence = ngettext("%(names)s has it open.", "%(names)s have it open.", len(names))
    return sentence % {"names": get_text_list(names, _("and"))}
