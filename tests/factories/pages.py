"""Pages."""

import factory
import wagtail_factories

from home.models import ContentPage, HomePage
from streets.models import HeritageStoryPage, StoryIndexPage, StreetIndexPage, StreetPage


class PublicPageFactory(wagtail_factories.PageFactory):
    """What every page of ours needs."""

    class Meta:
        abstract = True

    summary = "一句话说明这一页讲什么。"


class HomePageFactory(PublicPageFactory):
    """The home page."""

    title = "首页"
    slug = "home"
    lede = "红砖骑楼下，邻里过日子。"

    class Meta:
        model = HomePage


class ContentPageFactory(PublicPageFactory):
    """A plain page with one paragraph."""

    title = factory.Sequence(lambda number: f"普通页面{number}")
    slug = factory.Sequence(lambda number: f"page-{number}")
    body = [("prose", "<p>正文。</p>")]

    class Meta:
        model = ContentPage


class StreetIndexPageFactory(PublicPageFactory):
    """The index of streets."""

    title = "街区"
    slug = "streets"
    show_in_menus = True

    class Meta:
        model = StreetIndexPage


class StreetPageFactory(PublicPageFactory):
    """A street on the sketch map."""

    title = factory.Sequence(lambda number: f"示例街{number}")
    slug = factory.Sequence(lambda number: f"street-{number}")
    trade = "示例"
    sketch_x1 = 100
    sketch_y1 = 100
    sketch_x2 = 900
    sketch_y2 = 100

    class Meta:
        model = StreetPage


class StoryIndexPageFactory(PublicPageFactory):
    """The index of stories."""

    title = "故事"
    slug = "stories"
    show_in_menus = True

    class Meta:
        model = StoryIndexPage


class HeritageStoryPageFactory(PublicPageFactory):
    """A story without chapters; tests add what they need."""

    title = "台湾街的故事"
    slug = "taiwan-street"
    introduction = "从码头说起。"
    chapters: list[tuple[str, object]] = []

    class Meta:
        model = HeritageStoryPage
