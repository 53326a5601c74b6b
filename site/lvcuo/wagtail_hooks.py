"""Registration only."""

from typing import Any

from wagtail import hooks

from lvcuo.rich_text import LeanPageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def lean_page_links(features: Any) -> None:
    """Replace Wagtail's handler of page links; runs after Wagtail registered its own."""
    features.register_link_type(LeanPageLinkHandler)
