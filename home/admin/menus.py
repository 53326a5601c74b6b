"""What stands in the menu: what staff of this site use, nothing that leads to other sites."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Locale

# Its entries are the makers' news and guide in English, on their own servers.
UNUSED_ITEMS = frozenset({"help"})
# Redirects and workflow reports stay; locales appear once there is more than one.
UNUSED_REPORTS = frozenset({"page-types-usage"})


def keep_used_items(request: HttpRequest, menu_items: list[Any]) -> None:
    """The main menu."""
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED_ITEMS]


def keep_used_settings(request: HttpRequest, menu_items: list[Any]) -> None:
    """The settings menu: a single language needs no list of languages."""
    if Locale.objects.count() == 1:
        menu_items[:] = [item for item in menu_items if item.name != "locales"]


def keep_used_reports(request: HttpRequest, menu_items: list[Any]) -> None:
    """The reports menu: what concerns developers only is left out."""
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED_REPORTS]
