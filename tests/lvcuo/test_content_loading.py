"""Loading content: what appears, what stays, what is kept from harm."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.conf import settings as project_settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import models
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision, Site

from home.models import ContentPage, HomePage, LoadedContent, SiteSettings, Theme
from streets.models import HeritageStoryPage, Shop, Source, StreetPage, Trade
from tests.lvcuo.content_folder import ENTRIES, ContentFolder

pytestmark = pytest.mark.django_db

WATCHED: tuple[type[models.Model], ...] = (
    Page,
    Site,
    SiteSettings,
    Theme,
    Trade,
    Source,
    Shop,
    Revision,
    PageLogEntry,
    ModelLogEntry,
    LoadedContent,
    HomePage,
    ContentPage,
    StreetPage,
    HeritageStoryPage,
)


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every value of every row that loading may touch."""
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in WATCHED}


def edit_as_staff(page: Page, *, publish: bool, **values: Any) -> None:
    """What the editor does on saving."""
    draft = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    user, _created = get_user_model().objects.get_or_create(
        username="somebody", defaults={"is_superuser": True}
    )
    revision = draft.save_revision(user=user)
    if publish:
        revision.publish(user=user)


def test_a_fresh_database_gets_the_whole_tree(folder: ContentFolder) -> None:
    assert folder.load() == [f"added {ENTRIES}, updated 0, unchanged 0"]

    home = HomePage.objects.get()
    assert Site.objects.get().root_page_id == home.pk
    assert home.url_path == "/home/"
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    titles = list(home.get_children().values_list("title", flat=True))
    assert titles == ["街区", "关于", "故事"]
    pages = Page.objects.filter(depth__gt=1)
    assert pages.count() == 6
    for page in pages:
        assert page.live
        assert page.first_published_at
        assert not page.has_unpublished_changes
        assert page.owner_id is None
        assert page.locale.language_code == "zh-hans"
        assert page.latest_revision.user_id is None
    assert not any(Page.find_problems())


def test_the_site_takes_its_address_from_the_environment(folder: ContentFolder) -> None:
    folder.load()
    site = Site.objects.get()
    assert site.root_url == project_settings.SITE_URL
    assert site.site_name == "示例街区"
    assert SiteSettings.for_site(site).privacy_page.slug == "about"


def test_a_new_address_reaches_the_site_unless_staff_set_their_own(
    folder: ContentFolder, settings: Any
) -> None:
    folder.load()
    settings.SITE_URL = "https://streets.example.org"
    assert folder.load() == [f"added 0, updated 1, unchanged {ENTRIES - 1}"]
    assert Site.objects.get().root_url == "https://streets.example.org"

    Site.objects.update(hostname="own.example.org")
    settings.SITE_URL = "https://third.example.org"
    assert "kept: edited in the CMS: site:default" in folder.load()
    assert Site.objects.get().hostname == "own.example.org"


def test_shops_get_their_street_trades_and_sort_key(folder: ContentFolder) -> None:
    folder.load()
    second, first = Shop.objects.order_by("house_number_key")
    assert (second.name, first.name) == ("示例二号", "示例一号")
    assert first.street.slug == "food"
    assert first.live
    assert list(first.more_trades.values_list("slug", flat=True)) == ["tea"]
    assert ModelLogEntry.objects.count() == 0


def test_references_become_ids(folder: ContentFolder) -> None:
    folder.load()
    home, about, food = HomePage.objects.get(), ContentPage.objects.get(), StreetPage.objects.get()
    cards = home.body[0].value["cards"]
    assert [card["page"].pk for card in cards] == [food.pk, about.pk]
    assert f'<a linktype="page" id="{home.pk}">首页</a>' in about.body[0].value.source
    assert [source.title for source in HeritageStoryPage.objects.get().sources] == ["《示例志》"]


