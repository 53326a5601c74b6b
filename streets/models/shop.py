"""Shops and the trades they are listed by."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from lvcuo.enums import Emblem
from streets.house_numbers import sort_key

# Digits with the usual separators; an extension may follow.
TELEPHONE = re.compile(r"^\+?[0-9][0-9 ()（）-]{5,24}(转[0-9]{1,5})?$")


class Trade(TranslatableMixin, index.Indexed, models.Model):
    """What a shop deals in, such as 瓷砖 or 小吃; shops are listed by it."""

    name = models.CharField(_("name"), max_length=20)
    slug = models.SlugField(_("short name for addresses"), max_length=30)
    emblem = models.CharField(_("emblem"), max_length=20, choices=Emblem, default=Emblem.MARKET)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("emblem"), FieldPanel("sort_order")]),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("trade")
        verbose_name_plural = _("trades")
        ordering = ["sort_order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="trade_slug_per_locale")
        ]

    def __str__(self) -> str:
        return self.name


class Shop(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A shop with a door on a street."""

    name = models.CharField(_("name"), max_length=60)
    street = models.ForeignKey(
        "streets.StreetPage",
        on_delete=models.PROTECT,
        related_name="shops",
        verbose_name=_("street"),
    )
    house_number = models.CharField(
        _("house number"), max_length=30, blank=True, help_text=_("As on the door, e.g. 12号之一.")
    )
    house_number_key = models.CharField(max_length=120, editable=False, default="~")
    trade = models.ForeignKey(
        Trade, on_delete=models.PROTECT, related_name="shops", verbose_name=_("main trade")
    )
    more_trades = ParentalManyToManyField(
        Trade, blank=True, related_name="also_shops", verbose_name=_("other trades")
    )
    phone = models.CharField(
        _("telephone"),
        max_length=30,
        blank=True,
        help_text=_("The shop’s public number. A private mobile only with its owner’s consent."),
    )
    hours = models.CharField(_("opening hours"), max_length=80, blank=True)
    note = models.CharField(_("note"), max_length=160, blank=True)
    picture = models.ForeignKey(
        "home.SiteImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    is_sample = models.BooleanField(
        _("invented example"), default=False, help_text=_("Shown with the mark 示例.")
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("street"), FieldPanel("house_number")]),
        MultiFieldPanel(
            [FieldPanel("trade"), FieldPanel("more_trades", widget=forms.CheckboxSelectMultiple)],
            heading=_("Trade"),
        ),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("hours")]),
        FieldPanel("note"),
        FieldPanel("picture"),
        FieldPanel("is_sample"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("note"),
        index.FilterField("street_id"),
        index.FilterField("live"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("shop")
        verbose_name_plural = _("shops")
        ordering = ["house_number_key", "name"]
        indexes = [
            models.Index(
                fields=["street", "live", "trade", "house_number_key"], name="shop_street_listing"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A telephone number one can dial; each door and name once.

        Raises:
            ValidationError: with the field it belongs to.
        """
        super().clean()
        errors = {}
        if self.phone and not TELEPHONE.match(self.phone):
            errors["phone"] = _("Enter a telephone number, e.g. 0592-1234567.")
        twins = Shop.objects.filter(
            street_id=self.street_id,
            house_number=self.house_number,
            name=self.name,
            locale_id=self.locale_id,
        ).exclude(pk=self.pk)
        if twins.exists():
            errors["name"] = _("This shop is in the directory already.")
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sort key in step with the house number."""
        self.house_number_key = sort_key(self.house_number)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The shop's own page below its street."""
        return self.street.url + self.street.reverse_subpage("shop", args=[self.pk])

    @property
    def phone_uri(self) -> str:
        """The number for a `tel:` link."""
        return "".join(char for char in self.phone if char.isdigit() or char == "+")

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """The shop's own page."""
        return "streets/shop.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """What the shop's page needs."""
        return {"request": request, "shop": self, "page": self.street, "self": self.street}
