"""The room `home`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Configuration of the room."""

    name = "home"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Connect the publish-time work and the system check."""
        # Models are not there yet when this module is imported.
        from home import checks, publishing  # noqa: F401, PLC0415
