"""Fixtures of every test: a small site, people with one role each, a clean cache."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client
from wagtail.models import Page, Site

from home.models import HomePage
from tests.factories import HomePageFactory, UserFactory


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def home(db: None) -> HomePage:
    """The home page of the default site, in place of Wagtail's welcome page."""
    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(depth=1)
    page = HomePageFactory(parent=root)
    Site.objects.all().delete()
    Site.objects.create(
        hostname="localhost", root_page=page, is_default_site=True, site_name="吕厝街区"
    )
    return page


@pytest.fixture
def staff_client(db: None, settings: Any) -> Any:
    """A factory of clients logged in as a new member of the named groups."""
    settings.SECOND_FACTOR_REQUIRED = False

    def make(*groups: str, superuser: bool = False) -> Client:
        user = UserFactory(is_superuser=superuser)
        user.groups.set(Group.objects.filter(name__in=groups))
        client = Client()
        client.force_login(user)
        client.user = user  # type: ignore[attr-defined]
        return client

    return make
