"""Makers of test data; each subject has its file."""

from .editing import content_page_form, draft
from .pages import (
    ContentPageFactory,
    HeritageStoryPageFactory,
    HomePageFactory,
    StoryIndexPageFactory,
    StreetIndexPageFactory,
    StreetPageFactory,
)
from .people import UserFactory
from .pictures import SiteImageFactory, picture_file
from .streets import ShopFactory, SourceFactory, TradeFactory

__all__ = [
    "ContentPageFactory",
    "HeritageStoryPageFactory",
    "HomePageFactory",
    "ShopFactory",
    "SiteImageFactory",
    "SourceFactory",
    "StoryIndexPageFactory",
    "StreetIndexPageFactory",
    "StreetPageFactory",
    "TradeFactory",
    "UserFactory",
    "content_page_form",
    "draft",
    "picture_file",
]
