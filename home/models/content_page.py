"""Plain pages: about, contact, notices, guides."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from lvcuo.blocks import BodyBlock

from .public_page import PublicPage, tabs


class ContentPage(PublicPage):
    """A page that needs no more than text and pictures; may have pages below it."""

    body = StreamField(BodyBlock(), verbose_name=_("body"))
    show_in_footer = models.BooleanField(
        _("show in footer"), default=False, help_text=_("For pages directly below the home page.")
    )
    reviewed_on = models.DateField(
        _("last reviewed on"),
        null=True,
        blank=True,
        help_text=_("When somebody last checked that all of this is still right."),
    )

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    template = "home/content_page.html"

    search_fields = [*PublicPage.search_fields, index.SearchField("body")]
    edit_handler = tabs(
        [
            *PublicPage.content_panels,
            FieldPanel("body"),
            FieldPanel("reviewed_on"),
            FieldPanel("show_in_footer"),
        ]
    )

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the pages below."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["children"] = ContentPage.objects.child_of(self).live().order_by("path")
        return context
