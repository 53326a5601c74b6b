"""System checks of our own: `manage.py check --database default`."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured

from lvcuo.start import refuse_demonstration_accounts


@register(Tags.database)
def no_demonstration_accounts(
    app_configs: Any = None, databases: Sequence[str] | None = None, **_more: Any
) -> list[CheckMessage]:
    """Production must not know a demonstration account (S-12)."""
    if not databases or "default" not in databases:
        return []
    try:
        refuse_demonstration_accounts()
    except ImproperlyConfigured as error:
        return [Error(str(error), id="lvcuo.E001")]
    return []
