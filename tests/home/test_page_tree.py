"""The whole page tree: what may stand under what, and how often."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, get_page_models

from home.models import GovernancePage, HomePage
from streets.models import StoryIndexPage, StreetIndexPage, StreetPage
from tests.factories import HomePageFactory, StreetIndexPageFactory, StreetPageFactory

TREE = {
    "HomePage": {"ContentPage", "GovernancePage", "StoryIndexPage", "StreetIndexPage"},
    "ContentPage": {"ContentPage"},
    "GovernancePage": set(),
    "StreetIndexPage": {"StreetPage"},
    "StreetPage": set(),
    "StoryIndexPage": {"HeritageStoryPage"},
    "HeritageStoryPage": set(),
}


def test_the_tree_is_as_declared() -> None:
    tree = {
        model.__name__: {child.__name__ for child in model.creatable_subpage_models()}
        for model in get_page_models()
        if model is not Page
    }
    assert tree == TREE


def test_indexes_and_the_governance_page_stand_once_under_a_home_page(home: HomePage) -> None:
    assert StreetIndexPage.can_create_at(home)
    StreetIndexPageFactory(parent=home)
    assert not StreetIndexPage.can_create_at(home)
    assert StoryIndexPage.can_create_at(home)
    assert StoryIndexPage.max_count_per_parent == GovernancePage.max_count_per_parent == 1


def test_only_a_home_page_stands_at_the_top() -> None:
    assert Page.creatable_subpage_models() == [HomePage]


def test_a_language_has_one_home_page(home: HomePage) -> None:
    home.full_clean()
    with pytest.raises(ValidationError):
        HomePageFactory(parent=home.get_parent(), slug="second", locale=home.locale)


def test_streets_stand_side_by_side(home: HomePage) -> None:
    index = StreetIndexPageFactory(parent=home)
    for _number in range(2):
        StreetPageFactory(parent=index)
    assert StreetPage.can_create_at(index)
    assert Page.find_problems() == ([], [], [], [], [])
