"""The embedded PostgreSQL: real servers on small data folders of their own."""

import contextlib
import importlib.machinery
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import psycopg2
import pytest
from django.core.management import CommandError, call_command

from clinic.postgres import binaries
from clinic.postgres.errors import EmbeddedPostgresError
from clinic.postgres.server import SUPERUSER, Server

ROOT = Path(__file__).resolve().parents[2]
DAEMON = 1  # a user that every Debian has
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")

# A Django process that connects, does something and waits to be told, or killed.
CLIENT = """
    import sys
    from pathlib import Path
    from django.conf import settings
    data = Path(sys.argv[1])
    settings.configure(
        DATABASES={"default": {"ENGINE": "clinic.postgres", "NAME": "clinic", "OPTIONS": {}}},
        POSTGRES_DATA=data,
        POSTGRES_DURABLE=True,
    )
    from django.db import connection
    with connection.cursor() as cursor:
        cursor.execute(sys.argv[2])
        print(*(cursor.fetchone() if cursor.description else ["done"]), flush=True)
    sys.stdin.read()
"""
POSTMASTER = "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"


@pytest.fixture
def place():
    """A folder that the user who runs a server for root may enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="clinic-test-"))
    folder.chmod(0o755)
    yield folder
    for data in folder.rglob("PG_VERSION"):
        if (data.parent / "global").is_dir():
            Server(data.parent).stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def server(place):
    server = Server(place / "postgres", durable=False)
    yield server
    server.let_go()
    server.stop()


def client(data, query="SELECT 1", **options):
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(CLIENT), str(data), query],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def answer(process):
    """Let the client finish; what it printed."""
    out, err = process.communicate("", timeout=120)
    assert process.returncode == 0, err
    return out.strip()


def ask(data, query):
    return answer(client(data, query))


def ask_directly(server, query):
    folder = server.ensure_running()
    with contextlib.closing(
        psycopg2.connect(host=str(folder), user=SUPERUSER, dbname="postgres")
    ) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(query)
        return cursor.fetchone()[0]


def wait_for(condition, within=10):
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def lives(pid):
    try:
        return bool(Path(f"/proc/{pid}/cmdline").read_bytes())
    except OSError:
        return False


# -- The programs ----------------------------------------------------------------------------------


def test_the_wheel_carries_the_programs_we_call():
    folder = binaries.folder()
    for name in ("postgres", "initdb", "pg_dump", "pg_restore", "psql"):
        said = subprocess.run([folder / name, "--version"], capture_output=True, text=True)
        assert f"(PostgreSQL) {binaries.MAJOR}." in said.stdout


def test_a_wheel_with_another_layout_is_named(tmp_path, monkeypatch):
    other = importlib.machinery.ModuleSpec(
        binaries.PACKAGE, None, origin=str(tmp_path / binaries.PACKAGE / "__init__.py")
    )
    monkeypatch.setattr(binaries.importlib.util, "find_spec", lambda name: other)
    with pytest.raises(EmbeddedPostgresError, match=r"has no postgres and no initdb in .*layout"):
        binaries.folder()


def test_a_missing_wheel_is_named(monkeypatch):
    monkeypatch.setattr(binaries.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(EmbeddedPostgresError, match="DATABASE_URL"):
        binaries.folder()


# -- Starting --------------------------------------------------------------------------------------


def test_the_cluster_is_what_every_machine_gets(server, monkeypatch):
    monkeypatch.setenv("LC_ALL", "xx_XX.UTF-8")  # not installed anywhere
    locale = "SELECT datlocprovider::text || datcollate FROM pg_database WHERE datname = 'postgres'"
    assert ask_directly(server, locale) == "bC.UTF-8"
    assert ask_directly(server, "SELECT lower('ÄÖÉ')") == "äöé"
    assert ask_directly(server, "SHOW listen_addresses") == ""
    assert server.data.stat().st_mode & 0o777 == 0o700


def test_only_the_tests_trade_durability_for_speed(place):
    for durable, setting in ((True, "on"), (False, "off")):
        server = Server(place / setting, durable=durable)
        assert ask_directly(server, "SHOW fsync") == setting
        assert ask_directly(server, "SHOW synchronous_commit") == setting
        server.let_go()


def test_what_a_failed_statement_says_stays_out_of_the_log(server):
    with pytest.raises(psycopg2.DataError):
        ask_directly(server, "SELECT 'a visitor''s words'::integer")
    assert "visitor" not in server.log.read_text()


def test_looking_starts_nothing(server):
    assert server.socket_folder() is None
    assert server.pid() is None
    assert not server.data.exists()


@pytest.mark.slow
def test_eight_cold_processes_share_one_server(place):
    clients = [client(place / "postgres", POSTMASTER) for _ in range(8)]
    assert len({answer(process) for process in clients}) == 1


def test_a_long_path_gets_a_short_socket(place):
    deep = place / ("d" * 60) / ("e" * 60)
    server = Server(deep / "postgres", durable=False)
    assert ask_directly(server, "SELECT 1") == 1
    folder = server.socket_folder()
    assert len(str(folder)) < 40
    assert folder.stat().st_mode & 0o777 == 0o700
    assert folder.stat().st_uid == server.uid
    server.let_go()
    wait_for(lambda: not folder.exists())


# -- Refusing --------------------------------------------------------------------------------------


def test_a_folder_with_something_else_is_refused(server):
    server.data.mkdir(mode=0o700)
    os.chown(server.data, server.uid, server.gid)
    (server.data / "letters.txt").write_text("dear")
    with pytest.raises(EmbeddedPostgresError, match="neither empty nor"):
        server.ensure_running()
    assert (server.data / "letters.txt").read_text() == "dear"


def test_a_half_made_cluster_is_never_taken_for_a_whole_one(server):
    unfinished = server.data.with_name("postgres.new")
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text(binaries.MAJOR)
    assert ask_directly(server, "SELECT 1") == 1
    assert not unfinished.exists()


def test_another_version_of_the_data_is_refused(server):
    server.data.mkdir(mode=0o700)
    os.chown(server.data, server.uid, server.gid)
    (server.data / "PG_VERSION").write_text("16\n")
    with pytest.raises(EmbeddedPostgresError, match=r"PostgreSQL 16.*runbook"):
        server.ensure_running()


@as_root
def test_an_ordinary_user_is_refused_anothers_folder(place):
    Server(place / "postgres", durable=False).ensure_running()
    place.chmod(0o777)
    child = os.fork()
    if not child:
        os.setgid(DAEMON)
        os.setuid(DAEMON)
        try:
            Server(place / "postgres", durable=False).ensure_running()
        except EmbeddedPostgresError as error:
            os._exit(0 if "belongs to nobody" in str(error) else 1)
        os._exit(2)
    assert os.waitpid(child, 0)[1] == 0


@as_root
def test_root_runs_it_as_the_owner_of_its_place(place):
    os.chown(place, DAEMON, DAEMON)
    server = Server(place / "var" / "postgres", durable=False)
    assert ask_directly(server, "SELECT 1") == 1
    assert {path.stat().st_uid for path in (place / "var").iterdir()} == {DAEMON}
    assert Path(f"/proc/{server.pid()}").stat().st_uid == DAEMON
    server.let_go()


@as_root
def test_below_a_closed_folder_root_keeps_the_data_elsewhere(place, capsys):
    place.chmod(0o700)
    server = Server(place / "postgres", durable=False)
    try:
        assert ask_directly(server, "SELECT 1") == 1
        assert server.data.parent.parent == Path("/var/lib")
        assert str(server.data) in capsys.readouterr().err
        server.let_go()
        server.wait_until_stopped(10)
    finally:
        shutil.rmtree(server.home)


# -- Dying and healing -----------------------------------------------------------------------------


@pytest.mark.slow
def test_kill_9_of_the_server_heals_on_the_next_connection(server):
    held = client(server.data, "CREATE TABLE kept AS SELECT 1 AS one")
    assert held.stdout.readline().strip() == "done"
    first = server.pid()
    os.kill(first, signal.SIGKILL)
    assert ask(server.data, "SELECT one FROM kept") == "1"
    assert server.pid() != first
    answer(held)


@pytest.mark.slow
def test_a_stale_pid_file_whose_number_another_process_has_is_no_obstacle(server):
    ask_directly(server, "SELECT 1")
    stale = (server.data / "postmaster.pid").read_text().splitlines()
    server.stop()
    stale[0] = str(os.getpid())
    (server.data / "postmaster.pid").write_text("\n".join(stale) + "\n")
    assert server.pid() is None
    assert ask_directly(server, "SELECT 1") == 1


@pytest.mark.slow
def test_kill_9_of_its_last_client_stops_the_server_cleanly(server):
    held = client(server.data, POSTMASTER)
    pid = held.stdout.readline().strip()
    assert lives(pid)
    held.kill()
    held.wait()
    wait_for(lambda: not lives(pid), within=5)
    assert "database system is shut down" in server.log.read_text()
    assert not (server.data / "postmaster.pid").exists()


@pytest.mark.slow
def test_kill_9_of_the_keeper_stops_the_server_too(server):
    ask_directly(server, "SELECT 1")
    pid = server.pid()
    keeper = Path(f"/proc/{pid}/stat").read_text().rsplit(")")[1].split()[1]
    os.kill(int(keeper), signal.SIGKILL)
    wait_for(lambda: not lives(pid))
    assert ask_directly(server, "SELECT 1") == 1


@pytest.mark.slow
def test_the_server_stays_while_one_client_is_left(server):
    first, second = client(server.data, POSTMASTER), client(server.data, POSTMASTER)
    pid = first.stdout.readline().strip()
    assert second.stdout.readline().strip() == pid
    first.kill()
    first.wait()
    time.sleep(1.5)
    assert lives(pid)
    answer(second)
    wait_for(lambda: not lives(pid))


@pytest.mark.slow
def test_stopping_while_others_come_never_leaves_them_without(server):
    for _ in range(5):
        assert ask_directly(server, "SELECT 1") == 1
        server.let_go()
        time.sleep(0.5)


# -- The command -----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_dump_is_what_pg_restore_reads(tmp_path):
    call_command("database", "dump", str(tmp_path / "copy"), stdout=io.StringIO())
    command = [binaries.folder() / "pg_restore", "--list", tmp_path / "copy"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "TABLE DATA public django_migrations" in listed.stdout
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


@pytest.mark.django_db
def test_a_dump_to_an_impossible_place_leaves_nothing(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("database", "dump", str(tmp_path / "nowhere" / "copy"))


def manage(place, *words, **more):
    environment = os.environ | {"DEBUG": "1", "CLINIC_VAR": str(place)} | more
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    if "DATABASE_URL" not in more:
        environment.pop("DATABASE_URL", None)
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def test_the_command_shows_and_stops_the_embedded_one(place):
    status = manage(place, "database", "status")
    assert "the next connection starts it" in status.stdout, status.stderr
    assert manage(place, "database", "stop").stdout == "It was not running.\n"
    running = client(place / "postgres")
    assert running.stdout.readline() == "1\n"
    assert "Runs as process" in manage(place, "database", "status").stdout
    assert manage(place, "database", "stop").stdout == "Stopped.\n"  # whoever is connected
    assert "the next connection starts it" in manage(place, "database", "status").stdout
    answer(running)


def test_the_command_leaves_another_server_alone(place):
    refused = manage(place, "database", "stop", DATABASE_URL="postgres://nobody@127.0.0.1:1/none")
    assert refused.returncode == 1
    assert "not ours to start or stop" in refused.stderr
