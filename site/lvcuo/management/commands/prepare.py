"""`manage.py prepare`: all that `make run` needs before the server starts; quick when repeated."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from lvcuo.demonstration import AccountsReport, ensure_accounts
from lvcuo.management.commands.load_content import load_folder
from lvcuo.settings.environment import text


class Command(BaseCommand):
    """Migrates, loads the content and, in a demonstration, makes its accounts."""

    help = __doc__
    # `make test` and the deployment run the checks; here they would cost a second at each start.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the content lies."""
        parser.add_argument("--folder", type=Path, default=settings.CONTENT_FOLDER)

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it all, then say where the site is."""
        self._migrate()
        report = load_folder(options["folder"])
        for line in report.lines():
            self.stdout.write(f"Content: {line}")
        password = text("DEMO_PASSWORD")
        accounts = ensure_accounts(password) if settings.DEMONSTRATION else None
        self._say(accounts, password_is_given=bool(password))

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database …")
            call_command("migrate", verbosity=0, interactive=False)

    def _say(self, accounts: AccountsReport | None, *, password_is_given: bool) -> None:
        rows = [
            ("Site", f"{settings.SITE_URL}/"),
            ("Admin", f"{settings.SITE_URL}/{settings.ADMIN_URL}"),
        ]
        if accounts is not None:
            rows.append(("Accounts", ", ".join(accounts.names)))
            if accounts.password:
                password = f"{accounts.password}   (shown this once)"
            elif password_is_given:
                password = "the one in DEMO_PASSWORD"  # noqa: S105 (words)
            else:
                password = "as shown at first; DEMO_PASSWORD=… sets another"  # noqa: S105 (words)
            rows.append(("Password", password))
            rows += [
                ("Note", f"{name}: belongs to somebody else, left alone") for name in accounts.taken
            ]
        self.stdout.write("")
        for label, value in rows:
            self.stdout.write(f"  {label + ':':<10} {value}")
        self.stdout.write("")
