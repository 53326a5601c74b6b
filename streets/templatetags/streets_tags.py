"""Tags of the room: arcade, street map, shop list, and what the pages ask for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home.models import ShortLink
from lvcuo.enums import Certainty, Emblem, Illustration
from streets.blocks import SourcedBlock
from streets.components import street_sections
from streets.forms import ShopFilterForm
from streets.map_links import MapLink, map_links
from streets.models import HeritageStoryPage, Source, StreetPage
from streets.queries import (
    narrowed,
    public_shops,
    public_streets,
    trades_of,
    with_card_pictures,
)
from streets.sketch import sketch_streets

register = template.Library()

SHOPS_ON_STREET_PAGE = 24
SHOPS_PER_PAGE = 48
ARCADE_BAYS = (
    Illustration.BUILDING,
    Illustration.FOOD,
    Illustration.FINANCE,
    Illustration.DAILY,
    Illustration.PHONE,
)
# Which bay stands for a street whose illustration has none.
BAY_BY_EMBLEM = {
    Emblem.BUILDING: Illustration.BUILDING,
    Emblem.CRAFT: Illustration.BUILDING,
    Emblem.FOOD: Illustration.FOOD,
    Emblem.TEA: Illustration.FOOD,
    Emblem.DAILY: Illustration.DAILY,
    Emblem.MARKET: Illustration.DAILY,
    Emblem.PHONE: Illustration.PHONE,
}


# --- Streets -------------------------------------------------------------------------------
@register.simple_tag(takes_context=True)
def street_list(context: RequestContext, *, pictures: bool = False) -> list[StreetPage]:
    """All published streets of the page's language with `shop_count`; one query.

    With `pictures` their uploaded pictures come along, in two more.
    """
    page = context.get("page")
    streets = public_streets(page.locale_id if isinstance(page, Page) else None)
    return list(with_card_pictures(streets, "hero_image") if pictures else streets)


@register.filter
def with_pictures(stories: QuerySet[HeritageStoryPage]) -> QuerySet[HeritageStoryPage]:
    """Stories with their uploaded pictures as cards show them."""
    return with_card_pictures(stories, "hero_image")


@register.simple_tag
def shop_total(page: StreetPage, streets: list[StreetPage]) -> int:
    """The number of shops of a street, from the list in which it was counted already."""
    counted = next((street for street in streets if street.pk == page.pk), None)
    return counted.shop_count if counted else public_shops(page).count()


@register.inclusion_tag("streets/components/arcade.html", takes_context=True)
def street_arcade(context: RequestContext) -> dict[str, Any]:
    """The streets as one continuous arcade; two queries however many there are."""
    streets = street_list(context)
    return {
        "request": context.get("request"),
        "bays": [{"street": street, "picture": bay_picture(street)} for street in streets],
        "index": streets[0].get_parent() if streets else None,
    }


@register.filter
def bay_picture(street: StreetPage) -> str:
    """Address of the arcade bay of a street: by its illustration, else by its emblem."""
    name = street.illustration
    if name not in ARCADE_BAYS:
        name = BAY_BY_EMBLEM.get(Emblem(street.emblem), Illustration.FINANCE)
    return static(f"svg/arcade/{name}.svg")


@register.filter
def scene(page: Page) -> str:
    """Address of the drawing that stands in for a page's missing picture."""
    return static(f"svg/scenes/{page.illustration}.svg")


@register.inclusion_tag("streets/components/street_map.html", takes_context=True)
def street_map(
    context: RequestContext,
    current: StreetPage | None = None,
    streets: list[StreetPage] | None = None,
) -> dict[str, Any]:
    """The sketch map with the list that says the same; no query when `streets` are given."""
    streets = street_list(context) if streets is None else streets
    return {
        "request": context.get("request"),
        "streets": streets,
        "drawn": sketch_streets(streets, current),
        "current": current,
    }


@register.simple_tag
def map_applications(street: StreetPage) -> list[MapLink]:
    """Links into the map applications."""
    return map_links(street)


@dataclass(frozen=True)
class RenderedSection:
    """A section another room put on the street's page."""

    anchor: str
    heading: str
    html: SafeString


@register.simple_tag(takes_context=True)
def other_sections(context: RequestContext) -> list[RenderedSection]:
    """What other rooms registered for the street's page and has something to show."""
    rendered = [
        RenderedSection(section.anchor, section.heading, section.render_html(context))
        for section in street_sections
    ]
    return [section for section in rendered if section.html.strip()]


@register.simple_tag
def longer_trail(trail: list[Page], page: Page) -> list[Page]:
    """The breadcrumb of a page below `page` that is none of the CMS."""
    return [*(trail or []), page]


