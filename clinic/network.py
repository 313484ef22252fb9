"""Where a request comes from, and how often. No address is ever stored, only a keyed hash."""

import ipaddress

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from clinic.exceptions import Refused
from clinic.signing import NETWORK, keyed_hash


class TooMany(Refused):
    """Over the limit; `retry_after` says in how many seconds to try again."""

    def __init__(self, retry_after):
        super().__init__(_("That was a lot in a short time. Please wait a little and try again."))
        self.retry_after = retry_after


def address_of(request):
    """The visitor's address. X-Forwarded-For counts only behind proxies of our own."""
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    hops = settings.TRUSTED_PROXIES
    if hops and len(forwarded) >= hops and forwarded[-hops].strip():
        return forwarded[-hops].strip()
    return request.META.get("REMOTE_ADDR", "")


def network_hash(request):
    """A keyed hash of the visitor's network: the address, or for IPv6 its /64."""
    try:
        address = ipaddress.ip_address(address_of(request))
    except ValueError:
        return keyed_hash("unknown", salt=NETWORK)
    if address.version == 6:
        address = ipaddress.ip_network((address, 64), strict=False).network_address
    return keyed_hash(str(address), salt=NETWORK)


def limit(key, *, most, seconds):
    """Count one act under `key`; raise TooMany past `most` in a window of `seconds`.

    One statement, so parallel requests cannot slip past each other.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO clinic_ratelimit AS r (key, window_start, count) VALUES (%s, now(), 1)
            ON CONFLICT (key) DO UPDATE SET
              count = CASE WHEN r.window_start < now() - make_interval(secs => %s) THEN 1
                           ELSE r.count + 1 END,
              window_start = CASE WHEN r.window_start < now() - make_interval(secs => %s)
                                  THEN now() ELSE r.window_start END
            RETURNING count, extract(epoch FROM window_start + make_interval(secs => %s) - now())
            """,
            [key, seconds, seconds, seconds],
        )
        count, left = cursor.fetchone()
    if count > most:
        raise TooMany(max(1, int(left)))
