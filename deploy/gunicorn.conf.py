"""gunicorn: one process with threads is enough for the community (docs/operations.md)."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "site"))
chdir = str(Path(__file__).resolve().parent.parent)

# More than one process needs a shared cache (CACHE_URL): each empties only its own.
workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "8"))
timeout = 60
# Running requests may end before the process does.
graceful_timeout = 30
keepalive = 15
# Nobody steers a running server through a socket here.
control_socket_disable = True
max_requests = 20_000
max_requests_jitter = 2_000
# The application writes the access log, without query strings (P-35).
accesslog = None
errorlog = "-"
loglevel = "warning"
