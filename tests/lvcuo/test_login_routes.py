"""One way in: every other address that could log somebody in is closed (S-2)."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.lvcuo.account_fixtures import LOGIN, PASSWORD
from tests.lvcuo.test_second_factor import fill_in

SUSPICIOUS = re.compile(r"log-?in|sign-?up|password|reset|signin|register|token|confirm-email|code")
# The one way in, and what it needs.
THE_WAY_IN = {
    LOGIN,
    "/account/2fa/authenticate/",
    "/account/2fa/reauthenticate/",
    "/account/2fa/recovery-codes/",
    "/account/2fa/recovery-codes/download/",
    "/account/2fa/recovery-codes/generate/",
    "/account/password/change/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/1-1/",
    "/account/password/reset/key/done/",
}


def routes() -> Iterator[tuple[str, str]]:
    def walk(patterns: list[Any], before: str) -> Iterator[tuple[str, str]]:
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, route)
            elif isinstance(pattern, URLPattern):
                yield "/" + fill_in(route), pattern.name or ""

    yield from walk(get_resolver().url_patterns, "")


def suspicious() -> list[str]:
    return sorted(
        {
            path
            for path, name in routes()
            if (SUSPICIOUS.search(path) or SUSPICIOUS.search(name)) and path not in THE_WAY_IN
        }
    )


def test_the_list_of_ways_in_is_complete() -> None:
    assert {path for path, _name in routes()} >= THE_WAY_IN
    assert {"/admin/login/", "/_util/login/"} <= set(suspicious())


@pytest.mark.parametrize("path", suspicious())
def test_no_other_route_logs_anybody_in(path: str, administrator: Any, home: Any) -> None:
    credentials = {
        "username": "chief",
        "login": "chief",
        "email": "chief@example.org",
        "password": PASSWORD,
    }
    client = Client()
    for response in (client.get(path), client.post(path, credentials)):
        assert response.status_code in {302, 404, 405}, response.status_code
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "path",
    [
        "/account/signup/",
        "/account/email/",
        "/account/confirm-email/",
        "/account/confirm-email/key/",
        "/account/login/code/",
        "/account/login/code/confirm/",
        "/account/password/set/",
        "/account/3rdparty/",
        "/account/social/signup/",
        "/admin/password_reset/",
        "/admin/password_reset/confirm/1/1/",
        "/django-admin/login/",
        "/django-admin/",
        "/api/v2/pages/",
    ],
)
def test_closed_pages_do_not_exist_even_for_staff(path: str, administrator: Any, home: Any) -> None:
    staff = Client()
    staff.force_login(administrator)
    for client in (Client(), staff):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/admin/", f"{LOGIN}?next=/admin/"),
        ("/admin/login/", LOGIN),
        ("/admin/login/?next=/admin/pages/", f"{LOGIN}?next=%2Fadmin%2Fpages%2F"),
        ("/admin/login/?next=https://evil.example/", LOGIN),
        ("/admin/login/?next=//evil.example", LOGIN),
        ("/_util/login/?next=%5C%5Cevil.example", LOGIN),
    ],
)
def test_the_side_doors_lead_to_the_one_door(
    path: str, leads_to: str, client: Client, db: None
) -> None:
    response = client.get(path)
    assert response.status_code == 302
    assert response["Location"] == leads_to


def test_the_password_of_a_page_opens_that_page_only(administrator: Any, home: Any) -> None:
    client = Client()
    client.post("/_util/authenticate_with_password/1/1/", {"password": PASSWORD})
    assert "_auth_user_id" not in client.session
