"""Gunicorn, for `make run` and for the container."""

import os
from pathlib import Path

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = 8
timeout = 60
graceful_timeout = 5
keepalive = 5
# A leak in a library never grows for long; the jitter keeps workers from leaving together.
max_requests = 10_000
max_requests_jitter = 1_000
# The heartbeat is a file: on a disk that hangs, workers would be killed for it.
memory = Path("/dev/shm")  # noqa: S108 - gunicorn makes its files there safely
worker_tmp_dir = str(memory) if os.access(memory, os.W_OK) else None
# No access log: addresses of readers are nobody's business.
accesslog = None
errorlog = "-"
loglevel = "warning"
# Django alone judges X-Forwarded-*, as far as TRUSTED_PROXIES says.
forwarded_allow_ips = ""
control_socket_disable = True
