"""`make run`: prepare the site, serve it, and leave nothing running behind.

Starts under .venv's Python. What it needs of the environment and does not find, it sets.
"""

import ctypes
import hashlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.bootstrap import hand_over_to_owner  # noqa: E402

PR_SET_PDEATHSIG = 1
READY_WITHIN = 60  # seconds
STOP_WITHIN = 10


def main():
    hand_over_to_owner()
    # Whoever started this, make most likely, may be killed: then this is told, and so on down.
    die_with_parent()
    # Ctrl-C too: a shell starts what it puts in the background deaf to it.
    for stopping in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stopping, interrupt)
    port = os.environ.setdefault("PORT", "8000")
    refuse_taken(port)
    address = f"http://127.0.0.1:{port}/"
    var = Path(os.environ.setdefault("CLINIC_VAR", str(ROOT / "var")))
    var.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("SECRET_KEY", secret_key(var / "secret-key"))
    os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost")
    os.environ.setdefault("SITE_URL", address)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings")

    import django

    django.setup()
    try:
        link = prepare_database(var)
        collect_static(var)
        serve(address, link)
    finally:
        stop_database()


def prepare_database(var):
    """Returns the link that makes the first account, where nobody has one."""
    from django.core.management import call_command
    from django.db import connection

    from accounts.first_start import make_link

    # Remembered until the demo is whole, so that a first start that was broken off resumes it.
    demo_wanted = var / "demo-wanted"
    if not connection.introspection.table_names():
        demo_wanted.touch()
    call_command("migrate", interactive=False, verbosity=0)
    # A site without the demo must have somewhere to send a person in need, too.
    call_command("load_help_lines")
    if demo_wanted.exists():
        if os.environ.get("DEMO", "1") != "0":
            print("Loading the demo clinic …", flush=True)
            call_command("demo")
        demo_wanted.unlink()
    link = make_link()
    connection.close()
    return link


def collect_static(var):
    """Only when a source changed: compressing them takes seconds."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    sources = [
        Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([])
    ]
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for source in sorted(sources):
        facts = source.stat()
        digest.update(f"{source} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    stamp = var / "static-collected"
    if stamp.is_file() and stamp.read_text() == digest.hexdigest():
        return
    print("Collecting static files …", flush=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(digest.hexdigest())


def serve(address, first_account):
    started = []
    try:
        for command in (
            ["-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "clinic.wsgi"],
            ["manage.py", "worker"],
        ):
            started.append(
                subprocess.Popen(
                    [sys.executable, *command],
                    cwd=ROOT,
                    preexec_fn=die_with_parent,
                    # Out of reach of the terminal's Ctrl-C: they are stopped from here, in order.
                    process_group=0,
                )
            )
        announced = False
        deadline = time.monotonic() + READY_WITHIN
        while all(process.poll() is None for process in started):
            if not announced and answers(address):
                print(f"Ready: {address}", flush=True)
                if first_account:
                    print(f"Make your account, within a day: {first_account}", flush=True)
                announced = True
            if not announced and time.monotonic() > deadline:
                sys.exit(f"{address}healthz did not answer within {READY_WITHIN} seconds.")
            time.sleep(0.5 if announced else 0.1)
        sys.exit("A part of the site has stopped; its message stands above.")
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        stop(started)


def stop(started):
    for process in started:
        process.terminate()
    deadline = time.monotonic() + STOP_WITHIN
    for process in started:
        try:
            process.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def stop_database():
    if os.environ.get("DATABASE_URL"):
        return  # that server is not ours
    from clinic.postgres.base import embedded_server

    server = embedded_server()
    server.let_go()
    if not server.wait_until_stopped(STOP_WITHIN):
        print("The database runs on: another process uses it.", flush=True)


def answers(address):
    try:
        with urllib.request.urlopen(f"{address}healthz", timeout=5) as response:
            return response.status == 200
    except OSError:
        return False


def refuse_taken(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except OSError as error:
            sys.exit(f"Port {port}: {error.strerror}. Choose another: `make run PORT=8001`.")


def secret_key(path):
    """This checkout's own key, made at the first start."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with open(descriptor, "w") as file:
        file.write(key := secrets.token_urlsafe(50))
    return key


def die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def interrupt(*_):
    raise KeyboardInterrupt


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print("Stopped.", flush=True)
