import time

import psycopg2
from django.conf import settings
from django.db.backends.postgresql import base
from psycopg2 import errors, sql

from clinic.postgres.server import MAINTENANCE_DATABASE, SUPERUSER, Server

HEALS_WITHIN = 5  # seconds


def embedded_server():
    return Server(settings.POSTGRES_DATA, durable=settings.POSTGRES_DURABLE)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL, whose server is there as soon as somebody connects."""

    def get_new_connection(self, conn_params):
        name = conn_params["dbname"]
        give_up_at = time.monotonic() + HEALS_WITHIN
        while True:
            # Asked each time, so that a server that died is started by whoever comes next.
            place = {"host": str(embedded_server().ensure_running()), "user": SUPERUSER}
            try:
                return super().get_new_connection({**conn_params, **place})
            except psycopg2.OperationalError as error:
                if f'database "{name}" does not exist' in str(error):
                    _create_database(name, place)
                elif time.monotonic() > give_up_at:
                    raise
                else:
                    time.sleep(0.1)  # it may be dying, or recovering, at this very moment


def _create_database(name, place):
    connection = psycopg2.connect(dbname=MAINTENANCE_DATABASE, **place)
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except (errors.DuplicateDatabase, errors.UniqueViolation):
        pass  # another process met the same missing database and was faster
    finally:
        connection.close()
