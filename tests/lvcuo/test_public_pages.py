"""What every public page must be, asked through the client: queries, mark-up, meta data."""

import json
import re
from typing import Any

import html5lib
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    ContentPageFactory,
    HeritageStoryPageFactory,
    ShopFactory,
    SiteImageFactory,
    SourceFactory,
    StoryIndexPageFactory,
    StreetIndexPageFactory,
    StreetPageFactory,
    TradeFactory,
)

MOST_QUERIES = 15


@pytest.fixture
def small_site(home: Any) -> dict[str, str]:
    """One page of each kind, with a few shops; address by kind."""
    streets = StreetIndexPageFactory(parent=home)
    street = StreetPageFactory(parent=streets, slug="meishi", title="美食一条街")
    StreetPageFactory(parent=streets)
    shops = [ShopFactory(street=street) for _number in range(3)]
    source = SourceFactory()
    stories = StoryIndexPageFactory(parent=home)
    statement = {"text": "<p>从前有潮水。</p>", "certainty": "documented", "sources": [source]}
    moment = {"when": "1993年", "title": "拓宽", "certainty": "told", "sources": [source]}
    HeritageStoryPageFactory(
        parent=stories,
        chapters=[
            (
                "chapter",
                {"period": "从前", "title": "码头", "body": [("statement", statement)]},
            )
        ],
        timeline=[("moment", moment)],
    )
    ContentPageFactory(parent=home, slug="about", title="关于", show_in_footer=True)
    return {
        "home": "/",
        "street index": "/streets/",
        "street": "/streets/meishi/",
        "shop directory": "/streets/meishi/shops/",
        "shop": f"/streets/meishi/shops/{shops[0].pk}/",
        "poster": "/streets/meishi/poster/",
        "story index": "/stories/",
        "story": "/stories/taiwan-street/",
        "plain page": "/about/",
        "site map": "/site-map/",
    }


KINDS = (
    "home",
    "street index",
    "street",
    "shop directory",
    "shop",
    "poster",
    "story index",
    "story",
    "plain page",
    "site map",
)


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_costs_few_queries(kind: str, client: Client, small_site: dict[str, str]) -> None:
    assert queries_of(client, small_site[kind]) <= MOST_QUERIES


@pytest.mark.parametrize("kind", ["home", "street index", "street", "shop directory", "story"])
def test_a_hundred_more_shops_cost_no_query_more(
    kind: str, client: Client, small_site: dict[str, str]
) -> None:
    from streets.models import StreetPage

    before = queries_of(client, small_site[kind])
    street = StreetPage.objects.get(slug="meishi")
    for _number in range(5):
        trade = TradeFactory()
        for _shop in range(20):
            ShopFactory(street=street, trade=trade)
    assert queries_of(client, small_site[kind]) == before


@pytest.mark.parametrize("kind", KINDS)
def test_the_mark_up_is_valid(kind: str, client: Client, small_site: dict[str, str]) -> None:
    answer = client.get(small_site[kind])
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(answer.content.decode())


