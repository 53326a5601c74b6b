"""Asks this machine's own /healthz; exit code 0 when the process answers. For the container."""

import http.client
import os
import sys


def main() -> int:
    """Ask as a visitor from this machine, which needs no token."""
    connection = http.client.HTTPConnection(
        "127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=5
    )
    try:
        connection.request("GET", "/healthz")
        return 0 if connection.getresponse().status == http.HTTPStatus.OK else 1
    except OSError:
        return 1


if __name__ == "__main__":
    sys.exit(main())
