"""The shops in the CMS: list, search, choosers, spreadsheet, approval, preview."""

from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from home.models import HomePage
from streets.models import Shop, StreetPage
from tests.factories import (
    ShopFactory,
    SourceFactory,
    StreetIndexPageFactory,
    StreetPageFactory,
    TradeFactory,
)

LIST = "wagtailsnippets_streets_shop:list"


@pytest.fixture
def street(home: HomePage) -> StreetPage:
    return StreetPageFactory(parent=StreetIndexPageFactory(parent=home))


def shop_form(shop: Shop, **changes: Any) -> dict[str, Any]:
    return {
        "name": shop.name,
        "street": str(shop.street_id),
        "house_number": shop.house_number,
        "trade": str(shop.trade_id),
        "phone": shop.phone,
        "hours": "",
        "note": "",
        "picture": "",
        **changes,
    }


def edit_url(shop: Shop) -> str:
    return reverse("wagtailsnippets_streets_shop:edit", args=[shop.pk])


def names(response: Any) -> list[str]:
    return [shop.name for shop in response.context["object_list"]]


def test_the_list_stands_in_the_order_of_the_doors(street: StreetPage, staff_client: Any) -> None:
    for number in ("10号", "9号", "100号"):
        ShopFactory(street=street, house_number=number, name=number)
    assert names(staff_client("Editors").get(reverse(LIST))) == ["9号", "10号", "100号"]


@pytest.mark.parametrize(("words", "found"), [("豆腐", 1), ("腐", 1), ("12", 1), ("没有", 0)])
def test_any_part_of_a_chinese_name_is_found(
    street: StreetPage, staff_client: Any, words: str, found: int
) -> None:
    ShopFactory(street=street, name="老街手工豆腐坊", house_number="12号")
    ShopFactory(street=street, name="五金店", house_number="7号")
    assert len(names(staff_client("Editors").get(reverse(LIST), {"q": words}))) == found


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_many_shops(
    street: StreetPage, staff_client: Any, number: int, django_assert_max_num_queries: Any
) -> None:
    for _shop in range(number):
        ShopFactory(street=street)
    client = staff_client(superuser=True)
    client.get(reverse(LIST))
    with django_assert_max_num_queries(20):
        assert len(names(client.get(reverse(LIST)))) == number


class TestSpreadsheet:
    """Spreadsheet."""

    def test_those_who_look_after_shops_get_it(self, street: StreetPage, staff_client: Any) -> None:
        ShopFactory(street=street, name="豆腐坊", phone="0592-1234567")
        client = staff_client("Editors")
        response = client.get(reverse(LIST), {"export": "xlsx"})
        rows = list(load_workbook(BytesIO(b"".join(response))).active.values)
        assert rows[1][0] == "豆腐坊"
        assert "0592-1234567" in rows[1]
        assert "豆腐坊" in b"".join(client.get(reverse(LIST), {"export": "csv"})).decode()

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_those_who_may_only_look_do_not(
        self, street: StreetPage, staff_client: Any, kind: str
    ) -> None:
        ShopFactory(street=street, phone="0592-1234567")
        client = staff_client("Reviewers")
        client.user.user_permissions.add(Permission.objects.get(codename="view_shop"))
        shown = client.get(reverse(LIST))
        assert shown.status_code == 200
        assert "export=" not in shown.content.decode()
        response = client.get(reverse(LIST), {"export": kind})
        assert response["Content-Type"].startswith("text/html")
        assert "Content-Disposition" not in response


