"""Querysets used in more than one place."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site

MENU_LENGTH = 6


@dataclass(frozen=True)
class Frame:
    """What frames a page: main menu, footer links, and the pages above it, home first."""

    menu: list[Page] = field(default_factory=list)
    footer: list[Page] = field(default_factory=list)
    trail: list[Page] = field(default_factory=list)


def home_of(request: HttpRequest) -> Page | None:
    """The home page in the language of the request."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    # The site's root is the home page of the default language: no need to look it up.
    return site.root_page if get_language() == settings.LANGUAGE_CODE else site.root_page.localized


def frame_of(request: HttpRequest, page: Page | None) -> Frame:
    """Menu, footer and breadcrumb of a page in one query."""
    home = home_of(request)
    if home is None:
        return Frame()
    on_level_one = Q(path__startswith=home.path, depth=home.depth + 1, live=True)
    in_frame = Q(show_in_menus=True) | Q(contentpage__show_in_footer=True)
    wanted = on_level_one & in_frame
    above: list[str] = []
    if page is not None and page.path:
        steps = range(2 * page.steplen, len(page.path), page.steplen)
        above = [page.path[:length] for length in steps]
    pages = list(
        Page.objects.filter(wanted | Q(path__in=above))
        .annotate(in_footer=F("contentpage__show_in_footer"))
        .order_by("path")
    )
    beneath = [
        candidate for candidate in pages if candidate.depth == home.depth + 1 and candidate.live
    ]
    return Frame(
        menu=[candidate for candidate in beneath if candidate.show_in_menus][:MENU_LENGTH],
        footer=[candidate for candidate in beneath if candidate.in_footer],
        trail=[candidate for candidate in pages if candidate.path in above],
    )
