"""Where a request comes from, and how often. No address is ever stored, only a keyed hash."""

import ipaddress

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from clinic.exceptions import Refused
from clinic.signing import NETWORK, keyed_hash


class TooMany(Refused):
    """Over the limit; `retry_after` says in how many seconds to try again."""

    def __init__(self, retry_after, words=""):
        super().__init__(
            words or _("That was a lot in a short time. Please wait a little and try again.")
        )
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
        # By its bytes, since a link-local address may carry the name of a device.
        network = ipaddress.ip_network((address.packed, 64), strict=False)
        address = address.ipv4_mapped or network.network_address
    return keyed_hash(str(address), salt=NETWORK)


def limit(key, *, most, seconds):
    """Count one act under `key`; raise TooMany past `most` in a window of `seconds`.

    One statement, so parallel requests cannot slip past each other. Inside a transaction that the
    refusal rolls back, what was refused is not counted. The clock is the database's, read when the
    row is ours; a window that begins in the future is of a clock that was wrong, and over.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO clinic_ratelimit AS r (key, window_start, count)
            VALUES (%(key)s, clock_timestamp(), 1)
            ON CONFLICT (key) DO UPDATE SET (count, window_start) = (
              SELECT CASE WHEN within THEN r.count + 1 ELSE 1 END,
                     CASE WHEN within THEN r.window_start ELSE clock_timestamp() END
              FROM (SELECT clock_timestamp() - r.window_start BETWEEN interval '0'
                           AND make_interval(secs => %(seconds)s) AS within) AS window_of_r
            )
            RETURNING count,
              extract(epoch FROM window_start - clock_timestamp()) + %(seconds)s
            """,
            {"key": key, "seconds": seconds},
        )
        count, left = cursor.fetchone()
    if count > most:
        raise TooMany(max(1, int(left)))
