"""Whole pages from the cache: fast for everybody, private for nobody (R-10)."""

import gzip
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from lvcuo.display import Display
from lvcuo.middleware.page_cache import GENERATION_KEY, PageCacheMiddleware, empty_page_cache

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture(autouse=True)
def _switched_on(settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 300


class Maker:
    """A site of one view that counts how often it was asked."""

    def __init__(self, **headers: str) -> None:
        self.headers = headers
        self.status = 200
        self.cookie = ""
        self.made = 0
        self.middleware = PageCacheMiddleware(self)

    def __call__(self, request: Any) -> HttpResponse:
        self.made += 1
        response = HttpResponse(
            f"page {self.made}" + "." * 600, status=self.status, headers=self.headers
        )
        if self.cookie:
            response.set_cookie(self.cookie, "1")
        return response

    def ask(
        self, path: str = "/", *, method: str = "GET", mode: str = "standard", **more: Any
    ) -> HttpResponse:
        request = RequestFactory().generic(method, path, **more)
        for part in more.get("HTTP_COOKIE", "").split("; "):
            name, _, value = part.partition("=")
            if name:
                request.COOKIES[name] = value
        request.display = Display(mode=mode)  # type: ignore[attr-defined]
        return self.middleware(request)


def test_a_kept_page_costs_no_query(client: Client, home: Any) -> None:
    first = client.get("/")
    with CaptureQueriesContext(connection) as queries:
        second = client.get("/")
    assert len(queries) == 0
    assert second.content == first.content
    assert second.status_code == 200


def test_the_second_visitor_gets_what_the_first_one_got() -> None:
    site = Maker()
    assert site.ask().content == site.ask().content
    assert site.made == 1


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/?page=2"},
        {"path": "/streets/"},
        {"mode": "elder"},
        {"HTTP_HOST": "localhost"},
        {"wsgi.url_scheme": "https"},
    ],
    ids=["query", "path", "elder mode", "host", "scheme"],
)
def test_what_differs_is_kept_apart(other: dict[str, Any]) -> None:
    site = Maker()
    site.ask()
    site.ask(**other)
    assert site.made == 2


@pytest.mark.parametrize("cookie", ["sessionid=x", "csrftoken=x"])
def test_who_carries_a_session_or_a_form_token_stays_outside(cookie: str) -> None:
    site = Maker()
    site.ask()
    site.ask(HTTP_COOKIE=cookie)
    site.ask(HTTP_COOKIE=cookie)
    assert site.made == 3
    assert site.ask().content.startswith(b"page 1")


@pytest.mark.parametrize("cookie", ["display_mode=elder", "anything=x"])
def test_other_cookies_change_nothing(cookie: str) -> None:
    site = Maker()
    site.ask()
    site.ask(HTTP_COOKIE=cookie)
    assert site.made == 1


def test_a_post_is_never_answered_from_the_cache() -> None:
    site = Maker()
    site.ask()
    site.ask(method="POST")
    assert site.made == 2
    assert site.ask().content.startswith(b"page 1")


def test_head_is_answered_from_the_cache_and_fills_it_not() -> None:
    site = Maker()
    site.ask(method="HEAD")
    site.ask()
    site.ask(method="HEAD")
    assert site.made == 2


@pytest.mark.parametrize("path", ["/admin/", "/account/login/", "/" + "x" * 301])
def test_some_addresses_are_never_kept(path: str) -> None:
    site = Maker()
    site.ask(path)
    site.ask(path)
    assert site.made == 2


@pytest.mark.parametrize("status", [302, 304, 403, 404, 405, 500, 503])
def test_only_good_answers_are_kept(status: int) -> None:
    site = Maker()
    site.status = status
    site.ask()
    site.ask()
    assert site.made == 2


def test_an_answer_that_sets_a_cookie_is_not_kept() -> None:
    site = Maker()
    site.cookie = "csrftoken"
    site.ask()
    site.ask()
    assert site.made == 2


@pytest.mark.parametrize("value", ["private", "no-store", "no-cache", "max-age=0, private"])
def test_an_answer_that_asks_not_to_be_kept_is_not(value: str) -> None:
    site = Maker(**{"Cache-Control": value})
    site.ask()
    site.ask()
    assert site.made == 2


