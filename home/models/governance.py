"""How neighbours decide together: the 1+2+N page and its N, the themes."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail.search import index

from lvcuo.blocks import BodyBlock
from lvcuo.enums import Accent, Emblem

from .public_page import PublicPage, tabs


class Theme(TranslatableMixin, index.Indexed, models.Model):
    """A micro-project of the community, such as 健康助老; events and partners refer to it."""

    name = models.CharField(_("name"), max_length=20)
    slug = models.SlugField(_("short name for addresses"), max_length=30)
    summary = models.CharField(_("what it is about"), max_length=120)
    emblem = models.CharField(_("emblem"), max_length=20, choices=Emblem, default=Emblem.MARKET)
    accent = models.CharField(_("colour"), max_length=20, choices=Accent, default=Accent.BRICK)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("emblem"), FieldPanel("accent"), FieldPanel("sort_order")]),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["sort_order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="theme_slug_per_locale")
        ]

    def __str__(self) -> str:
        return self.name


class GovernancePage(PublicPage):
    """1 (leads) + 2 (street and estate representatives) + N (themes)."""

    body = StreamField(BodyBlock(), verbose_name=_("body"))

    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1
    subpage_types: list[str] = []
    template = "home/governance_page.html"

    search_fields = [*PublicPage.search_fields, index.SearchField("body")]
    edit_handler = tabs([*PublicPage.content_panels, FieldPanel("body")])

    class Meta:
        verbose_name = _("governance page")
        verbose_name_plural = _("governance pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the themes of the page's language."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["themes"] = Theme.objects.filter(locale=self.locale_id)
        return context
