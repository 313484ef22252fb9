"""The parent of one PostgreSQL server: runs it for as long as anybody uses it.

Every Django process that has ever connected holds a shared lock on the file of users. Whoever
is killed, by whatever signal, loses that lock; once the keeper can take it exclusively nobody is
left, and it shuts the server down. If the keeper itself is killed, the kernel tells the server.

A script of its own with nothing but the standard library, so that it is small and starts fast.
"""

import ctypes
import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile

LOG_IS_LOCKED = 3
CHECK_EVERY = 0.5  # seconds
SHUT_DOWN = signal.SIGINT  # PostgreSQL's fast and clean shutdown
PR_SET_PDEATHSIG = 1


def main(command, data, log, users, uid, gid, socket_fits):
    output = open(log, "ab")  # noqa: SIM115 - the server's, until the end
    try:
        # The server's processes inherit this lock with their output: while one of them lives,
        # even after a kill -9 of the first, nobody starts another server on the same data.
        fcntl.flock(output, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(LOG_IS_LOCKED)
    if os.fork():
        os._exit(0)

    socket_folder = data if socket_fits else tempfile.mkdtemp(prefix="clinic-", dir="/tmp")
    drop = {}
    if os.geteuid() == 0:
        os.chown(socket_folder, uid, gid)
        drop = {"user": uid, "group": gid, "extra_groups": []}
    libc = ctypes.CDLL(None)
    server = subprocess.Popen(
        [*command, "-k", socket_folder],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        preexec_fn=lambda: libc.prctl(PR_SET_PDEATHSIG, SHUT_DOWN),
        **drop,
    )
    signal.signal(signal.SIGTERM, lambda *_: server.send_signal(SHUT_DOWN))
    with open(users) as users:
        _serve_until_unused(server, users)
    if socket_folder != data:
        shutil.rmtree(socket_folder, ignore_errors=True)


def _serve_until_unused(server, users):
    while True:
        try:
            server.wait(CHECK_EVERY)
            return
        except subprocess.TimeoutExpired:
            pass
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        # Keeping the lock until the server is gone makes whoever comes now wait, then start anew.
        server.send_signal(SHUT_DOWN)
        server.wait()
        return


if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))
