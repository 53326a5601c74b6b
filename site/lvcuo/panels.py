"""Panels that editors of every room share."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

HAN = re.compile(r"[㐀-鿿]")
# Reading speed of adults on a screen, Han characters a minute.
HAN_PER_MINUTE = 350


class PreflightPanel(Panel):
    """What stands against publishing, at the top of the editor.

    Works on any model with a `preflight()` method that returns findings and a `passages()` method
    that returns its texts. It speaks of the last saved version.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Check before publishing"))
        kwargs.setdefault("icon", "list-ul")
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The panel for one object."""

        template_name = "wagtailadmin/panels/preflight.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Adds the findings, blocking ones first, and the length of the text."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["has_errors"] = bool(self.form and self.form.is_bound and self.form.errors)
            context["is_saved"] = bool(self.instance.pk)
            # With errors on the screen the saved version is not what the editor sees.
            if context["is_saved"] and not context["has_errors"]:
                findings = self.instance.preflight()
                context["required"] = [item for item in findings if item.blocks_publishing]
                context["advice"] = [item for item in findings if not item.blocks_publishing]
                han = sum(len(HAN.findall(part.text)) for part in self.instance.passages())
                context["character_count"] = han
                # A story says its reading time to the public; the two must not differ.
                context["reading_minutes"] = getattr(
                    self.instance, "reading_minutes", max(1, round(han / HAN_PER_MINUTE))
                )
            return context
