import os
import subprocess
import threading

from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connection, connections

from clinic.postgres import binaries
from clinic.postgres.base import DatabaseWrapper, embedded_server

LIBPQ_NAMES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
}


class Command(BaseCommand):
    help = "The embedded PostgreSQL: hold it running, stop it, show it; dump any database."
    requires_system_checks = ()

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("start", help="start it and hold it running until Ctrl-C")
        verbs.add_parser("stop", help="shut it down cleanly, whoever is connected")
        verbs.add_parser("status", help="say whether it runs, and where")
        dump = verbs.add_parser("dump", help="write a copy that pg_restore reads (of any server)")
        dump.add_argument("file")

    def handle(self, *, verb, **options):
        is_embedded = isinstance(connections[DEFAULT_DB_ALIAS], DatabaseWrapper)
        if verb != "dump" and not is_embedded:
            raise CommandError("DATABASE_URL is set: that server is not ours to start or stop.")
        getattr(self, verb)(**options)

    def start(self, **options):
        connection.ensure_connection()
        self.status()
        self.stdout.write("Ctrl-C lets go of it.")
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            self.stdout.write("It stops when nobody else uses it.")

    def stop(self, **options):
        self.stdout.write("Stopped." if embedded_server().stop() else "It was not running.")

    def status(self, **options):
        server = embedded_server()
        socket_folder = server.socket_folder()
        self.stdout.write(f"Data: {server.data}\nLog:  {server.log}")
        if socket_folder:
            self.stdout.write(f"Runs as process {server.pid()}.")
            psql = server.program("psql")
            self.stdout.write(f"Look inside: {psql} -h {socket_folder} -U postgres clinic")
        else:
            self.stdout.write("Does not run; the next connection starts it.")

    def dump(self, *, file, **options):
        connection.ensure_connection()
        with connection.cursor() as cursor:
            parameters = cursor.connection.get_dsn_parameters()
        parameters["password"] = connection.settings_dict["PASSWORD"]
        environment = {
            libpq: parameters[name] for name, libpq in LIBPQ_NAMES.items() if parameters.get(name)
        }
        # Given its place only when whole, so that a failure never leaves half a copy.
        unfinished = f"{file}.part"
        try:
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        except OSError as error:
            raise CommandError(f"{unfinished}: {error.strerror}") from None
        with open(descriptor, "wb") as out:
            result = subprocess.run(
                [binaries.folder() / "pg_dump", "--format=custom", "--no-owner"],
                env=os.environ | environment,
                stdout=out,
                stderr=subprocess.PIPE,
                text=True,
            )
        if result.returncode:
            os.unlink(unfinished)
            raise CommandError(f"pg_dump failed: {result.stderr.strip()}")
        os.replace(unfinished, file)
        self.stdout.write(f"{file}: {os.path.getsize(file):,} bytes")
