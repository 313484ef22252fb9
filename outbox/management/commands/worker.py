import logging
import signal
import threading

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections, connection

from outbox.jobs import run_due

logger = logging.getLogger("clinic.worker")
LOCK = 0x636C696E6963  # "clinic": the advisory lock that keeps the worker single


class Command(BaseCommand):
    help = "Run the clinic's regular work: mail, purges, counts. Any number may start; one works."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="run what is due and leave")

    def handle(self, *, once, **options):
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        while not stop.is_set():
            try:
                if self.holds_lock():
                    run_due()
                elif once:
                    self.stderr.write("Another worker is at work; nothing was done.")
            except OperationalError:
                # The database may be restarting: the next round connects anew.
                logger.warning("The database is out of reach; trying again.")
                connection.close()
            if once:
                return
            close_old_connections()
            stop.wait(5)

    def holds_lock(self):
        """The lock lives as long as the connection, so a killed worker leaves none behind."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT EXISTS (SELECT FROM pg_locks"
                " WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
                " AND (classid::bigint << 32) + objid::bigint = %s) OR pg_try_advisory_lock(%s)",
                [LOCK, LOCK],
            )
            return cursor.fetchone()[0]
