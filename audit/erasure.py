"""The one door through which frozen and append-only rows may be erased."""

from contextlib import contextmanager

from django.db import connection, transaction

from audit.models import record


@contextmanager
def erasing(subject, *, by, reason):
    """In this block the triggers of frozen and append-only rows yield, for one transaction."""
    with transaction.atomic():
        record("erase", subject, by=by, reason=reason)
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('clinic.erasing', 'on', true)")
        yield
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('clinic.erasing', 'off', true)")
