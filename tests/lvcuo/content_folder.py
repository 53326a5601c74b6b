"""A small content folder that tests can spoil, edit and load."""

from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from django.core.management import call_command

FILES = {
    "site.yaml": """\
site:
  site_name: 示例街区
settings:
  tagline: 出门就是街
  office_name: 示例社区
  privacy_page: '@page:about'
""",
    "themes.yaml": """\
items:
- key: elder
  name: 健康助老
  slug: elder-care
  summary: 助老示例
""",
    "trades.yaml": """\
items:
- key: snacks
  name: 小吃
  slug: snacks
- key: tea
  name: 茶叶
  slug: tea
""",
    "sources.yaml": """\
items:
- key: book
  title: 《示例志》
  kind: book
  date_text: 1766-01-01
""",
    "pages/home.yaml": """\
key: home
type: home.HomePage
slug: home
fields:
  title: 首页
  lede: 第一句话
  summary: 首页的摘要
  body:
  - type: link_cards
    value:
      cards:
      - page: '@page:food'
        text: 去看看
      - page: '@page:about'
""",
    "pages/about.yaml": """\
key: about
type: home.ContentPage
parent: home
order: 2
slug: about
show_in_menus: true
fields:
  title: 关于
  summary: 关于本站
  body:
  - type: prose
    value: <p>回到<a href="@page:home">首页</a>。</p>
  - type: questions
    value:
      questions:
      - question: 问一
        answer: <p>答一</p>
      - question: 问二
        answer: <p>答二</p>
""",
    "pages/streets.yaml": """\
key: streets
type: streets.StreetIndexPage
parent: home
order: 1
slug: streets
fields:
  title: 街区
  summary: 五条街
""",
    "pages/food.yaml": """\
key: food
type: streets.StreetPage
parent: streets
slug: food
fields:
  title: 美食街
  summary: 一条街
  trade: 美食
  latitude: 24.498765
  longitude: 118.12
""",
    "pages/stories.yaml": """\
key: stories
type: streets.StoryIndexPage
parent: home
order: 3
slug: stories
fields:
  title: 故事
  summary: 街上的故事
""",
    "pages/story.yaml": """\
key: story
type: streets.HeritageStoryPage
parent: stories
slug: story
fields:
  title: 来历
  summary: 街的来历
  introduction: 从前有条街。
  checked_on: 2026-11-01
  chapters:
  - type: chapter
    value:
      period: 清代
      title: 码头
      body:
      - type: statement
        value:
          text: <p>这里是码头。</p>
          certainty: documented
          sources: ['@source:book']
""",
    "shops/food.yaml": """\
street: '@page:food'
items:
- key: food-1
  name: 示例一号
  house_number: 10号
  trade: '@trade:snacks'
  more_trades: ['@trade:tea']
  is_sample: true
- key: food-2
  name: 示例二号
  house_number: 9号
  trade: '@trade:tea'
  is_sample: true
""",
}
ENTRIES = 2 + 1 + 2 + 1 + 6 + 2


class ContentFolder:
    """The folder of `FILES` below a temporary path."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        """Create or replace a file."""
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands in the file exactly once."""
        text = (self.path / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def load(self, overwrite: Iterable[str] = ()) -> list[str]:
        """Run the command; the lines it printed."""
        out = StringIO()
        call_command(
            "load_content", folder=self.path, overwrite=list(overwrite), stdout=out, no_color=True
        )
        return out.getvalue().splitlines()
