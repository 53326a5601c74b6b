"""Shops, trades, sources."""

import factory
from wagtail.models import Locale

from streets.models import Shop, Source, Trade


class TradeFactory(factory.django.DjangoModelFactory):
    """A trade."""

    class Meta:
        model = Trade

    name = factory.Sequence(lambda number: f"行当{number}")
    slug = factory.Sequence(lambda number: f"trade-{number}")
    locale = factory.LazyFunction(Locale.get_default)


class ShopFactory(factory.django.DjangoModelFactory):
    """A published shop; needs a street."""

    class Meta:
        model = Shop

    name = factory.Sequence(lambda number: f"示例店{number}")
    house_number = factory.Sequence(lambda number: f"{number + 1}号")
    trade = factory.SubFactory(TradeFactory)
    is_sample = True
    live = True
    locale = factory.LazyFunction(Locale.get_default)


class SourceFactory(factory.django.DjangoModelFactory):
    """A press source."""

    class Meta:
        model = Source

    title = factory.Sequence(lambda number: f"示例资料{number}")
    kind = Source.Kind.PRESS