class TestPublication:
    """Publication."""

    def test_an_editors_change_waits_for_approval(
        self, street: StreetPage, staff_client: Any
    ) -> None:
        shop = ShopFactory(street=street, phone="0592-1111111")
        editor, moderator = staff_client("Editors"), staff_client("Moderators")
        form = shop_form(shop, phone="0592-2222222", **{"action-submit": "1"})
        editor.post(edit_url(shop), {**form, "action-publish": "1"})
        editor.post(edit_url(shop), form)
        shop.refresh_from_db()
        assert shop.phone == "0592-1111111"
        state = shop.current_workflow_task_state
        approve = reverse(
            "wagtailsnippets_streets_shop:workflow_action", args=[shop.pk, "approve", state.pk]
        )
        editor.post(approve, {"comment": ""})
        shop.refresh_from_db()
        assert shop.phone == "0592-1111111"
        moderator.post(approve, {"comment": ""})
        shop.refresh_from_db()
        assert shop.phone == "0592-2222222"

    def test_one_click_in_the_editor_approves(self, street: StreetPage, staff_client: Any) -> None:
        shop = ShopFactory(street=street, live=False)
        form = shop_form(shop, phone="0592-2222222")
        staff_client("Editors").post(edit_url(shop), {**form, "action-submit": "1"})
        approval = {"action-workflow-action": "1", "workflow-action-name": "approve"}
        staff_client("Moderators").post(edit_url(shop), {**form, **approval})
        shop.refresh_from_db()
        assert shop.live
        assert not shop.workflow_in_progress

    def test_a_number_nobody_can_dial_is_refused(
        self, street: StreetPage, staff_client: Any
    ) -> None:
        shop = ShopFactory(street=street, phone="0592-1111111")
        form = shop_form(shop, phone="电话没有", **{"action-publish": "1"})
        response = staff_client("Moderators").post(edit_url(shop), form)
        assert "phone" in response.context["form"].errors
        shop.refresh_from_db()
        assert shop.phone == "0592-1111111"

    def test_the_same_door_and_name_stand_in_the_directory_once(
        self, street: StreetPage, staff_client: Any
    ) -> None:
        shop = ShopFactory(street=street, name="豆腐坊", house_number="9号")
        add = reverse("wagtailsnippets_streets_shop:add")
        response = staff_client("Editors").post(add, shop_form(shop))
        assert "name" in response.context["form"].errors
        assert Shop.objects.count() == 1

    def test_a_moderator_corrects_an_entry_of_the_directory_alone(
        self, street: StreetPage, staff_client: Any
    ) -> None:
        shop = ShopFactory(street=street)
        form = shop_form(shop, phone="0592-2222222", **{"action-publish": "1"})
        staff_client("Moderators").post(edit_url(shop), form)
        shop.refresh_from_db()
        assert shop.phone == "0592-2222222"

    def test_a_copy_begins_with_the_same_entries(
        self, street: StreetPage, staff_client: Any
    ) -> None:
        shop = ShopFactory(street=street, name="豆腐坊")
        url = reverse("wagtailsnippets_streets_shop:copy", args=[shop.pk])
        assert "豆腐坊" in staff_client("Editors").get(url).content.decode()

    def test_the_preview_shows_the_shops_own_page(
        self, street: StreetPage, staff_client: Any
    ) -> None:
        shop = ShopFactory(street=street, name="豆腐坊")
        url = reverse("wagtailsnippets_streets_shop:preview_on_edit", args=[shop.pk])
        client = staff_client("Editors")
        client.post(url, shop_form(shop, name="新豆腐坊"))
        response = client.get(url, {"mode": ""})
        assert response.status_code == 200
        assert "新豆腐坊" in response.content.decode()


class TestChoosers:
    """Choosers."""

    def results(self, client: Client, chooser: str, words: str) -> str:
        url = reverse(f"wagtailsnippetchoosers_{chooser}:choose_results")
        return client.get(url, {"q": words}).content.decode()

    def test_shops_trades_and_sources_are_found_by_any_part_of_their_name(
        self, street: StreetPage, staff_client: Any
    ) -> None:
        client = staff_client("Moderators")
        ShopFactory(street=street, name="老街手工豆腐坊", trade=TradeFactory(name="传统小吃"))
        SourceFactory(title="湖里掌故：码头")
        for chooser, words, name in (
            ("streets_shop", "豆腐", "老街手工豆腐坊"),
            ("streets_trade", "小吃", "传统小吃"),
            ("streets_source", "掌故 码头", "湖里掌故：码头"),
        ):
            assert name in self.results(client, chooser, words)
            assert name not in self.results(client, chooser, "没有的")

    def test_a_source_can_be_entered_where_it_is_needed(self, staff_client: Any) -> None:
        url = reverse("wagtailsnippetchoosers_streets_source:create")
        client = staff_client("Editors")
        response = client.post(url, {"title": "新资料", "kind": "press"})
        assert response.json()["step"] == "chosen"
