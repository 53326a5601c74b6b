"""The home page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Site
from wagtail.search import index

from lvcuo.blocks import BodyBlock

from .public_page import PublicPage, tabs


class HomePage(PublicPage):
    """First page of a language. The street fronts are filled in by the streets' own component."""

    lede = models.CharField(
        _("first sentence"), max_length=80, help_text=_("The large line at the top of the page.")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    parent_page_types = ["wagtailcore.Page"]
    template = "home/home_page.html"

    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("lede"),
        index.SearchField("body"),
    ]
    edit_handler = tabs(
        [
            *PublicPage.content_panels[:1],
            FieldPanel("lede"),
            *PublicPage.content_panels[1:],
            FieldPanel("body"),
        ]
    )

    class Meta:
        verbose_name = _("home page")

    def clean(self) -> None:
        """A language has one home page.

        Raises:
            ValidationError: there is another one in this language.
        """
        super().clean()
        if HomePage.objects.filter(locale=self.locale_id).exclude(pk=self.pk).exists():
            raise ValidationError(_("This language has a home page already."))

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The site itself."""
        site = Site.find_for_request(request)
        return [
            {
                "@type": "WebSite",
                "name": site.site_name if site else self.title,
                "url": self.get_full_url(request),
                "inLanguage": get_language(),
            }
        ]
