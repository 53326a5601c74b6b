"""Querysets used in more than one place."""

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, F, Model, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from home.models import SiteRendition
from lvcuo.pictures import FORMATS, PRESETS
from streets.models import Shop, StreetPage

Row = TypeVar("Row", bound=Model)


@dataclass
class TradeCount:
    """A trade and how many of a street's shops deal in it.

    Attributes:
        shop_count: as main or other trade, which is what the filter finds.
        main_count: as main trade; over all trades this adds up to the number of shops.
    """

    pk: int
    name: str
    slug: str
    emblem: str
    sort_order: int
    shop_count: int = 0
    main_count: int = 0


def public_streets(locale_id: int | None) -> QuerySet[StreetPage]:
    """The published streets of one language in page order, each with `shop_count`."""
    shop_count = (
        Shop.objects.filter(street=OuterRef("pk"), locale=OuterRef("locale"), live=True)
        .order_by()
        .values("street")
        .annotate(number=Count("pk"))
        .values("number")
    )
    streets = StreetPage.objects.live().order_by("path")
    if locale_id is not None:
        streets = streets.filter(locale_id=locale_id)
    return streets.annotate(shop_count=Coalesce(Subquery(shop_count), 0)).defer_streamfields()


def public_shops(street: StreetPage) -> QuerySet[Shop]:
    """The published shops of a street, by main trade, then in house-number order.

    They come with their trade and their picture's renditions, and know `street` already.
    """
    shops: QuerySet[Shop] = (
        street.shops.filter(live=True, locale_id=street.locale_id)
        .select_related("trade")
        .order_by("trade__sort_order", "trade__name", "house_number_key", "name", "pk")
    )
    return with_card_pictures(shops, "picture")


def with_card_pictures(rows: QuerySet[Row], field: str) -> QuerySet[Row]:
    """The rows with the picture in `field` and what a card shows of it: two queries, not 2 N."""
    renditions = SiteRendition.objects.filter(
        filter_spec__in=[spec for kind in FORMATS for spec in PRESETS["card"].specs(kind)]
    )
    return rows.prefetch_related(field, Prefetch(f"{field}__renditions", queryset=renditions))


def narrowed(shops: QuerySet[Shop], words: str, trade_id: int | None) -> QuerySet[Shop]:
    """Shops of one trade, main or other, whose name, number, note or trade contains every word."""
    if trade_id is not None:
        # A subquery instead of a join: no shop comes twice and nothing needs DISTINCT.
        also = Shop.more_trades.through.objects.filter(trade_id=trade_id).values("shop_id")
        shops = shops.filter(Q(trade_id=trade_id) | Q(pk__in=also))
    for word in words.split():
        shops = shops.filter(
            Q(name__icontains=word)
            | Q(house_number__icontains=word)
            | Q(note__icontains=word)
            | Q(trade__name__icontains=word)
        )
    return shops


def trades_of(street: StreetPage) -> list[TradeCount]:
    """The trades of a street's published shops with their numbers, in trade order; one query."""
    fields = ("trade_id", "trade__name", "trade__slug", "trade__emblem", "trade__sort_order")
    main = street.shops.filter(live=True, locale_id=street.locale_id).order_by()
    other = Shop.more_trades.through.objects.filter(
        shop__street=street, shop__live=True, shop__locale_id=street.locale_id
    ).exclude(trade_id=F("shop__trade_id"))
    rows = [
        related.values_list(*fields).annotate(is_main=Value(is_main), number=Count("pk"))
        for related, is_main in ((main, True), (other, False))
    ]
    counted: dict[int, TradeCount] = {}
    for pk, name, slug, emblem, sort_order, is_main, number in rows[0].union(rows[1], all=True):
        trade = counted.setdefault(pk, TradeCount(pk, name, slug, emblem, sort_order))
        trade.shop_count += number
        trade.main_count += number if is_main else 0
    return sorted(counted.values(), key=lambda trade: (trade.sort_order, trade.name))
