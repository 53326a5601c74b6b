"""The first page of a site takes the place of Wagtail's welcome page."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

WELCOME_TITLE = "Welcome to your new Wagtail site!"


def make_site_root(page: Page) -> None:
    """Add `page` below the root; where no real site exists yet, it becomes the default site's root.

    Raises:
        ValidationError: its slug is taken.
    """
    root = Page.get_first_root_node()
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        site = Site(hostname="localhost", port=80, is_default_site=True, root_page=root)
    welcome = untouched_welcome_page()
    is_first = site.pk is None or site.root_page_id in {root.pk, welcome and welcome.pk}
    if welcome is not None and is_first:
        # Deleting the page would delete the site that points to it.
        site.root_page = root
        site.save()
        welcome.delete()
        root = Page.get_first_root_node()
    root.add_child(instance=page)
    if is_first:
        site.root_page = page
        site.save()


def untouched_welcome_page() -> Page | None:
    """The page Wagtail's first migration makes, unless somebody made something of it."""
    welcome = Page.objects.filter(
        depth=2, slug="home", title=WELCOME_TITLE, latest_revision=None, numchild=0
    ).first()
    return welcome if welcome is not None and welcome.specific_class is Page else None


def address_of_site() -> tuple[str, int]:
    """Host name and port that `SITE_URL` gives the default site."""
    parts = urlsplit(settings.SITE_URL)
    return parts.hostname or "localhost", parts.port or (443 if parts.scheme == "https" else 80)