def test_browsers_ask_each_time_and_caches_keep_displays_apart() -> None:
    response = Maker().ask()
    assert "max-age=0" in response["Cache-Control"]
    assert "must-revalidate" in response["Cache-Control"]
    assert {"Cookie", "Accept-Encoding"} <= {part.strip() for part in response["Vary"].split(",")}


def test_an_unchanged_page_is_answered_with_304(client: Client, home: Any) -> None:
    first = client.get("/")
    second = client.get("/", HTTP_IF_NONE_MATCH=first["ETag"])
    assert second.status_code == 304
    assert second["Content-Security-Policy"]
    assert not second.content


@pytest.mark.parametrize("accepted", ["gzip", "br, gzip;q=0.8", "deflate, GZIP"])
def test_a_kept_page_is_sent_packed_to_who_takes_it(accepted: str) -> None:
    site = Maker()
    for _round in range(2):
        response = site.ask(HTTP_ACCEPT_ENCODING=accepted)
        assert response["Content-Encoding"] == "gzip"
        assert int(response["Content-Length"]) == len(response.content)
        assert gzip.decompress(response.content).startswith(b"page 1")
    assert site.ask().content.startswith(b"page 1")
    assert site.made == 1


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0"])
def test_a_kept_page_is_sent_plain_to_who_does_not(accepted: str) -> None:
    response = Maker().ask(HTTP_ACCEPT_ENCODING=accepted)
    assert "Content-Encoding" not in response


def test_pictures_are_not_packed_again() -> None:
    response = Maker(**{"Content-Type": "image/png"}).ask(HTTP_ACCEPT_ENCODING="gzip")
    assert "Content-Encoding" not in response


def test_a_page_lives_five_minutes() -> None:
    site = Maker()
    with time_machine.travel(datetime(2026, 6, 1, 12, tzinfo=SHANGHAI), tick=False) as clock:
        site.ask()
        clock.shift(timedelta(seconds=299))
        site.ask()
        assert site.made == 1
        clock.shift(timedelta(seconds=2))
        site.ask()
        assert site.made == 2


def test_no_page_outlives_the_day() -> None:
    site = Maker()
    with time_machine.travel(datetime(2026, 6, 1, 23, 59, tzinfo=SHANGHAI), tick=False) as clock:
        site.ask()
        clock.shift(timedelta(seconds=61))
        site.ask()
    assert site.made == 2


def test_publishing_shows_at_once(
    client: Client, home: Any, django_capture_on_commit_callbacks: Any
) -> None:
    client.get("/")
    with django_capture_on_commit_callbacks(execute=True):
        home.title = "新的题目"
        home.save_revision().publish()
    with CaptureQueriesContext(connection) as queries:
        client.get("/")
    assert len(queries) > 0


def test_nothing_is_emptied_before_the_change_can_be_read(
    home: Any, django_capture_on_commit_callbacks: Any
) -> None:
    before = cache.get(GENERATION_KEY)
    with django_capture_on_commit_callbacks(execute=False):
        home.save_revision().publish()
    assert cache.get(GENERATION_KEY) == before


def test_saving_a_draft_empties_nothing(
    client: Client, home: Any, django_capture_on_commit_callbacks: Any
) -> None:
    client.get("/")
    with django_capture_on_commit_callbacks(execute=True):
        home.save_revision(log_action=True)
    with CaptureQueriesContext(connection) as queries:
        client.get("/")
    assert len(queries) == 0


def test_a_page_made_while_something_was_published_is_not_served_afterwards() -> None:
    site = Maker()
    make = site.__call__

    def slow(request: Any) -> HttpResponse:
        empty_page_cache()
        return make(request)

    site.middleware = PageCacheMiddleware(slow)
    site.ask()
    site.ask()
    assert site.made == 2


def test_a_cache_that_forgot_its_generation_serves_no_older_page() -> None:
    site = Maker()
    site.ask()
    cache.delete(GENERATION_KEY)
    site.ask()
    assert site.made == 2


def test_a_foreign_host_name_gets_no_page(client: Client, home: Any) -> None:
    client.get("/")
    assert client.get("/", HTTP_HOST="evil.example").status_code == 400


def test_elder_mode_is_another_page(client: Client, home: Any) -> None:
    standard = client.get("/")
    client.cookies["display_mode"] = "elder"
    assert client.get("/").content != standard.content


def test_a_switched_off_cache_keeps_nothing(settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 0
    site = Maker()
    site.ask()
    site.ask()
    assert site.made == 2
