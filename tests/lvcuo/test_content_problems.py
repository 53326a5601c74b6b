"""Broken content: file, line and field are named, and the database stays as it was."""

from dataclasses import dataclass

import pytest
from django.core.management import CommandError
from wagtail.models import Page

from home.models import LoadedContent, Theme
from tests.lvcuo.content_folder import FILES, ContentFolder

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Case:
    """A spoilt file and the line it must be answered with."""

    name: str
    file: str
    old: str
    new: str
    expected: str


CASES = [
    Case(
        "syntax",
        "themes.yaml",
        "name: 健康助老",
        "name: [健康助老",
        "themes.yaml:4: not valid YAML: while parsing a flow sequence",
    ),
    Case(
        "duplicate key",
        "themes.yaml",
        "  slug: elder-care\n",
        "  slug: elder-care\n  name: 又一个\n",
        "themes.yaml:5: items[0].name: stands here a second time",
    ),
    Case(
        "unknown field",
        "themes.yaml",
        "  summary: 助老示例",
        "  sumary: 助老示例",
        "themes.yaml:5: items[0].sumary: unknown field; did you mean summary?",
    ),
    Case(
        "missing field",
        "themes.yaml",
        "  summary: 助老示例\n",
        "",
        "themes.yaml:2: items[0].summary: is missing",
    ),
    Case(
        "too long",
        "pages/about.yaml",
        "summary: 关于本站",
        "summary: " + "长" * 121,
        "pages/about.yaml:9: fields.summary: at most 120 characters (has 121)",
    ),
    Case(
        "number where text is wanted",
        "shops/food.yaml",
        "house_number: 9号",
        "house_number: 9",
        "shops/food.yaml:11: items[1].house_number: expected text, got 9 (write it in quotes)",
    ),
    Case(
        "wrong choice",
        "sources.yaml",
        "kind: book",
        "kind: novel",
        "sources.yaml:4: items[0].kind: expected 'document', 'book', 'press' or",
    ),
    Case(
        "reference to nothing",
        "shops/food.yaml",
        "more_trades: ['@trade:tea']",
        "more_trades: ['@trade:coffee']",
        "shops/food.yaml:7: items[0].more_trades[0]: @trade:coffee is not in the content files",
    ),
    Case(
        "reference to another kind",
        "shops/food.yaml",
        "trade: '@trade:snacks'",
        "trade: '@page:food'",
        "shops/food.yaml:6: items[0].trade: expected a reference such as '@trade:key'",
    ),
    Case(
        "reference to another page type",
        "shops/food.yaml",
        "street: '@page:food'",
        "street: '@page:about'",
        "shops/food.yaml:1: street: @page:about is a home.ContentPage, expected a "
        "streets.StreetPage",
    ),
    Case(
        "reference in a block",
        "pages/home.yaml",
        "- page: '@page:about'",
        "- page: '@page:nowhere'",
        "pages/home.yaml:14: fields.body[0].value.cards[1].page: "
        "@page:nowhere is not in the content files",
    ),
    Case(
        "reference in rich text",
        "pages/about.yaml",
        '<a href="@page:home">',
        '<a href="@page:nowhere">',
        "pages/about.yaml:12: fields.body[0].value: @page:nowhere is not in the content files",
    ),
    Case(
        "unknown block",
        "pages/about.yaml",
        "type: questions",
        "type: question",
        "pages/about.yaml:13: fields.body[1].type: no block 'question' here; known: prose,",
    ),
    Case(
        "unknown field of a block",
        "pages/about.yaml",
        "        answer: <p>答二</p>",
        "        reply: <p>答二</p>",
        "pages/about.yaml:19: fields.body[1].value.questions[1].reply: "
        "unknown field; known: question, answer",
    ),
    Case(
        "a tag the editor does not know",
        "pages/about.yaml",
        "<p>答一</p>",
        "<p><em>答一</em></p>",
        "pages/about.yaml:17: fields.body[1].value.questions[0].answer: <em> is not used here",
    ),
    Case(
        "a tag left open",
        "pages/about.yaml",
        "<p>答一</p>",
        "<p>答一",
        "pages/about.yaml:17: fields.body[1].value.questions[0].answer: <p> is not closed",
    ),
    Case(
        "a block rule of the CMS",
        "pages/about.yaml",
        "question: 问二",
        "question: " + "问" * 121,
        "pages/about.yaml:18: fields.body[1].value.questions[1].question: "
        "Ensure this value has at most 120 characters (it has 121).",
    ),
    Case(
        "a statement without source",
        "pages/story.yaml",
        "sources: ['@source:book']",
        "sources: []",
        "pages/story.yaml:19: fields.chapters[0].value.body[0].value.certainty: Add a source,",
    ),
    Case(
        "too few blocks",
        "pages/about.yaml",
        "  - type: questions\n    value:\n      questions:\n      - question: 问一\n"
        "        answer: <p>答一</p>\n      - question: 问二\n        answer: <p>答二</p>\n",
        "  - type: gallery\n    value:\n      pictures: []\n",
        "pages/about.yaml:15: fields.body[1].value.pictures: The minimum number of items is 2",
    ),
    Case(
        "a rule of the model",
        "pages/food.yaml",
        "  longitude: 118.12\n",
        "",
        "pages/food.yaml:9: fields.latitude: Enter both latitude and longitude, or neither.",
    ),
    Case(
        "a bad address",
        "pages/about.yaml",
        "slug: about",
        "slug: 关于",
        "pages/about.yaml:5: slug: small letters, digits and hyphens only",
    ),
    Case(
        "an address that is taken",
        "pages/about.yaml",
        "slug: about",
        "slug: streets",
        "pages/streets.yaml:5: slug: page 'about' has it already below the same parent",
    ),
    Case(
        "unknown page type",
        "pages/about.yaml",
        "type: home.ContentPage",
        "type: home.Page",
        "pages/about.yaml:2: type: no page type 'home.Page'; known: home.HomePage,",
    ),
    Case(
        "a parent that does not exist",
        "pages/about.yaml",
        "parent: home",
        "parent: nowhere",
        "pages/about.yaml:3: parent: @page:nowhere is not in the content files",
    ),
    Case(
        "a parent that may not have such pages",
        "pages/food.yaml",
        "parent: streets",
        "parent: home",
        "pages/food.yaml:3: parent: a streets.StreetPage stands below: streets.StreetIndexPage",
    ),
    Case(
        "a key that is taken",
        "trades.yaml",
        "key: tea",
        "key: snacks",
        "trades.yaml:5: items[1].key: 'snacks' is taken in",
    ),
    Case(
        "no items",
        "trades.yaml",
        "items:",
        "trades:",
        "trades.yaml:1: expected a list `items:`",
    ),
    Case(
        "a word at the head",
        "shops/food.yaml",
        "street: '@page:food'\n",
        "street: '@page:food'\nstreets: x\n",
        "shops/food.yaml:2: streets: unknown field",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_broken_content_is_named_by_file_line_and_field(folder: ContentFolder, case: Case) -> None:
    folder.change(case.file, case.old, case.new)
    with pytest.raises(CommandError) as refused:
        folder.load()
    lines = str(refused.value).splitlines()
    assert [line for line in lines if line.startswith(f"{folder.path}/{case.expected}")], lines
    assert lines[-1].startswith("Nothing was loaded: ")
    assert refused.value.returncode == 1
    assert not LoadedContent.objects.exists()
    assert Page.objects.count() == 2, "the tree of a fresh database, welcome page included"


def test_every_problem_of_every_file_is_named_at_once(folder: ContentFolder) -> None:
    folder.change("themes.yaml", "  summary: 助老示例\n", "")
    folder.change("trades.yaml", "  slug: tea\n", "")
    folder.change("pages/about.yaml", "show_in_menus: true", "show_in_menus: 是")
    with pytest.raises(CommandError) as refused:
        folder.load()
    assert str(refused.value).splitlines() == [
        f"{folder.path}/pages/about.yaml:6: show_in_menus: expected true or false, got '是'",
        f"{folder.path}/themes.yaml:2: items[0].summary: is missing",
        f"{folder.path}/trades.yaml:5: items[1].slug: is missing",
        "Nothing was loaded: 3 problem(s).",
    ]


def test_a_broken_update_leaves_everything_as_it_was(folder: ContentFolder) -> None:
    folder.load()
    before = list(Page.objects.order_by("pk").values())
    folder.change("themes.yaml", "summary: 助老示例", "summary: 新")
    folder.change("pages/food.yaml", "  longitude: 118.12\n", "")
    with pytest.raises(CommandError):
        folder.load()
    assert list(Page.objects.order_by("pk").values()) == before
    assert Theme.objects.get().summary == "助老示例"


def test_a_page_below_itself_is_refused(folder: ContentFolder) -> None:
    help_page = (
        FILES["pages/about.yaml"]
        .replace("key: about", "key: help")
        .replace("slug: about", "slug: help")
    )
    folder.write("pages/help.yaml", help_page.replace("parent: home", "parent: about"))
    folder.change("pages/about.yaml", "parent: home", "parent: help")
    with pytest.raises(CommandError, match=r"about.yaml:3: parent: the page stands below itself"):
        folder.load()


def test_a_file_nobody_reads_is_named(folder: ContentFolder) -> None:
    folder.write("theme.yaml", "items: []\n")
    with pytest.raises(CommandError, match=r"theme.yaml:1: nothing reads a file of this name"):
        folder.load()


def test_a_file_that_is_not_utf_8_is_named(folder: ContentFolder) -> None:
    (folder.path / "themes.yaml").write_bytes("items: 健康".encode("gb18030"))
    with pytest.raises(CommandError, match=r"themes.yaml:1: cannot be read as UTF-8"):
        folder.load()


def test_an_entry_cannot_become_another_type(folder: ContentFolder) -> None:
    folder.load()
    folder.change("pages/stories.yaml", "streets.StoryIndexPage", "streets.StreetIndexPage")
    folder.change("pages/story.yaml", "parent: stories", "parent: stories2")
    folder.write(
        "pages/stories2.yaml",
        FILES["pages/stories.yaml"]
        .replace("key: stories", "key: stories2")
        .replace("slug: stories", "slug: more"),
    )
    with pytest.raises(CommandError, match=r"stories.yaml:2: type: was a streets.StoryIndexPage"):
        folder.load()
