"""The screens staff use speak Chinese and call nobody else (item 9, P-33).

The catalogue of Wagtail's missing strings and our own are compiled before the tests run; what is
found here is a string that nobody can translate, or that somebody forgot.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Comment
from django.conf import settings as project_settings
from django.test import Client
from django.urls import reverse

from home.models import HomePage
from tests.factories import (
    ContentPageFactory,
    HeritageStoryPageFactory,
    ShopFactory,
    SiteImageFactory,
    SourceFactory,
    StoryIndexPageFactory,
    StreetIndexPageFactory,
    StreetPageFactory,
    UserFactory,
)

# Names of formats, products and examples that are the same in Chinese.
ALLOWED = {
    "csv", "xlsx", "html", "url", "seo", "id", "wagtail", "icp", "gps", "wgs", "esc", "ctrl", "alt",
    "avif", "heic", "jpeg", "jpg", "png", "webp", "pdf", "docx", "odt", "ods", "txt", "mb", "gb",
    "bytes", "kb", "www", "com", "http", "https", "taiwan", "street", "staff",
    "email",
    "x", "v", "root", "editors", "moderators", "reviewers", "ui", "example", "org", "localhost",
    "shift", "page", "shop", "photo", "sha", "utc", "asia", "shanghai", "en", "zh", "hans", "english",
    # Wagtail's own templates: one fixed aria-label, and Python's words for empty, yes and no.
    "actions",
    "true", "false", "none",
}  # fmt: skip
WORD = re.compile(r"[A-Za-z]{2,}")
CATALOGUE = Path(project_settings.LOCALE_PATHS[0]) / "zh_Hans" / "LC_MESSAGES" / "django.mo"


@pytest.fixture
def things(home: HomePage) -> dict[str, Any]:
    street_index = StreetIndexPageFactory(parent=home)
    street = StreetPageFactory(parent=street_index, slug="one")
    story_index = StoryIndexPageFactory(parent=home)
    story = HeritageStoryPageFactory(parent=story_index)
    notice = ContentPageFactory(parent=home)
    for page in (street, story, notice):
        page.save_revision(user=UserFactory(), clean=False)
    return {
        "home": home.pk,
        "street_index": street_index.pk,
        "street": street.pk,
        "story_index": story_index.pk,
        "story": story.pk,
        "notice": notice.pk,
        "shop": ShopFactory(street=street, name="豆腐坊").pk,
        "source": SourceFactory().pk,
        "image": SiteImageFactory().pk,
        "site": home.get_site().pk,
        "group": 1,
    }


SCREENS = [
    "wagtailadmin_home",
    "wagtailadmin_explore home",
    "wagtailadmin_pages:add_subpage home",
    *(f"wagtailadmin_pages:add home {model} home" for model in ("contentpage", "governancepage")),
    "wagtailadmin_pages:add streets streetpage street_index",
    "wagtailadmin_pages:add streets heritagestorypage story_index",
    *(f"wagtailadmin_pages:edit {page}" for page in ("home", "street", "story", "notice")),
    "wagtailadmin_pages:history notice",
    "wagtailadmin_pages:copy notice",
    "wagtailadmin_pages:move notice",
    "wagtailadmin_pages:delete notice",
    "wagtailadmin_pages:unpublish notice",
    "wagtailadmin_pages:usage notice",
    "wagtailimages:index",
    "wagtailimages:add",
    "wagtailimages:add_multiple",
    "wagtailimages:edit image",
    "wagtailimages:delete image",
    "wagtaildocs:index",
    "wagtaildocs:add",
    "wagtailsnippets_streets_shop:list",
    "wagtailsnippets_streets_shop:add",
    "wagtailsnippets_streets_shop:edit shop",
    "wagtailsnippets_streets_shop:history shop",
    "wagtailsnippets_streets_shop:usage shop",
    "wagtailsnippets_streets_shop:inspect shop",
    "wagtailsnippets_streets_shop:delete shop",
    "wagtailsnippets_streets_trade:list",
    "wagtailsnippets_streets_source:edit source",
    "wagtailsnippets_home_theme:add",
    "wagtailsettings:edit home sitesettings site",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_tasks",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_workflows:index",
    "wagtailadmin_workflows:task_index",
    "wagtailadmin_collections:index",
    "wagtailredirects:index",
    "wagtailredirects:add",
    "wagtailusers_users:index",
    "wagtailusers_groups:index",
    "wagtailadmin_account",
]


@pytest.fixture
def administrator(staff_client: Any) -> Client:
    return staff_client(superuser=True)


def screen(client: Client, name: str, things: dict[str, Any]) -> BeautifulSoup:
    view, *words = name.split()
    # `home` names both an application and a page; numbers are wanted last.
    keeps_name = view in {"wagtailadmin_pages:add", "wagtailsettings:edit"}
    args = [
        word if keeps_name and place < 2 else things.get(word, word)
        for place, word in enumerate(words)
    ]
    response = client.get(reverse(view, args=args))
    assert response.status_code == 200, name
    return BeautifulSoup(response.content, "html.parser")


def english_words(soup: BeautifulSoup) -> set[str]:
    """Texts with English words that a person sees or hears."""
    unseen = "script, style, noscript, template[data-wagtail-sidebar-branding-logo]"
    for hidden in soup.select(unseen):
        hidden.decompose()
    texts = [
        text.strip()
        for text in soup.find_all(string=True)
        # Scripts inside a <template> are strings of it.
        if not isinstance(text, Comment) and "initDateTimeChooser(" not in text
    ]
    for name in ("aria-label", "title", "placeholder", "alt"):
        texts += [str(tag[name]).strip() for tag in soup.find_all(attrs={name: True})]
    return {
        text
        for text in texts
        if any(word.lower() not in ALLOWED for word in WORD.findall(text))
        # Example values and user names.
        and not re.fullmatch(r"[\w.@/:-]*\d[\w.@/:-]*|staff\d+.*|\w+\.jpg", text)
    }


@pytest.mark.skipif(not CATALOGUE.exists(), reason="our catalogue is not compiled")
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_has_no_english_words(
    name: str, things: dict[str, Any], administrator: Client
) -> None:
    assert english_words(screen(administrator, name, things)) == set()


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_leads_to_no_other_server(
    name: str, things: dict[str, Any], administrator: Client
) -> None:
    soup = screen(administrator, name, things)
    loaded = [tag.get("src") or tag.get("href") for tag in soup.select("[src], link[href]")]
    linked = [tag["href"] for tag in soup.select("body a[href]") if not tag.find_parent("noscript")]
    outside = {
        address
        for address in (*loaded, *linked)
        if address
        and re.match(r"(https?:)?//", address)
        and not re.match(r"(https?:)?//(localhost|testserver|127\.0\.0\.1)", address)
    }
    assert outside == set()
