"""Who may do what in the CMS: the exact grants, and every screen with its effect (S-13)."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from home.models import ContentPage, HomePage, SiteImage, SiteSettings, Theme
from streets.models import Shop, Source, Trade
from tests.factories import (
    ContentPageFactory,
    ShopFactory,
    SiteImageFactory,
    StreetIndexPageFactory,
    StreetPageFactory,
    content_page_form,
    picture_file,
)

GRANTS = {
    "Editors": {
        "home.view_theme",
        "streets.add_shop",
        "streets.add_source",
        "streets.change_shop",
        "streets.view_shop",
        "streets.view_source",
        "streets.view_trade",
        "wagtailadmin.access_admin",
    },
    "Moderators": {
        *(f"home.{action}_theme" for action in ("add", "change", "delete", "view")),
        "home.change_sitesettings",
        *(
            f"streets.{action}_shop"
            for action in ("add", "change", "delete", "lock", "publish", "unlock", "view")
        ),
        *(f"streets.{action}_source" for action in ("add", "change", "delete", "view")),
        *(f"streets.{action}_trade" for action in ("add", "change", "delete", "view")),
        "wagtailadmin.access_admin",
    },
    "Reviewers": {"wagtailadmin.access_admin"},
}
PAGE_GRANTS = {
    "Editors": {"add_page", "change_page"},
    "Moderators": {"add_page", "change_page", "lock_page", "publish_page", "unlock_page"},
    "Reviewers": set(),
}
COLLECTION_GRANTS = {
    "Editors": {"add_document", "add_image", "choose_document", "choose_image"},
    "Moderators": {
        f"{action}_{model}"
        for action in ("add", "change", "choose")
        for model in ("document", "image")
    },
    "Reviewers": set(),
}


@pytest.mark.django_db
class TestGrants:
    """The whole set, so that a right too many is seen as well."""

    def test_there_are_these_groups_and_no_others(self) -> None:
        assert set(Group.objects.values_list("name", flat=True)) == set(GRANTS)

    @pytest.mark.parametrize("name", GRANTS)
    def test_a_group_has_exactly_these_rights(self, name: str) -> None:
        group = Group.objects.get(name=name)
        rights = {
            f"{app}.{codename}"
            for app, codename in group.permissions.values_list(
                "content_type__app_label", "codename"
            )
        }
        on_pages = GroupPagePermission.objects.filter(group=group)
        in_collections = GroupCollectionPermission.objects.filter(group=group)
        assert rights == GRANTS[name]
        assert set(on_pages.values_list("permission__codename", flat=True)) == PAGE_GRANTS[name]
        assert (
            set(in_collections.values_list("permission__codename", flat=True))
            == COLLECTION_GRANTS[name]
        )


# Screen → the roles for which it opens; everybody else is sent away.
E, M = "Editors", "Moderators"
SCREENS: dict[str, set[str]] = {
    "wagtailadmin_home": {E, M, "Reviewers"},
    "wagtailadmin_explore_root": {E, M},
    "wagtailadmin_pages:edit notice": {E, M},
    "wagtailadmin_pages:delete notice": {M},
    "wagtailadmin_pages:unpublish notice": {M},
    "wagtailadmin_pages:history notice": {E, M},
    "wagtailadmin_pages:move notice": {M},
    "wagtailimages:index": {E, M},
    "wagtailimages:add": {E, M},
    "wagtailimages:edit image": {M},
    "wagtailimages:delete image": {M},
    "wagtaildocs:index": {E, M},
    "wagtailsnippets_streets_shop:list": {E, M},
    "wagtailsnippets_streets_shop:add": {E, M},
    "wagtailsnippets_streets_shop:edit shop": {E, M},
    "wagtailsnippets_streets_shop:delete shop": {M},
    "wagtailsnippets_streets_source:add": {E, M},
    "wagtailsnippets_streets_trade:list": {E, M},
    "wagtailsnippets_streets_trade:add": {M},
    "wagtailsnippets_home_theme:list": {E, M},
    "wagtailsnippets_home_theme:add": {M},
    "wagtailsettings:edit home sitesettings site": {M},
    "wagtailadmin_reports:site_history": {E, M, "Reviewers"},
    "wagtailadmin_workflows:index": set(),
    "wagtailadmin_workflows:task_index": set(),
    "wagtailadmin_collections:index": set(),
    "wagtailusers_users:index": set(),
    "wagtailusers_groups:index": set(),
    "wagtailsites:index": set(),
    "wagtaillocales:index": set(),
    "wagtailredirects:index": set(),
}
ROLES = ("Editors", "Moderators", "Reviewers", "nobody")


def works_for(*roles: str) -> pytest.MarkDecorator:
    """Run with every role, and say for which it works."""
    return pytest.mark.parametrize(("role", "works"), [(role, role in roles) for role in ROLES])


@pytest.fixture
def things(home: HomePage) -> dict[str, Any]:
    street = StreetPageFactory(parent=StreetIndexPageFactory(parent=home))
    return {
        "notice": ContentPageFactory(parent=home),
        "shop": ShopFactory(street=street),
        "image": SiteImageFactory(),
        "site": home.get_site(),
    }


def client_of(role: str, staff_client: Any) -> Client:
    return staff_client() if role == "nobody" else staff_client(role)


def address(screen: str, things: dict[str, Any]) -> str:
    name, *words = screen.split()
    return reverse(name, args=[things[word].pk if word in things else word for word in words])


@pytest.mark.parametrize("role", ROLES)
def test_every_screen_opens_for_its_roles_only(
    role: str, things: dict[str, Any], staff_client: Any
) -> None:
    client = client_of(role, staff_client)
    opened = {
        screen for screen in SCREENS if client.get(address(screen, things)).status_code == 200
    }
    assert opened == {screen for screen, roles in SCREENS.items() if role in roles}


class TestEffects:
    """A status says little: what is in the database afterwards."""

    @works_for(E, M)
    def test_writing_a_page(
        self, role: str, works: bool, things: dict[str, Any], home: HomePage, staff_client: Any
    ) -> None:
        url = reverse("wagtailadmin_pages:add", args=["home", "contentpage", home.pk])
        client_of(role, staff_client).post(url, content_page_form("new-one"))
        assert ContentPage.objects.filter(slug="new-one", live=False).exists() is works

    @works_for(M)
    def test_unpublishing_a_page(
        self, role: str, works: bool, things: dict[str, Any], staff_client: Any
    ) -> None:
        page = things["notice"]
        client_of(role, staff_client).post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
        assert ContentPage.objects.get(pk=page.pk).live is not works

    @works_for(M)
    def test_deleting_a_public_page(
        self, role: str, works: bool, things: dict[str, Any], staff_client: Any
    ) -> None:
        page = things["notice"]
        client_of(role, staff_client).post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        assert ContentPage.objects.filter(pk=page.pk).exists() is not works

    @works_for(E, M)
    def test_uploading_a_picture(
        self, role: str, works: bool, things: dict[str, Any], staff_client: Any
    ) -> None:
        form = {"title": "新图", "description": "竹椅", "collection": "1", "file": picture_file()}
        client_of(role, staff_client).post(reverse("wagtailimages:add"), form)
        assert SiteImage.objects.filter(title="新图").exists() is works

    @works_for(M)
    def test_changing_a_colleagues_picture(
        self, role: str, works: bool, things: dict[str, Any], staff_client: Any
    ) -> None:
        image = things["image"]
        form = {"title": "改名", "description": "竹椅", "collection": "1"}
        client_of(role, staff_client).post(reverse("wagtailimages:edit", args=[image.pk]), form)
        assert SiteImage.objects.filter(title="改名").exists() is works

    @works_for(M)
    def test_adding_a_theme_and_a_trade(
        self, role: str, works: bool, things: dict[str, Any], staff_client: Any
    ) -> None:
        client = client_of(role, staff_client)
        common = {"name": "新的", "slug": "new", "emblem": "market", "sort_order": "1"}
        client.post(reverse("wagtailsnippets_streets_trade:add"), common)
        client.post(
            reverse("wagtailsnippets_home_theme:add"),
            {**common, "summary": "说明", "accent": "brick"},
        )
        made = [model.objects.filter(slug="new").exists() for model in (Trade, Theme)]
        assert made == [works, works]

    @works_for(E, M)
    def test_adding_a_source(
        self, role: str, works: bool, things: dict[str, Any], staff_client: Any
    ) -> None:
        form = {"title": "新资料", "kind": "press"}
        client_of(role, staff_client).post(reverse("wagtailsnippets_streets_source:add"), form)
        assert Source.objects.filter(title="新资料").exists() is works

    @works_for(M)
    def test_changing_the_site_settings(
        self, role: str, works: bool, things: dict[str, Any], home: HomePage, staff_client: Any
    ) -> None:
        site = home.get_site()
        url = reverse("wagtailsettings:edit", args=["home", "sitesettings", site.pk])
        client_of(role, staff_client).post(url, {"office_name": "吕厝社区居委会"})
        assert SiteSettings.objects.filter(office_name="吕厝社区居委会").exists() is works

    @works_for(M)
    def test_deleting_a_shop(
        self, role: str, works: bool, things: dict[str, Any], staff_client: Any
    ) -> None:
        shop = things["shop"]
        url = reverse("wagtailsnippets_streets_shop:delete", args=[shop.pk])
        client_of(role, staff_client).post(url)
        assert Shop.objects.filter(pk=shop.pk).exists() is not works

    def test_a_right_taken_away_is_gone_at_once(
        self, things: dict[str, Any], staff_client: Any
    ) -> None:
        client = staff_client("Moderators")
        url = reverse("wagtailsnippets_home_theme:add")
        assert client.get(url).status_code == 200
        client.user.groups.clear()
        assert client.get(url).status_code == 302
