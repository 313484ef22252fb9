"""Helpers of tests that look at the database from a second connection."""

import threading

from django.db import connection


class started(threading.Thread):
    """A function that runs beside the test, in a thread and so a database connection of its own.

    `start()` it; `finish()` waits and gives what it returned, or raises what it raised.
    """

    def __init__(self, function):
        super().__init__(daemon=True)
        self.function, self.value, self.error = function, None, None

    def run(self):
        try:
            self.value = self.function()
        except BaseException as error:
            self.error = error
        finally:
            connection.close()

    def finish(self):
        self.join(30)
        assert not self.is_alive(), "the other connection hangs"
        if self.error:
            raise self.error
        return self.value


def in_another_connection(function):
    thread = started(function)
    thread.start()
    return thread.finish()


def sql(statement, *parameters):
    """Rows of a query, or the number of rows that a statement touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else cursor.rowcount