@register.simple_tag(takes_context=True)
def short_address(context: RequestContext, page: Page) -> str:
    """The absolute short address of a page for its QR code; empty before it was first saved."""
    link = ShortLink.objects.filter(page_id=page.pk).first() if page.pk else None
    if link is None:
        return ""
    # The site's own address, not the one the poster happens to be opened under.
    return f"{settings.SITE_URL}{link.get_absolute_url()}"


@register.filter
def shown_address(address: str) -> str:
    """An address as people type it, without the scheme."""
    return address.partition("://")[2].rstrip("/") or address


# --- Shops ---------------------------------------------------------------------------------
@register.inclusion_tag("streets/components/shop_list.html", takes_context=True)
def shop_list(context: RequestContext, page: StreetPage, *, full: bool = False) -> dict[str, Any]:
    """The shops of a street by trade: its first ones, or with `full` filtered and in pages.

    Costs the same number of queries for ten shops and for thousands.
    """
    request = context["request"]
    trades = trades_of(page)
    form = ShopFilterForm(request.GET if full else None, trades=trades)
    chosen = form.selected
    shops = narrowed(public_shops(page), form.words, chosen.pk if chosen else None)
    if chosen:
        # They all stand under one heading, so only the walk along the street counts.
        shops = shops.order_by("house_number_key", "name", "pk")
    per_page = SHOPS_PER_PAGE if full else SHOPS_ON_STREET_PAGE
    paginator = Paginator(shops, per_page)
    if not (form.words or chosen):
        # Known already; a cached property of the paginator, which would count again.
        paginator.__dict__["count"] = sum(trade.main_count for trade in trades)
    results = paginator.get_page(request.GET.get("page") if full else 1)
    for shop in results:
        # Asked for one trade, a shop that has it beside its main one stands under it too.
        shop.listed_under = chosen or shop.trade
    asked = {"q": form.words, "trade": chosen.slug if chosen else ""}
    kept = {name: value for name, value in asked.items() if value}
    return {
        "request": request,
        "page": page,
        "form": form,
        "full": full,
        "trades": trades,
        "chosen": chosen,
        "results": results,
        "total": paginator.count,
        "shops_url": page.get_url(request) + page.reverse_subpage("shops"),
        # What links between pages and between trades carry on.
        "kept_query": urlencode(kept),
        "kept_words": urlencode({"q": form.words}) if form.words else "",
    }


# --- Stories -------------------------------------------------------------------------------
@dataclass
class CitedSource:
    """A source with its number and the places in the text that cite it."""

    number: int
    source: Source
    anchors: list[str] = field(default_factory=list)


@register.simple_tag
def cited_sources(page: HeritageStoryPage) -> list[CitedSource]:
    """The sources of a story in order, each with the anchors of its notes for the way back."""
    numbered = enumerate(page.sources, start=1)
    cited = {source.pk: CitedSource(number, source) for number, source in numbered}
    for place, child in _placed_blocks(page):
        if isinstance(child.block, SourcedBlock):
            for source in child.value["sources"]:
                if source:
                    cited[source.pk].anchors.append(note_anchor(cited[source.pk].number, place))
    return list(cited.values())


def _placed_blocks(page: HeritageStoryPage) -> Iterator[tuple[str, Any]]:
    for chapter_number, chapter in enumerate(page.chapters, start=1):
        for number, child in enumerate(chapter.value["body"], start=1):
            yield block_place(chapter_number, number), child
    for number, child in enumerate(page.timeline, start=1):
        yield block_place("t", number), child


@register.simple_tag
def block_place(chapter: int | str | None, number: int) -> str:
    """Where a block stands in a story: unlike its id, known even when the block has none."""
    return f"{chapter or 0}-{number}"


@register.simple_tag
def note_anchor(number: int | None, place: str | None) -> str:
    """Fragment identifier of the note with which the block at `place` cites a source."""
    return f"note-{number or 0}-{place or 0}"


@dataclass(frozen=True)
class CertaintyMark:
    """A certainty and what it tells the reader."""

    certainty: Certainty
    meaning: Any


@register.simple_tag
def certainties() -> list[CertaintyMark]:
    """The marks of a story with their meaning."""
    meanings = {
        Certainty.DOCUMENTED: _("A paper, book, map or article says so."),
        Certainty.TOLD: _("People tell it; no paper confirms it yet."),
        Certainty.LEGEND: _("Handed down; nobody can know."),
        Certainty.UNKNOWN: _("We are still looking for it."),
    }
    return [CertaintyMark(certainty, meaning) for certainty, meaning in meanings.items()]
