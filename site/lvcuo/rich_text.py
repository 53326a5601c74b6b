"""Links to pages inside rich text."""

from django.conf import settings
from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler


class LeanPageLinkHandler(PageLinkHandler):
    """Resolves all links of a text with one query, however many there are.

    Wagtail's own handler fetches every target as its specific class and asks for the active
    locale once a link; addresses need neither.
    """

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Page | None]:
        """The targets in the order of the links; None where a page is gone."""
        wanted = [attrs.get("id", "") for attrs in attrs_list]
        pages = Page.objects.in_bulk([int(pk) for pk in wanted if pk.isdigit()])
        return [pages.get(int(pk)) if pk.isdigit() else None for pk in wanted]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Opening tags; a link to a page that is gone stays text."""
        return [_opening_tag(page) for page in cls.get_many(attrs_list)]


def _opening_tag(page: Page | None) -> str:
    if page is None:
        return "<a>"
    if get_language() != settings.LANGUAGE_CODE:
        page = page.localized
    return f'<a href="{escape(page.url or "")}">'
