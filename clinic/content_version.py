"""The content version: a random token, new at each commit whose change visitors could see.

A cached page is valid while the token that was read before its first query is unchanged. How it
works in the database stands in `operations.py`.
"""

from django.db import connection
from django.db.models.expressions import RawSQL


def current():
    """The token now, as text. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT token::text FROM clinic_content_version")
        return cursor.fetchone()[0]


def token():
    """The token as an expression, for a query that is asked anyway."""
    return RawSQL("(SELECT token::text FROM clinic_content_version)", [])


def renew():
    """Renew it when this transaction commits, for a change that no row a visitor sees shows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO clinic_content_marker VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING"
        )


def settled():
    """The token now, or "" while this transaction holds changes that readers will see. One query.

    For what a process keeps between requests: what is made of uncommitted rows is not for keeping.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + settled_token().sql)
        return cursor.fetchone()[0]


def settled_token():
    """The same as an expression, for a query that is asked anyway."""
    return RawSQL(
        "coalesce((SELECT token::text FROM clinic_content_version WHERE NOT EXISTS ("
        " SELECT FROM clinic_content_marker WHERE xid = pg_current_xact_id_if_assigned())), '')",
        [],
    )
