"""What the editor's form sends."""

from typing import Any

from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

NO_COMMENTS = {
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
    "comments-MIN_NUM_FORMS": "0",
    "comments-MAX_NUM_FORMS": "",
}


def content_page_form(slug: str = "notice", **changes: Any) -> dict[str, Any]:
    """A complete plain page."""
    data = {
        "title": "社区公告",
        "slug": slug,
        "seo_title": "",
        "search_description": "",
        "byline": "",
        "summary": "一句话说明这一页讲什么。",
        "illustration": "community",
        "hero_image": "",
        "body": streamfield([("prose", rich_text("<p>正文。</p>"))]),
        "reviewed_on": "",
        "go_live_at": "",
        "expire_at": "",
        **changes,
    }
    return {**nested_form_data(data), **NO_COMMENTS}


def draft(page: Page, user: Any, **changes: Any) -> Page:
    """Save a new version of the page by the user, as the editor does."""
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision(user=user, clean=False)
    return page
