"""System checks of the room."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import checks

from home.models import SiteSettings


@checks.register(checks.Tags.database, deploy=True)
def filing_number(
    app_configs: Any = None, databases: Sequence[str] | None = None, **_more: Any
) -> list[checks.CheckMessage]:
    """A public site in mainland China shows its ICP number (O-1)."""
    if settings.ICP_NUMBER or not databases or "default" not in databases:
        return []
    if SiteSettings.objects.exclude(icp_number="").exists():
        return []
    return [
        checks.Warning(
            "No ICP number: neither ICP_NUMBER nor the site settings have one.",
            hint="Enter it in the CMS under Settings once it is granted.",
            id="home.W001",
        )
    ]