def test_every_block_and_list_item_has_an_id_that_a_second_database_gets_too(
    folder: ContentFolder,
) -> None:
    folder.load()
    first = ContentPage.objects.get().body.get_prep_value()
    questions = first[1]["value"]["questions"]
    assert [item["type"] for item in questions] == ["item", "item"]
    ids = [first[0]["id"], first[1]["id"], *(item["id"] for item in questions)]
    assert len(set(ids)) == 4

    LoadedContent.objects.filter(key="page:about").delete()
    ContentPage.objects.get().delete()
    folder.load()
    second = ContentPage.objects.get().body.get_prep_value()
    assert second[1] == first[1]
    assert second[0]["id"] == first[0]["id"]


def test_loading_twice_changes_nothing(folder: ContentFolder) -> None:
    folder.load()
    before = everything()
    assert folder.load() == [f"added 0, updated 0, unchanged {ENTRIES}"]
    assert everything() == before


def test_an_entry_that_changed_is_updated_and_published(folder: ContentFolder) -> None:
    folder.load()
    folder.change("pages/about.yaml", "summary: 关于本站", "summary: 关于这个网站")
    folder.change("shops/food.yaml", "name: 示例二号", "name: 示例二号新名")
    folder.change("themes.yaml", "summary: 助老示例", "summary: 助老新示例")
    assert folder.load() == [f"added 0, updated 3, unchanged {ENTRIES - 3}"]
    about = ContentPage.objects.get()
    assert (about.summary, about.live, about.has_unpublished_changes) == (
        "关于这个网站",
        True,
        False,
    )
    assert Shop.objects.filter(name="示例二号新名", live=True).count() == 1
    assert Theme.objects.get().summary == "助老新示例"
    assert folder.load() == [f"added 0, updated 0, unchanged {ENTRIES}"]


def test_a_field_that_left_the_files_goes_back_to_its_default(folder: ContentFolder) -> None:
    folder.load()
    folder.change("pages/food.yaml", "  latitude: 24.498765\n  longitude: 118.12\n", "")
    folder.load()
    assert StreetPage.objects.get().latitude is None


def test_an_entry_added_later_takes_its_place_among_its_siblings(folder: ContentFolder) -> None:
    folder.load()
    text = (folder.path / "pages/stories.yaml").read_text()
    page = text.replace("key: stories", "key: help").replace("slug: stories", "slug: help")
    page = page.replace("streets.StoryIndexPage", "home.ContentPage")
    page = page.replace("order: 3", "order: 2")
    body = "  body:\n  - {type: prose, value: <p>字</p>}\n"
    folder.write("pages/help.yaml", page.replace("title: 故事", "title: 帮助") + body)
    folder.load()
    titles = list(HomePage.objects.get().get_children().values_list("title", flat=True))
    assert titles == ["街区", "关于", "帮助", "故事"]
    assert not any(Page.find_problems())


@pytest.mark.parametrize("publish", [True, False], ids=["published", "draft"])
def test_an_edit_by_staff_is_kept_and_named(folder: ContentFolder, publish: bool) -> None:
    folder.load()
    edit_as_staff(ContentPage.objects.get(), publish=publish, summary="同事改过")
    folder.change("pages/about.yaml", "summary: 关于本站", "summary: 新版摘要")
    before = everything()
    assert folder.load() == [
        f"added 0, updated 0, unchanged {ENTRIES - 1}",
        "kept: edited in the CMS: page:about",
    ]
    assert everything() == before


def test_a_page_taken_offline_by_staff_stays_offline(folder: ContentFolder) -> None:
    folder.load()
    ContentPage.objects.get().unpublish()
    folder.change("pages/about.yaml", "summary: 关于本站", "summary: 新版摘要")
    assert "kept: edited in the CMS: page:about" in folder.load()
    assert not ContentPage.objects.get().live


def _edit_shop() -> None:
    shop = Shop.objects.get(name="示例一号")
    shop.phone = "0592-000-0001"
    shop.save_revision()


def _edit_theme() -> None:
    Theme.objects.update(summary="同事改过")


def _edit_settings() -> None:
    SiteSettings.objects.update(tagline="同事改过")


def _edit_site() -> None:
    Site.objects.update(site_name="同事改过")


