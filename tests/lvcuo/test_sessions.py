"""How long staff stay logged in, and what ends it (S-9, S-10)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.lvcuo.account_fixtures import LOGIN

LogIn = Callable[..., Any]


def reaches_admin(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def test_half_an_hour_without_a_click_ends_a_session(
    client: Client, administrator: Any, log_in: LogIn, home: Any
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        log_in(client)
        clock.shift(timedelta(minutes=29))
        assert reaches_admin(client)
        clock.shift(timedelta(minutes=29))
        assert reaches_admin(client)
        clock.shift(timedelta(minutes=31))
        assert not reaches_admin(client)


def test_twelve_hours_end_a_session_however_busy(
    client: Client, administrator: Any, log_in: LogIn, home: Any
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        log_in(client)
        for _quarter in range(12 * 4):
            assert reaches_admin(client)
            clock.shift(timedelta(minutes=15))
        clock.shift(timedelta(minutes=1))
        assert client.get("/admin/")["Location"] == LOGIN
        assert "_auth_user_id" not in client.session


def test_logging_in_makes_a_new_key(client: Client, administrator: Any, log_in: LogIn) -> None:
    session = client.session
    session["planted"] = "by a stranger"
    session.save()
    client.cookies["sessionid"] = before = session.session_key
    log_in(client)
    assert client.cookies["sessionid"].value != before


def test_a_deactivated_account_is_out_at_once(
    client: Client, administrator: Any, log_in: LogIn, home: Any
) -> None:
    log_in(client)
    assert reaches_admin(client)
    administrator.is_active = False
    administrator.save()
    assert not reaches_admin(client)
    assert log_in(Client())["Location"] != "/admin/"


def test_a_password_changed_by_an_administrator_ends_the_sessions(
    client: Client, administrator: Any, log_in: LogIn, home: Any
) -> None:
    log_in(client)
    administrator.set_password("another good long password")
    administrator.save()
    assert not reaches_admin(client)


def test_staff_see_and_end_their_other_sessions(
    administrator: Any, log_in: LogIn, home: Any
) -> None:
    here, there = Client(), Client()
    log_in(here, HTTP_USER_AGENT="Firefox at the desk")
    log_in(there, HTTP_USER_AGENT="Phone of somebody")
    page = here.get("/account/sessions/").content.decode()
    assert "Phone of somebody" in page
    here.post("/account/sessions/")
    assert reaches_admin(here)
    assert not reaches_admin(there)
    assert UserSession.objects.count() == 1


def test_logging_out_needs_a_post_and_ends_the_session(
    client: Client, administrator: Any, log_in: LogIn, home: Any
) -> None:
    log_in(client)
    client.get("/account/logout/")
    assert reaches_admin(client)
    response = client.post("/account/logout/")
    assert response["Location"] == "/"
    assert not reaches_admin(client)


def test_after_logging_out_no_cookie_but_the_form_token_is_left(
    client: Client, administrator: Any, log_in: LogIn
) -> None:
    log_in(client)
    client.post("/account/logout/")
    left = {name for name, cookie in client.cookies.items() if cookie.value}
    assert left <= {"csrftoken"}


def test_what_staff_see_is_kept_in_no_cache(
    client: Client, administrator: Any, log_in: LogIn, home: Any
) -> None:
    log_in(client)
    for address in (
        "/",
        "/admin/",
        "/account/sessions/",
        "/account/2fa/",
        "/account/password/change/",
    ):
        assert "no-store" in client.get(address)["Cache-Control"], address


@pytest.mark.parametrize("address", ["/", "/nowhere/", "/robots.txt", "/sitemap.xml", "/site-map/"])
def test_visitors_get_no_cookie_and_no_session(address: str, client: Client, home: Any) -> None:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert not response.cookies
    assert not [
        query for query in queries if "session" in query["sql"] or "auth_user" in query["sql"]
    ]


def test_a_visitor_who_looks_at_the_log_in_page_gets_a_token_only(client: Client, db: None) -> None:
    assert set(client.get(LOGIN).cookies) == {"csrftoken"}


def test_the_account_page_of_the_cms_leads_to_password_factor_and_sessions(
    client: Client, administrator: Any, home: Any
) -> None:
    client.force_login(administrator)
    page = client.get("/admin/account/").content.decode()
    for address in ("/account/password/change/", "/account/2fa/", "/account/sessions/"):
        assert f'href="{address}"' in page
    assert 'name="name_email-email"' not in page
    assert 'name="password-old_password"' not in page
