"""How this room's part of `site/content/` is loaded: trades, sources, pages, shops."""

from home.domain.loading import RecordKind, RoomContent
from streets.models import (
    HeritageStoryPage,
    Shop,
    Source,
    StoryIndexPage,
    StreetIndexPage,
    StreetPage,
    Trade,
)


def content() -> RoomContent:
    """The room's part."""
    trade = RecordKind("trade", Trade, ("trades.yaml",), ("name", "slug", "emblem", "sort_order"))
    source = RecordKind(
        "source",
        Source,
        ("sources.yaml",),
        (
            "title",
            "kind",
            "publisher",
            "date_text",
            "url",
            "remark",
            "teller_consent",
            "review_on",
        ),
    )
    shop = RecordKind(
        "shop",
        Shop,
        ("shops/*.yaml",),
        (
            "name",
            "street",
            "house_number",
            "trade",
            "more_trades",
            "phone",
            "hours",
            "note",
            "picture",
            "is_sample",
        ),
        head=("street",),
    )
    return RoomContent(
        (trade, source, shop), (StreetIndexPage, StreetPage, StoryIndexPage, HeritageStoryPage)
    )
