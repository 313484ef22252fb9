"""One embedded PostgreSQL server on one data folder, shared by every process that needs it."""

import fcntl
import functools
import hashlib
import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from clinic.postgres import binaries, keeper
from clinic.postgres.errors import EmbeddedPostgresError

SUPERUSER = MAINTENANCE_DATABASE = "postgres"
START_WITHIN = 120  # seconds; recovery after a crash may take a while
ATTEMPTS = 3
LONGEST_LOG = 10_000_000  # bytes
LONGEST_SOCKET = 100  # bytes; the kernel's limit is 107

# An error, its details and its statement may quote a visitor's words: they stay out of the log.
QUIET_LOG = [
    *("-c", "log_min_messages=log"),
    *("-c", "log_min_error_statement=panic"),
    *("-c", "log_error_verbosity=terse"),
]
NOT_DURABLE = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]

_held = {}  # data folder -> the open file whose shared lock says that this process uses the server
_holding = threading.Lock()


class Server:
    """The server on `data`, a folder that belongs to it alone; nothing runs until asked for.

    Under root it runs as the owner of the place of its data, or as `nobody` where that is root.
    """

    def __init__(self, data, *, durable=True):
        wanted = Path(data).absolute()
        self.durable = durable
        self.uid, self.gid = _make_place(wanted)
        self.home = None
        if not _can_run(self.uid, self.gid, "test", "-x", wanted.parent):
            self.home = _home_outside(wanted)
        self.data = self.home / "postgres" if self.home else wanted
        self.log = self.data.with_name(f"{self.data.name}.log")
        self._lock = self.data.with_name(f"{self.data.name}.lock")
        self._users = self.data.with_name(f"{self.data.name}.users")

    # -- What others call ----------------------------------------------------------------------

    def ensure_running(self):
        """The socket folder of a ready server, which is started here if need be."""
        self._refuse_folder_of_another()
        self._hold()
        return self.socket_folder() or self._start()

    def socket_folder(self):
        """Where the server listens; None while none is ready."""
        lines = self._pid_file()
        ready = len(lines) >= 8 and lines[7].strip() == "ready"
        return Path(lines[4]) if ready else None

    def pid(self):
        lines = self._pid_file()
        return int(lines[0]) if lines else None

    def let_go(self):
        """Stop using the server; its keeper shuts it down when nobody else does."""
        with _holding:
            if users := _held.pop(self.data, None):
                users.close()

    def stop(self):
        """Shut down cleanly, whoever is connected. False when there was nothing to stop."""
        pid = self.pid()
        if pid is None:
            return False
        os.kill(pid, signal.SIGINT)
        return self.wait_until_stopped(START_WITHIN)

    def wait_until_stopped(self, seconds):
        """False if it still runs then, because another process uses it."""
        deadline = time.monotonic() + seconds
        while self._is_alive():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.05)
        return True

    def program(self, name):
        """The path of one of PostgreSQL's programs, where the server's user may run it."""
        folder = binaries.folder()
        if not _can_run(self.uid, self.gid, folder / "postgres", "--version"):
            folder = binaries.copy_to(self.home or _home_outside(self.data))
        return str(folder / name)

    # -- Starting ------------------------------------------------------------------------------

    def _hold(self):
        with _holding:
            if self.data not in _held:
                users = self._open(self._users)
                fcntl.flock(users, fcntl.LOCK_SH)  # waits while a keeper shuts the server down
                _held[self.data] = users

    def _start(self):
        if sys.platform != "linux":
            raise EmbeddedPostgresError(
                "The embedded PostgreSQL runs on Linux only. Set DATABASE_URL to a server of yours."
            )
        with self._open(self._lock) as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            launched = 0
            deadline = time.monotonic() + START_WITHIN
            while time.monotonic() < deadline:
                if folder := self.socket_folder():
                    return folder
                if not self._is_alive():
                    if launched == ATTEMPTS:
                        break
                    self._make_cluster()
                    launched += self._launch()
                time.sleep(0.02)
        raise EmbeddedPostgresError(
            f"The embedded PostgreSQL on {self.data} does not start. "
            f"The end of {self.log}:\n{self._end_of_log()}"
        )

    def _make_cluster(self):
        if (self.data / "PG_VERSION").exists():
            self._check_version()
            return
        if self.data.exists() and any(self.data.iterdir()):
            raise EmbeddedPostgresError(
                f"{self.data} is neither empty nor a PostgreSQL data folder. Move it away."
            )
        if self.home:
            user = pwd.getpwuid(self.uid).pw_name
            print(
                f"The embedded PostgreSQL keeps its data in {self.data}: "
                f"{user}, who runs it for root, cannot enter this folder.",
                file=sys.stderr,
            )
        # Made beside its place, then renamed: a kill half-way leaves no half cluster.
        unfinished = self.data.with_name(f"{self.data.name}.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        os.chown(unfinished, self.uid, self.gid)
        command = [
            self.program("initdb"),
            f"--pgdata={unfinished}",
            f"--username={SUPERUSER}",
            "--auth=trust",  # behind a socket in a folder that only its owner enters
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C.UTF-8",  # whatever LC_ALL says: it may name a locale that is not installed
            *([] if self.durable else ["--no-sync"]),
        ]
        result = subprocess.run(
            command, **_as_user(self.uid, self.gid), cwd="/", capture_output=True, text=True
        )
        if result.returncode:
            raise EmbeddedPostgresError(f"initdb failed for {self.data}:\n{result.stderr}")
        unfinished.rename(self.data)

    def _check_version(self):
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != binaries.MAJOR:
            raise EmbeddedPostgresError(
                f"{self.data} was made by PostgreSQL {found}, but {binaries.WHEEL} carries "
                f"{binaries.MAJOR}: see “A new PostgreSQL” in docs/runbook.md."
            )

    def _launch(self):
        """Start a keeper, which starts the server. False while an earlier one still lingers."""
        # Not even a process of that server is alive, whatever now bears the number in its file.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        order = {
            "command": [
                self.program("postgres"),
                *("-D", str(self.data), "-c", "listen_addresses="),
                *("-c", "unix_socket_permissions=0700"),
                *QUIET_LOG,
                *([] if self.durable else NOT_DURABLE),
            ],
            "data": str(self.data),
            "log": str(self.log),
            "users": str(self._users),
            "uid": self.uid,
            "gid": self.gid,
            "socket_fits": len(os.fsencode(self.data / ".s.PGSQL.5432")) <= LONGEST_SOCKET,
        }
        with self._open(self.log) as log:
            if os.fstat(log.fileno()).st_size > LONGEST_LOG:
                log.truncate()
            log.seek(0, os.SEEK_END)
            command = [sys.executable, "-I", "-S", keeper.__file__, json.dumps(order)]
            result = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
            )
        return result.returncode != keeper.LOG_IS_LOCKED

    # -- Looking -------------------------------------------------------------------------------

    def _pid_file(self):
        """The lines of postmaster.pid, if the process that it names is this server."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            # A zombie has no command line; another process under the same number has another.
            command = Path(f"/proc/{int(lines[0])}/cmdline").read_bytes()
        except (OSError, ValueError, IndexError):
            return []
        return lines if os.fsencode(self.data) in command.split(b"\0") else []

    def _is_alive(self):
        """Whether any process of a server on this data is left, ready or not."""
        if self._pid_file():
            return True
        try:
            with open(self.log, "rb") as log:
                fcntl.flock(log, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        return False

    def _end_of_log(self):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-10:])

    def _refuse_folder_of_another(self):
        if self.data.exists() and self.data.stat().st_uid != self.uid:
            raise EmbeddedPostgresError(
                f"{self.data} belongs to {self.data.owner()}. Run this as that user "
                "(as root it then works too), give CLINIC_VAR another folder, or set DATABASE_URL."
            )

    def _open(self, path):
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        except PermissionError:
            raise EmbeddedPostgresError(
                f"You may not write to {path}. Run this as the owner of {path.parent}, "
                "give CLINIC_VAR another folder, or set DATABASE_URL."
            ) from None
        if os.geteuid() == 0:
            os.fchown(descriptor, self.uid, self.gid)
        return os.fdopen(descriptor, "r+b")


# -- Users and places ------------------------------------------------------------------------------


def _make_place(data):
    """The user and group to run as; the folder that is to hold `data` is made theirs."""
    nearest = next(path for path in (data, *data.parents) if path.exists())
    if os.geteuid():
        uid, gid = os.geteuid(), os.getegid()
    elif owner := nearest.stat().st_uid:
        uid, gid = owner, nearest.stat().st_gid
    else:
        nobody = pwd.getpwnam("nobody")
        uid, gid = nobody.pw_uid, nobody.pw_gid
    for folder in reversed(data.parents):
        if not folder.exists():
            folder.mkdir(exist_ok=True)  # another process may have been faster
            if nearest.stat().st_uid:
                os.chown(folder, uid, gid)
    return uid, gid


def _home_outside(wanted):
    """A folder for root's sake, when the server's user cannot enter the one that was wanted."""
    digest = hashlib.sha256(os.fsencode(wanted)).hexdigest()[:10]
    home = Path("/var/lib") / f"clinic-{digest}"
    home.mkdir(exist_ok=True)
    home.chmod(0o755)
    return home


def _as_user(uid, gid):
    return {"user": uid, "group": gid, "extra_groups": []} if os.geteuid() == 0 else {}


@functools.cache
def _can_run(uid, gid, *command):
    if uid == os.geteuid():
        return True
    try:
        result = subprocess.run(command, **_as_user(uid, gid), cwd="/", capture_output=True)
    except PermissionError:
        return False
    return result.returncode == 0
