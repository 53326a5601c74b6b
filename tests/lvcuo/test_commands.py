"""The commands around the content: preparation, accounts, keys, links, synthetic content."""

import re
from collections.abc import Callable
from functools import partial
from io import StringIO
from typing import Any

import pytest
from django.conf import settings as project_settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page

from home.models import ContentPage, SiteImage
from lvcuo.accounts import demonstration_accounts
from lvcuo.demonstration import ACCOUNTS, ensure_accounts
from lvcuo.pictures import ALL_SPECS
from streets.house_numbers import sort_key
from streets.models import Shop
from tests.factories import SiteImageFactory
from tests.lvcuo.content_folder import ContentFolder

pytestmark = pytest.mark.django_db

PASSWORD_LINE = re.compile(r"Password:\s+(\S{16})\s+\(shown this once\)")


def run(name: str, *args: Any, **options: Any) -> str:
    """What a command prints."""
    out = StringIO()
    call_command(name, *args, stdout=out, no_color=True, **options)
    return out.getvalue()


@pytest.fixture
def prepare(
    folder: ContentFolder, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], str]:
    """Runs `prepare` on a small content folder under demonstration settings."""
    settings.DEMONSTRATION = True
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    for name in filter(None, ACCOUNTS.values()):
        Group.objects.get_or_create(name=name)
    return partial(run, "prepare", folder=folder.path)


def test_prepare_says_where_the_site_is_and_who_may_log_in(prepare: Callable[[], str]) -> None:
    said = prepare()
    assert f"{project_settings.SITE_URL}/\n" in said
    assert f"{project_settings.SITE_URL}/{project_settings.ADMIN_URL}\n" in said
    password = PASSWORD_LINE.search(said)
    assert password
    users = {user.username: user for user in demonstration_accounts()}
    assert set(users) == {"admin", "editor", "moderator", "reviewer"}
    assert all(user.check_password(password[1]) for user in users.values())
    assert [name for name, user in users.items() if user.is_superuser] == ["admin"]
    groups = {
        name: list(user.groups.values_list("name", flat=True)) for name, user in users.items()
    }
    assert groups == {
        "admin": [],
        "editor": ["Editors"],
        "moderator": ["Moderators"],
        "reviewer": ["Reviewers"],
    }


def test_a_second_start_neither_shows_nor_changes_the_password(prepare: Callable[[], str]) -> None:
    prepare()
    before = list(demonstration_accounts().order_by("pk").values())
    said = prepare()
    assert "shown this once" not in said
    assert "added 0, updated 0" in said
    assert list(demonstration_accounts().order_by("pk").values()) == before


