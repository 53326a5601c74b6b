"""The room `streets`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StreetsConfig(AppConfig):
    """Configuration of the room."""

    name = "streets"
    verbose_name = _("Streets")

    def ready(self) -> None:
        """Put the arcade on the home page."""
        # Wagtail's components need the applications loaded.
        from home.components import register_home_section  # noqa: PLC0415
        from streets.components import Arcade  # noqa: PLC0415

        register_home_section(Arcade())
