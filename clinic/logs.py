"""Log records without what visitors wrote."""

import logging
import re

# The address at which a writer follows a comment is as good as a key.
_KEY = re.compile(r"(/comments/)[^/]+")


class WithoutRequestData(logging.Filter):
    """Drop the request, and of an exception keep its class and the lines that led to it.

    Django attaches the request to its records, a database error's text quotes the row, and any
    other may quote what it choked on: all could carry a comment (TRUST.md C9).
    """

    def filter(self, record):
        of_a_request = vars(record).pop("request", None) is not None
        if isinstance(record.args, tuple):
            record.args = tuple(map(_without_key, record.args))
        if isinstance(record.exc_info, tuple) and record.exc_info[0]:
            kind, error, trace = record.exc_info
            if of_a_request or any(map(_of_the_database, _chain(error))):
                # A class of its own: the real one may ask for more than a message.
                silent = type(kind.__name__, (Exception,), {"__module__": kind.__module__})
                record.exc_info = silent, silent("(details withheld)"), trace
                record.exc_text = None
        return True


def _without_key(value):
    return _KEY.sub(r"\1…", value) if isinstance(value, str) else value


def _chain(error):
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _of_the_database(error):
    return type(error).__module__.startswith(("django.db", "psycopg2"))
