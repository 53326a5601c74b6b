"""What every public page has: summary, picture, by-line, meta data, preflight."""

from collections.abc import Iterator
from http import HTTPMethod
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page
from wagtail.search import index

from lvcuo.enums import Accent, Illustration
from lvcuo.panels import PreflightPanel

from .copying import DraftCopyForm
from .preflight import Finding, incomplete, passages_of, undescribed, vague_links, worded_badly
from .wording import Passage


class PublicPage(Page):
    """Abstract base of all our pages."""

    summary = models.CharField(
        _("summary"),
        max_length=120,
        help_text=_(
            "One or two sentences. Shown on cards, in search results and when the page is shared "
            "in WeChat."
        ),
    )
    hero_image = models.ForeignKey(
        "home.SiteImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("At the head of the page. While empty, the drawing below is shown."),
    )
    illustration = models.CharField(
        _("drawing"), max_length=20, choices=Illustration, default=Illustration.COMMUNITY
    )
    byline = models.CharField(
        _("source or office"),
        max_length=60,
        blank=True,
        help_text=_("Who answers for the text, e.g. the community office."),
    )

    # Everything here is public; drafts are what the public does not see.
    private_page_options: list[str] = []
    # Pages only show; forms have addresses of their own.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    # The colour of hero, card and links; pages that have one of their own override it.
    accent: str = Accent.BRICK

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.AutocompleteField("summary"),
    ]

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary", widget=AdminAutoHeightTextInput),
        MultiFieldPanel(
            [FieldPanel("hero_image"), FieldPanel("illustration")], heading=_("Picture at the head")
        ),
    ]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    help_text=_(
                        "The last part of the address, as printed on posters. Type it in pinyin or "
                        "English: small letters a–z, digits and hyphens, e.g. taiwan-street. "
                        "Once the "
                        "page is public, leave it as it is."
                    ),
                ),
                FieldPanel(
                    "seo_title",
                    help_text=_(
                        "Only where search engines should show another title than the page’s own."
                    ),
                ),
                FieldPanel(
                    "search_description",
                    help_text=_(
                        "Only where search engines should show another text than the summary."
                    ),
                ),
            ],
            heading=_("Address and search engines"),
        ),
        FieldPanel("byline"),
        FieldPanel("show_in_menus"),
    ]
    copy_form_class = DraftCopyForm

    class Meta:
        abstract = True

    @property
    def meta_title(self) -> str:
        """The title for search engines and shared cards."""
        return self.seo_title or self.title

    @property
    def meta_description(self) -> str:
        """The description for search engines and shared cards."""
        return self.search_description or self.summary

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Where only one kind of page may stand below, fetch it as that kind: one query less."""
        kinds = self.allowed_subpage_models()
        if path_components and len(kinds) == 1:
            below = kinds[0].objects.child_of(self).select_related("hero_image")
            child = below.filter(slug=path_components[0]).first()
            if child is not None:
                return child.route(request, path_components[1:])
        return super().route(request, path_components)

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """schema.org objects of this page; the base template adds breadcrumb and organisation."""
        return []

    def preflight(self) -> list[Finding]:
        """What stands against publishing this page, and what an editor may want to look at."""
        return [
            *undescribed(self),
            *incomplete(self),
            *vague_links(self),
            *worded_badly(self.passages()),
        ]

    def passages(self) -> Iterator[Passage]:
        """Every text that is checked for its wording."""
        return passages_of(self)


def tabs(content_panels: list[Any], *more: ObjectList) -> TabbedInterface:
    """The editor's tabs in the order every page of ours has them, with the preflight first."""
    return TabbedInterface(
        [
            ObjectList([PreflightPanel(), *content_panels], heading=_("Content")),
            *more,
            ObjectList(PublicPage.promote_panels, heading=_("Promote")),
            ObjectList(PublicPage.settings_panels, heading=_("Settings")),
        ]
    )