@pytest.mark.parametrize(
    ("edit", "change", "key"),
    [
        (_edit_shop, ("shops/food.yaml", "name: 示例一号", "name: 示例三号"), "shop:food-1"),
        (_edit_theme, ("themes.yaml", "name: 健康助老", "name: 助老"), "theme:elder"),
        (_edit_settings, ("site.yaml", "tagline: 出门就是街", "tagline: 新"), "settings:default"),
        (_edit_site, ("site.yaml", "site_name: 示例街区", "site_name: 新名"), "site:default"),
    ],
    ids=["shop", "theme", "settings", "site"],
)
def test_edits_of_anything_else_are_kept_too(
    folder: ContentFolder, edit: Callable[[], None], change: tuple[str, str, str], key: str
) -> None:
    folder.load()
    edit()
    folder.change(*change)
    before = everything()
    assert f"kept: edited in the CMS: {key}" in folder.load()
    assert everything() == before


def test_an_edit_alone_is_no_reason_to_report_anything(folder: ContentFolder) -> None:
    folder.load()
    edit_as_staff(ContentPage.objects.get(), publish=True, summary="同事改过")
    assert folder.load() == [f"added 0, updated 0, unchanged {ENTRIES}"]


def test_overwrite_forces_the_named_entry_only(folder: ContentFolder) -> None:
    folder.load()
    edit_as_staff(ContentPage.objects.get(), publish=True, summary="同事改过")
    edit_as_staff(StreetPage.objects.get(), publish=True, summary="同事改过")
    folder.load(overwrite=["page:about"])
    assert ContentPage.objects.get().summary == "关于本站"
    assert StreetPage.objects.get().summary == "同事改过"


def test_overwrite_of_an_unknown_key_is_refused(folder: ContentFolder) -> None:
    with pytest.raises(CommandError, match="not in the content files: page:nowhere"):
        folder.load(overwrite=["page:nowhere"])


def test_what_staff_deleted_stays_deleted_until_asked_for(folder: ContentFolder) -> None:
    folder.load()
    ContentPage.objects.get().delete()
    folder.change("pages/about.yaml", "summary: 关于本站", "summary: 新版摘要")
    assert "left deleted: deleted in the CMS: page:about" in folder.load()
    assert not ContentPage.objects.exists()
    folder.load(overwrite=["page:about"])
    assert ContentPage.objects.get().summary == "新版摘要"


def test_what_refers_to_something_deleted_is_left_out_and_named(folder: ContentFolder) -> None:
    folder.load()
    HeritageStoryPage.objects.get().delete()
    LoadedContent.objects.filter(key="page:story").delete()
    Source.objects.all().delete()
    lines = folder.load()
    assert "left deleted: deleted in the CMS: source:book" in lines
    assert "left out: refers to what was deleted in the CMS: page:story" in lines
    assert not HeritageStoryPage.objects.exists()


def test_a_page_moved_by_staff_is_updated_where_it_is(folder: ContentFolder) -> None:
    folder.load()
    text = (folder.path / "pages/about.yaml").read_text()
    folder.write(
        "pages/help.yaml",
        text.replace("key: about", "key: help").replace("slug: about", "slug: help"),
    )
    folder.load()
    about, help_page = ContentPage.objects.get(slug="about"), ContentPage.objects.get(slug="help")
    about.move(help_page, pos="last-child")
    folder.change("pages/about.yaml", "summary: 关于本站", "summary: 新版摘要")
    folder.load()
    about.refresh_from_db()
    assert about.summary == "新版摘要"
    assert about.get_parent().pk == help_page.pk
    assert not any(Page.find_problems())


def test_an_existing_site_keeps_its_home_page(folder: ContentFolder, home: HomePage) -> None:
    home.slug = "old-home"
    home.save()
    with pytest.raises(CommandError):
        folder.load()
    assert Site.objects.get().root_page_id == home.pk
    assert HomePage.objects.get() == home


def test_the_real_content_loads_and_loads_again() -> None:
    first, second = StringIO(), StringIO()
    call_command("load_content", stdout=first)
    before = everything()
    call_command("load_content", stdout=second)
    count = LoadedContent.objects.count()
    assert first.getvalue() == f"added {count}, updated 0, unchanged 0\n"
    assert second.getvalue() == f"added 0, updated 0, unchanged {count}\n"
    assert everything() == before
    assert not any(Page.find_problems())
