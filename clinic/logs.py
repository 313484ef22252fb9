"""Log records without what visitors wrote."""

import logging


class WithoutRequestData(logging.Filter):
    """Drop the request object and keep only the exception's class of a failing request.

    Django attaches the request to its records, and a database error's text quotes the row: both
    could carry a comment (TRUST.md C9).
    """

    def filter(self, record):
        if hasattr(record, "request"):
            del record.request
        if record.exc_info and isinstance(record.exc_info, tuple) and record.exc_info[0]:
            kind, _, trace = record.exc_info
            if kind.__module__.startswith(("django.db", "psycopg2")):
                record.exc_info = (kind, kind("(details withheld)"), trace)
                record.exc_text = None
        return True