@pytest.mark.parametrize("kind", KINDS)
def test_ids_are_unique_and_labels_lead_somewhere(
    kind: str, client: Client, small_site: dict[str, str]
) -> None:
    soup = BeautifulSoup(client.get(small_site[kind]).content, "html.parser")
    ids = [node["id"] for node in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for node in soup.select(f"[{attribute}]"):
            assert set(node[attribute].split()) <= set(ids), node
    for node in soup.select('a[href^="#"]'):
        assert node["href"][1:] in ids, node


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_tells_search_engines_and_wechat_what_it_is(
    kind: str, client: Client, small_site: dict[str, str]
) -> None:
    soup = BeautifulSoup(client.get(small_site[kind]).content, "html.parser")
    assert soup.title.string.endswith("吕厝街区")
    assert soup.select_one('link[rel="canonical"]')["href"].startswith("http")
    for name in ("og:title", "og:type", "og:url", "og:image", "og:site_name"):
        assert soup.select_one(f'meta[property="{name}"]')["content"], name
    assert soup.select_one('meta[property="og:image"]')["content"].startswith("http")
    assert soup.html["lang"] == "zh-Hans"
    assert "user-scalable=no" not in soup.select_one('meta[name="viewport"]')["content"]
    assert "maximum-scale" not in soup.select_one('meta[name="viewport"]')["content"]
    graph = json.loads(soup.select_one('script[type="application/ld+json"]').string)["@graph"]
    assert {"Organization"} <= {item["@type"] for item in graph}


def test_the_story_is_an_article_and_the_street_a_place(
    client: Client, small_site: dict[str, str]
) -> None:
    def kinds(address: str) -> set[str]:
        soup = BeautifulSoup(client.get(address).content, "html.parser")
        graph = json.loads(soup.select_one('script[type="application/ld+json"]').string)["@graph"]
        return {item["@type"] for item in graph}

    assert kinds(small_site["street"]) == {"Organization", "Place", "BreadcrumbList"}
    assert kinds(small_site["story"]) == {"Organization", "Article", "BreadcrumbList"}


def test_a_title_cannot_break_out_of_the_structured_data(client: Client, home: Any) -> None:
    ContentPageFactory(parent=home, slug="hostile", title="</script><script>alert(1)</script>")
    text = client.get("/hostile/").content.decode()
    assert "<script>alert" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_the_elder_switch_is_first_after_the_skip_link(
    kind: str, client: Client, small_site: dict[str, str]
) -> None:
    soup = BeautifulSoup(client.get(small_site[kind]).content, "html.parser")
    stops = soup.select("a[href], button, input:not([type=hidden]), summary")
    assert stops[0]["href"] == "#main"
    assert "长者模式" in stops[1].get_text()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_on_the_page_is_in_english(
    kind: str, client: Client, small_site: dict[str, str]
) -> None:
    soup = BeautifulSoup(client.get(small_site[kind]).content, "html.parser")
    for node in soup(["script", "style", "svg"]):
        node.decompose()
    said = soup.get_text(" ")
    said += " ".join(
        str(node[name])
        for name in ("alt", "title", "placeholder", "aria-label")
        for node in soup.select(f"[{name}]")
    )
    # Addresses printed on posters, and the short names people know.
    allowed = {"http", "localhost", "testserver", "QR", "ICP", "TalkBack"}
    words = re.findall(r"[A-Za-z]{2,}", re.sub(r"https?://\S+|\S+/q/\S+", "", said))
    assert set(words) - allowed == set()


@pytest.mark.parametrize("mode", ["standard", "elder"])
def test_elder_mode_offers_the_same_addresses(
    mode: str, client: Client, small_site: dict[str, str]
) -> None:
    def addresses(chosen: str) -> set[str]:
        client.cookies["display_mode"] = chosen
        soup = BeautifulSoup(client.get(small_site["street"]).content, "html.parser")
        return {node["href"] for node in soup.select("a[href]")}

    assert addresses(mode) == addresses("standard")


def test_the_site_map_for_machines_lists_every_page(
    client: Client, small_site: dict[str, str]
) -> None:
    text = client.get("/sitemap.xml").content.decode()
    for kind in ("home", "street index", "street", "shop directory", "story index", "story"):
        assert f"{small_site[kind]}</loc>" in text, kind
    assert "/admin/" not in text


def test_the_short_address_of_a_poster_survives_a_move(
    client: Client, small_site: dict[str, str]
) -> None:
    from home.models import ShortLink
    from streets.models import StreetPage

    street = StreetPage.objects.get(slug="meishi")
    address = street.short_link.get_absolute_url()
    street.slug = "moved"
    street.save()
    assert client.get(address).url == "/streets/moved/"
    street.shops.all().delete()
    street.delete()
    assert client.get(address).status_code == 410
    assert ShortLink.objects.filter(page=None).count() == 1


def test_the_code_on_the_poster_leads_to_the_short_address(
    client: Client, small_site: dict[str, str], settings: Any
) -> None:
    text = client.get(small_site["poster"]).content.decode()
    code = re.search(r"<svg[^>]*qr__code.*?</svg>", text, re.DOTALL)
    assert code is not None
    # The site's own address, whatever name the poster was opened under.
    assert decoded(code[0]).startswith(f"{settings.SITE_URL}/q/")


def decoded(svg: str) -> str:
    """What a phone reads from a QR code drawn as one SVG path of horizontal strokes."""
    import zxingcpp
    from PIL import Image, ImageDraw

    size = int(float(re.search(r'viewBox="0 0 (\d+)', svg)[1]))
    scale = 8
    image = Image.new("L", (size * scale, size * scale), 255)
    draw = ImageDraw.Draw(image)
    path = re.findall(r'd="([^"]+)"', svg)[-1]
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmhv])\s*([-\d. ]+)", path):
        values = [float(number) for number in numbers.replace("-", " -").split()]
        if command == "M":
            x, y = values
        elif command == "m":
            x, y = x + values[0], y + values[1]
        elif command == "h":
            left, top = x * scale, (y - 0.5) * scale
            draw.rectangle((left, top, left + values[0] * scale - 1, top + scale - 1), fill=0)
            x += values[0]
    return str(zxingcpp.read_barcodes(image)[0].text)


def test_a_lost_picture_file_breaks_no_page(client: Client, small_site: dict[str, str]) -> None:
    from home.models import SiteRendition
    from streets.models import StreetPage

    image = SiteImageFactory()
    StreetPage.objects.filter(slug="meishi").update(hero_image=image)
    image.file.storage.delete(image.file.name)
    answer = client.get(small_site["street"])
    assert answer.status_code == 200
    assert image.file.url in answer.content.decode()
    assert not SiteRendition.objects.exists()


def test_more_stories_cost_no_query_more(client: Client, small_site: dict[str, str]) -> None:
    from streets.models import HeritageStoryPage, StoryIndexPage

    before = queries_of(client, small_site["story index"])
    story = HeritageStoryPage.objects.get()
    for number in range(3):
        HeritageStoryPageFactory(
            parent=StoryIndexPage.objects.get(), slug=f"story-{number}", chapters=story.chapters
        )
    assert queries_of(client, small_site["story index"]) == before


def test_the_site_map_leaves_out_what_stands_below_a_draft(client: Client, home: Any) -> None:
    draft = ContentPageFactory(parent=home, title="未公开", live=False)
    ContentPageFactory(parent=draft, title="下面的一页")
    ContentPageFactory(parent=home, title="公开的一页")
    text = client.get("/site-map/").content.decode()
    assert "公开的一页" in text
    assert "下面的一页" not in text


def test_old_addresses_of_a_street_lead_to_the_new_ones(
    client: Client, small_site: dict[str, str], django_capture_on_commit_callbacks: Any
) -> None:
    from streets.models import StreetPage

    street = StreetPage.objects.get(slug="meishi")
    street.slug = "food"
    with django_capture_on_commit_callbacks(execute=True):
        street.save_revision().publish()
    for part in ("", "shops/", "poster/"):
        answer = client.get(f"/streets/meishi/{part}")
        assert answer.status_code == 301
        assert answer["Location"].endswith(f"/streets/food/{part}")
