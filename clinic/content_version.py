"""The content version: a random token, new at each commit whose change visitors could see.

A cached page is valid while the token that was read before its first query is unchanged. How it
works in the database stands in `operations.py`.
"""

from django.db import connection


def current():
    """The token now, as text. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT token::text FROM clinic_content_version")
        return cursor.fetchone()[0]
