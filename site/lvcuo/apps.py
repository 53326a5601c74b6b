"""The project's own application: commands, template tags, checks."""

from django.apps import AppConfig


class LvcuoConfig(AppConfig):
    """Registers the system checks and the listeners for security events."""

    name = "lvcuo"

    def ready(self) -> None:
        """Connect what has to listen once everything is loaded."""
        from lvcuo import checks, security_log  # noqa: F401, PLC0415
        from lvcuo.middleware import page_cache, staff_session  # noqa: F401, PLC0415
