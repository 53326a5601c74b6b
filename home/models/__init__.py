"""Models of the room; one subject a file."""

from .content_page import ContentPage
from .governance import GovernancePage, Theme
from .home_page import HomePage
from .image import SiteImage, SiteRendition
from .loaded_content import LoadedContent
from .public_page import PublicPage
from .short_link import ShortLink
from .site_settings import SiteSettings
from .workflow import SecondPersonApproval

__all__ = [
    "ContentPage",
    "GovernancePage",
    "HomePage",
    "LoadedContent",
    "PublicPage",
    "SecondPersonApproval",
    "ShortLink",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
    "Theme",
]