def test_a_given_password_is_used_and_not_printed(
    prepare: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare()
    monkeypatch.setenv("DEMO_PASSWORD", "a given password")
    said = prepare()
    assert "a given password" not in said
    assert all(user.check_password("a given password") for user in demonstration_accounts())
    before = list(demonstration_accounts().order_by("pk").values())
    prepare()
    assert list(demonstration_accounts().order_by("pk").values()) == before


def test_an_account_of_somebody_else_is_left_alone(prepare: Callable[[], str]) -> None:
    get_user_model().objects.create_user("admin", "admin@example.org", "her own password")
    said = prepare()
    assert "admin: belongs to somebody else, left alone" in said
    assert get_user_model().objects.get(username="admin").check_password("her own password")


def test_production_never_creates_an_account(prepare: Callable[[], str], settings: Any) -> None:
    settings.DEMONSTRATION = False
    said = prepare()
    assert "Accounts" not in said
    assert not get_user_model().objects.exists()
    with pytest.raises(RuntimeError):
        ensure_accounts()


def test_a_secret_key_is_long_and_new_each_time() -> None:
    first, second = run("make_secret_key").strip(), run("make_secret_key").strip()
    assert len(first) >= 50
    assert first != second


def test_a_staff_link_sets_a_password_once(client: Client) -> None:
    said = run("create_staff_link", "lin", "--superuser", email="lin@example.org")
    user = get_user_model().objects.get(username="lin")
    assert not user.has_usable_password()
    assert user.is_superuser
    link = said.splitlines()[-1]
    assert link.startswith(project_settings.SITE_URL)
    path = link.removeprefix(project_settings.SITE_URL)

    form = client.get(path, follow=True)
    new = "a quiet river at dawn 7"
    answer = client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    assert answer.status_code == 302
    user.refresh_from_db()
    assert user.check_password(new)

    again = Client().get(path, follow=True)
    assert again.context["token_fail"]


def test_a_staff_link_gives_a_group_its_member() -> None:
    Group.objects.get_or_create(name="Editors")
    run("create_staff_link", "chen", group=["Editors"])
    user = get_user_model().objects.get(username="chen")
    assert not user.is_superuser
    assert list(user.groups.values_list("name", flat=True)) == ["Editors"]


def test_a_new_link_for_an_account_changes_none_of_its_rights() -> None:
    run("create_staff_link", "lin", "--superuser")
    assert "For lin:" in run("create_staff_link", "lin")
    with pytest.raises(CommandError, match="lin exists"):
        run("create_staff_link", "lin", group=["Editors"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "--superuser"),
        ({"group": ["Nobody"]}, "no Nobody"),
        ({"superuser": True, "email": "x@demonstration.invalid"}, "for demonstration accounts"),
        ({"superuser": True, "email": "no address"}, "email"),
    ],
)
def test_a_staff_link_refuses(options: dict[str, Any], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        run("create_staff_link", "lin", **options)
    assert not get_user_model().objects.exists()


# Wagtail leaves the temporary file of each rendition to the garbage collector.
spooled = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@spooled
def test_missing_renditions_are_made_and_present_ones_left() -> None:
    image = SiteImageFactory()
    run("make_renditions")
    first = set(image.renditions.values_list("pk", flat=True))
    assert len(first) == len(ALL_SPECS)
    run("make_renditions")
    assert set(image.renditions.values_list("pk", flat=True)) == first


@spooled
def test_a_picture_without_its_file_is_named_and_the_others_are_made() -> None:
    lost, kept = SiteImageFactory(title="丢了"), SiteImageFactory()
    lost.file.storage.delete(lost.file.name)
    with pytest.raises(CommandError, match=f"picture {lost.pk} “丢了”"):
        run("make_renditions")
    assert SiteImage.objects.get(pk=kept.pk).renditions.count() == len(ALL_SPECS)


def test_synthetic_content_is_topped_up_not_added_to(folder: ContentFolder) -> None:
    folder.load()
    shops, pages = Shop.objects.count(), ContentPage.objects.count()
    assert "shops added 20, pages added 2" in run("load_content", folder=folder.path, demo=20)
    assert "shops added 0, pages added 0" in run("load_content", folder=folder.path, demo=20)
    assert "shops added 5, pages added 0" in run("load_content", folder=folder.path, demo=25)
    assert Shop.objects.count() == shops + 25
    assert ContentPage.objects.count() == pages + 3
    assert not any(Page.find_problems())


def test_synthetic_content_is_marked_and_out_of_the_menus(folder: ContentFolder) -> None:
    folder.load()
    run("load_content", folder=folder.path, demo=12)
    synthetic = Shop.objects.filter(name__startswith="示例", house_number__startswith="示例")
    assert synthetic.count() == 12
    for shop in synthetic:
        assert shop.is_sample
        assert shop.live
        assert shop.house_number_key == sort_key(shop.house_number)
    assert len(set(synthetic.values_list("translation_key", flat=True))) == 12
    parent = ContentPage.objects.get(title="演示页面")
    assert not parent.show_in_menus
    child = parent.get_children().get()
    assert "示例" in child.title
    assert not child.show_in_menus


def test_synthetic_content_is_the_same_in_every_database(folder: ContentFolder) -> None:
    folder.load()
    run("load_content", folder=folder.path, demo=8)
    names = list(Shop.objects.order_by("pk").values_list("name", "hours"))
    Shop.objects.filter(house_number__startswith="示例").delete()
    run("load_content", folder=folder.path, demo=3)
    run("load_content", folder=folder.path, demo=8)
    assert list(Shop.objects.order_by("pk").values_list("name", "hours")) == names
