"""Models of the room; one subject a file."""

from .shop import Shop, Trade
from .source import Source
from .story import HeritageStoryPage, StoryIndexPage
from .street import StreetIndexPage, StreetPage

__all__ = [
    "HeritageStoryPage",
    "Shop",
    "Source",
    "StoryIndexPage",
    "StreetIndexPage",
    "StreetPage",
    "Trade",
]
