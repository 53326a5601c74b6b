"""The streets and their index."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index

from home.models import PublicPage, ShortLink
from home.models.public_page import tabs
from lvcuo.blocks import BodyBlock
from lvcuo.enums import Accent, Emblem

SKETCH_SIZE = 1000


def _sketch_field(label: Any) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MaxValueValidator(SKETCH_SIZE)]
    )


class StreetIndexPage(PublicPage):
    """All streets with the sketch map."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1
    subpage_types = ["streets.StreetPage"]
    template = "streets/street_index_page.html"

    search_fields = [*PublicPage.search_fields, index.SearchField("body")]
    edit_handler = tabs([*PublicPage.content_panels, FieldPanel("body")])

    class Meta:
        verbose_name = _("street index")
        verbose_name_plural = _("street indexes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the streets in page order."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["streets"] = (
            StreetPage.objects.child_of(self).live().order_by("path").select_related("hero_image")
        )
        return context


class StreetPage(RoutablePageMixin, PublicPage):
    """One street: at a glance, story, shops, how to get there, poster."""

    trade = models.CharField(
        _("trade of the street"), max_length=12, help_text=_("One or two words, e.g. 建材.")
    )
    accent = models.CharField(
        _("colour"),
        max_length=20,
        choices=Accent,
        default=Accent.BRICK,
        help_text=_("Tints the street’s page, cards and calendar entries."),
    )
    emblem = models.CharField(_("emblem"), max_length=20, choices=Emblem, default=Emblem.MARKET)
    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    where = models.CharField(_("where it is"), max_length=120, blank=True)
    opening_habits = models.CharField(
        _("opening habits"),
        max_length=120,
        blank=True,
        help_text=_("When most shops are open; the shops give their own hours."),
    )
    by_metro = models.CharField(_("by metro"), max_length=160, blank=True)
    by_bus = models.CharField(_("by bus"), max_length=160, blank=True)
    on_foot = models.CharField(_("on foot or by bicycle"), max_length=160, blank=True)
    latitude = models.DecimalField(
        _("latitude (WGS-84)"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("As a GPS shows it, not as a Chinese map application shows it."),
    )
    longitude = models.DecimalField(
        _("longitude (WGS-84)"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    location_is_approximate = models.BooleanField(
        _("position is approximate"),
        default=True,
        help_text=_("Untick once somebody has checked the position on the spot."),
    )
    sketch_x1 = _sketch_field(_("from: right"))
    sketch_y1 = _sketch_field(_("from: down"))
    sketch_x2 = _sketch_field(_("to: right"))
    sketch_y2 = _sketch_field(_("to: down"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("story of the street"))

    parent_page_types = ["streets.StreetIndexPage"]
    subpage_types: list[str] = []
    template = "streets/street_page.html"

    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("trade"),
        index.SearchField("intro"),
        index.SearchField("where"),
        index.SearchField("body"),
    ]
    edit_handler = tabs(
        [
            *PublicPage.content_panels,
            MultiFieldPanel(
                [
                    FieldRowPanel(
                        [FieldPanel("trade"), FieldPanel("emblem"), FieldPanel("accent")]
                    ),
                ],
                heading=_("Trade and look"),
            ),
            FieldPanel("intro"),
            FieldPanel("body"),
        ],
        ObjectList(
            [
                FieldPanel("where"),
                FieldPanel("opening_habits"),
                MultiFieldPanel(
                    [FieldPanel("by_metro"), FieldPanel("by_bus"), FieldPanel("on_foot")],
                    heading=_("How to get there"),
                ),
                MultiFieldPanel(
                    [
                        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                        FieldPanel("location_is_approximate"),
                    ],
                    heading=_("Position for map applications"),
                ),
                MultiFieldPanel(
                    [
                        FieldRowPanel([FieldPanel("sketch_x1"), FieldPanel("sketch_y1")]),
                        FieldRowPanel([FieldPanel("sketch_x2"), FieldPanel("sketch_y2")]),
                    ],
                    heading=_("Line on the sketch map"),
                    help_text=_(
                        "Both ends of the street on the sketch, counted from its upper left "
                        "corner: 0 to 1000 to the right and 0 to 1000 down. Leave empty to keep "
                        "it off the sketch."
                    ),
                ),
            ],
            heading=_("Place"),
        ),
    )

    class Meta:
        verbose_name = _("street")
        verbose_name_plural = _("streets")

    def clean(self) -> None:
        """A position needs both numbers, a line on the sketch all four."""
        super().clean()
        errors = {}
        if (self.latitude is None) != (self.longitude is None):
            errors["latitude"] = _("Enter both latitude and longitude, or neither.")
        ends = [self.sketch_x1, self.sketch_y1, self.sketch_x2, self.sketch_y2]
        if any(end is None for end in ends) and any(end is not None for end in ends):
            errors["sketch_x1"] = _("Enter all four numbers, or none.")
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Every street has a short address for its poster."""
        super().save(*args, **kwargs)
        ShortLink.objects.get_or_create(page_id=self.pk)

    @path("")
    def overview(self, request: HttpRequest) -> HttpResponse:
        """The street's page."""
        return self.render(request)

    @path("shops/", name="shops")
    def shop_directory(self, request: HttpRequest) -> HttpResponse:
        """All shops, filtered and in pages."""
        return self.render(request, template="streets/shops.html")

    @path("shops/<int:pk>/", name="shop")
    def shop(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One shop."""
        shops = self.shops.filter(live=True).select_related("trade", "picture")
        shop = get_object_or_404(shops, pk=pk)
        return self.render(request, template="streets/shop.html", context_overrides={"shop": shop})

    @path("poster/", name="poster")
    def poster(self, request: HttpRequest) -> HttpResponse:
        """A4 poster with the short address as QR code."""
        return self.render(request, template="streets/poster.html")

    def get_route_paths(self) -> list[str]:
        """What redirects cover when the street's address changes: all its own addresses."""
        shops = self.shops.values_list("pk", flat=True)
        return ["/", "/shops/", "/poster/", *(f"/shops/{pk}/" for pk in shops)]

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The street and its shop directory."""
        entries: list[dict[str, Any]] = super().get_sitemap_urls(request)
        return [
            *entries,
            *({**entry, "location": f"{entry['location']}shops/"} for entry in entries),
        ]

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The street as a place."""
        place: dict[str, Any] = {
            "@type": "Place",
            "name": self.title,
            "description": self.meta_description,
            "url": self.get_full_url(request),
            "address": {
                "@type": "PostalAddress",
                "addressRegion": "福建省",
                "addressLocality": "厦门市湖里区",
                "streetAddress": self.where or self.title,
            },
        }
        if self.latitude is not None and self.longitude is not None:
            place["geo"] = {
                "@type": "GeoCoordinates",
                "latitude": float(self.latitude),
                "longitude": float(self.longitude),
            }
        return [place]
