"""Elder mode: one tap, a cookie, no script (A-30, A-31)."""

from typing import Any

import pytest
from django.test import Client

YEAR = 365 * 24 * 3600


def test_one_tap_switches_and_returns_to_the_page(client: Client, home: Any) -> None:
    response = client.post("/display/", {"mode": "elder", "next": "/site-map/"})
    assert response.status_code == 302
    assert response["Location"] == "/site-map/"
    cookie = response.cookies["display_mode"]
    assert (cookie.value, cookie["max-age"], cookie["samesite"]) == ("elder", YEAR, "Lax")
    assert 'class="elder"' in client.get("/").content.decode()
    client.post("/display/", {"mode": "standard", "next": "/"})
    assert 'class="elder"' not in client.get("/").content.decode()


def test_several_choices_at_once(client: Client, db: None) -> None:
    response = client.post("/display/", {"mode": "elder", "size": "largest", "theme": "contrast"})
    assert set(response.cookies) == {"display_mode", "display_size", "display_theme"}


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"mode": "huge"},
        {"mode": ""},
        {"mode": "elder", "size": "0"},
        {"colour": "red"},
        {"mode": "a\r\nb"},
    ],
)
def test_an_unknown_choice_is_refused(chosen: dict[str, str], client: Client, db: None) -> None:
    response = client.post("/display/", chosen)
    assert response.status_code == 400
    assert not response.cookies


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\0"],
)
def test_the_way_back_is_never_a_foreign_address(target: str, client: Client, db: None) -> None:
    assert client.post("/display/", {"mode": "elder", "next": target})["Location"] == "/"


def test_it_works_without_any_cookie_or_token() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/display/", {"mode": "elder"}).status_code == 302


def test_looking_at_the_address_switches_nothing(client: Client, db: None) -> None:
    assert client.get("/display/?mode=elder").status_code == 405


def test_size_and_theme_come_in_a_stylesheet_of_their_own(client: Client, db: None) -> None:
    plain = client.get("/display/elder.css")
    assert plain["Content-Type"].startswith("text/css")
    assert "private" in plain["Cache-Control"]
    client.cookies["display_size"] = "largest"
    client.cookies["display_theme"] = "contrast"
    assert client.get("/display/elder.css").content != plain.content


def test_in_production_the_cookies_are_bound_to_host_and_https(
    client: Client, settings: Any, home: Any
) -> None:
    settings.COOKIE_PREFIX = "__Host-"
    settings.SESSION_COOKIE_SECURE = True
    cookie = client.post("/display/", {"mode": "elder"}).cookies["__Host-display_mode"]
    assert cookie["secure"]
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    assert 'class="elder"' in client.get("/").content.decode()
