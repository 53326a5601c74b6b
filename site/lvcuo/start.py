"""Starting the web application: what is wrong ends in one line, not in a traceback."""

import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

# gunicorn gives up at this code instead of starting the same failure again and again.
APPLICATION_ERROR = 4


def started(make: Callable[[], Any]) -> Any:
    """The application `make` builds, if its settings and its accounts are safe.

    Raises:
        SystemExit: they are not; the reason is on standard error.
    """
    try:
        application = make()
        refuse_demonstration_accounts()
    except ImproperlyConfigured as error:
        sys.stderr.write(f"configuration: {error}\n")
        sys.stderr.flush()
        raise SystemExit(APPLICATION_ERROR) from None
    return application


def refuse_demonstration_accounts() -> None:
    """Production must not know a demonstration account (S-12). One query, at the start only.

    Raises:
        ImproperlyConfigured: there is one.
    """
    # Only here: models can be imported once the applications are loaded.
    from lvcuo.accounts import demonstration_accounts  # noqa: PLC0415

    if settings.DEMONSTRATION:
        return
    try:
        names = list(demonstration_accounts().values_list("username", flat=True))
    except DatabaseError:
        # No database, or no tables yet: /readyz says so, and there are no accounts to fear.
        return
    finally:
        # Not to be shared with the processes a server forks from this one.
        connection.close()
    if names:
        raise ImproperlyConfigured(
            f"DATABASE_URL: demonstration accounts exist ({', '.join(names)}); delete them first"
        )
