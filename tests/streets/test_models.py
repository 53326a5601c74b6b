"""Rules of streets and shops."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from home.models import HomePage, ShortLink
from streets.models import Shop, StreetPage
from tests.factories import (
    ShopFactory,
    StreetIndexPageFactory,
    StreetPageFactory,
    TradeFactory,
)


@pytest.fixture
def street(home: HomePage) -> StreetPage:
    return StreetPageFactory(parent=StreetIndexPageFactory(parent=home))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"latitude": "24.489"}, "latitude"),
        ({"longitude": "118.117"}, "latitude"),
        ({"latitude": "91", "longitude": "118"}, "latitude"),
        ({"latitude": "24", "longitude": "181"}, "longitude"),
        ({"sketch_x1": None}, "sketch_x1"),
        ({"sketch_y2": 1001}, "sketch_y2"),
    ],
)
def test_half_a_position_is_refused(
    street: StreetPage, changes: dict[str, Any], field: str
) -> None:
    for name, value in changes.items():
        setattr(street, name, value)
    with pytest.raises(ValidationError) as error:
        street.full_clean()
    assert field in error.value.message_dict


def test_a_street_may_be_off_the_sketch(street: StreetPage) -> None:
    street.sketch_x1 = street.sketch_y1 = street.sketch_x2 = street.sketch_y2 = None
    street.full_clean()


def test_a_street_keeps_one_short_address(street: StreetPage) -> None:
    code = street.short_link.code
    street.save()
    street.save()
    assert ShortLink.objects.get(page=street.pk).code == code


def test_a_shop_keeps_its_sort_key_in_step_with_its_number(street: StreetPage) -> None:
    shop = ShopFactory(street=street, house_number="9号")
    before = shop.house_number_key
    shop.house_number = "10号"
    shop.save()
    assert before < Shop.objects.get(pk=shop.pk).house_number_key


def test_a_street_with_shops_and_a_trade_in_use_cannot_vanish(street: StreetPage) -> None:
    shop = ShopFactory(street=street)
    for thing in (street, shop.trade):
        with pytest.raises(ProtectedError), transaction.atomic():
            thing.delete()


def test_a_trade_has_its_short_name_once_in_a_language(db: None) -> None:
    trade = TradeFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        TradeFactory(slug=trade.slug, locale=trade.locale)


@pytest.mark.parametrize(("written", "dialled"), [("0592-1234567", "05921234567"), ("", "")])
def test_a_telephone_number_is_dialled_without_its_dashes(written: str, dialled: str) -> None:
    assert Shop(phone=written).phone_uri == dialled
