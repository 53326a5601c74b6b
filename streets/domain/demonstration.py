"""Synthetic shops for load tests, spread over the streets."""

import random
from collections.abc import Callable, Iterable, Sequence

from django.core.management import call_command
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Locale

from lvcuo.content.demonstration import Words
from streets.house_numbers import sort_key
from streets.models import Shop, StreetPage, Trade

BATCH = 500


def top_up_shops(words: Words, count: int, progress: Callable[[range], Iterable[int]]) -> int:
    """Add shops until there are `count`; returns how many were added.

    Where there is no street or no trade yet, nothing is added.
    """
    streets = list(StreetPage.objects.live().order_by("path"))
    trades = list(Trade.objects.filter(locale=Locale.get_default()))
    have = synthetic_shops(words).count()
    if not streets or not trades or have >= count:
        return 0
    for start in progress(range(have + 1, count + 1, BATCH)):
        numbers = range(start, min(start + BATCH, count + 1))
        Shop.objects.bulk_create([_shop(words, number, streets, trades) for number in numbers])
    # Rows made in bulk bypass the search index.
    call_command("update_index", chunk_size=BATCH, verbosity=0)
    return count - have


def synthetic_shops(words: Words) -> QuerySet[Shop]:
    """The shops made here, known by how name and house number begin."""
    return Shop.objects.filter(
        is_sample=True,
        name__startswith=words.shop.name.split("{", 1)[0],
        house_number__startswith=words.shop.house_number.split("{", 1)[0],
    )


def _shop(
    words: Words, number: int, streets: Sequence[StreetPage], trades: Sequence[Trade]
) -> Shop:
    # Seeded by number: the same shop in every database, however many are made at a time.
    chance = random.Random(number)  # noqa: S311
    street, trade = streets[number % len(streets)], chance.choice(trades)
    house_number = words.shop.house_number.format(number=number)
    now = timezone.now()
    return Shop(
        name=words.shop.name.format(
            first=chance.choice(words.shop.first),
            second=chance.choice(words.shop.second),
            trade=trade.name,
            number=number,
        ),
        street=street,
        house_number=house_number,
        # bulk_create does not call save(), which keeps this in step.
        house_number_key=sort_key(house_number),
        trade=trade,
        hours=chance.choice(words.shop.hours),
        note=chance.choice(words.shop.notes),
        is_sample=True,
        locale=street.locale,
        live=True,
        first_published_at=now,
        last_published_at=now,
    )
