"""Whom the clinic can reach among its staff."""

from accounts.models import User
from accounts.roles import ADMINISTRATOR


def reachable(users):
    """Those whose account is open and who gave an address; nothing goes to a closed account."""
    return users.filter(is_active=True).exclude(email="")


def administrators():
    return list(reachable(User.objects.filter(groups__name=ADMINISTRATOR)).order_by("pk"))
