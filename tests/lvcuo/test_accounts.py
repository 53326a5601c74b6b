"""Logging in with a password, and being locked out."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.hashers import get_hasher
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.factories import UserFactory
from tests.lvcuo.account_fixtures import LOGIN, PASSWORD

ELSEWHERE = {"REMOTE_ADDR": "192.0.2.77"}
LogIn = Callable[..., Any]


def is_logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def lock(client: Client, log_in: LogIn, login: str = "chief") -> Any:
    for _attempt in range(5):
        response = log_in(client, login, "wrong password here")
    return response


@pytest.mark.parametrize("login", ["chief", "chief@example.org", " chief "])
def test_the_right_password_leads_to_the_cms(
    login: str, client: Client, administrator: Any, log_in: LogIn
) -> None:
    response = log_in(client, login)
    assert response.status_code == 302
    assert response["Location"] == "/admin/"
    assert is_logged_in(client)


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_logging_in_leads_to_no_foreign_address(
    target: str, client: Client, administrator: Any
) -> None:
    response = client.post(LOGIN, {"login": "chief", "password": PASSWORD, "next": target})
    assert response.status_code == 302
    assert response["Location"] == "/admin/"


def test_a_local_target_is_kept(client: Client, administrator: Any) -> None:
    response = client.post(LOGIN, {"login": "chief", "password": PASSWORD, "next": "/admin/pages/"})
    assert response["Location"] == "/admin/pages/"


def test_the_answer_is_the_same_whether_or_not_the_account_exists(
    client: Client, administrator: Any, log_in: LogIn
) -> None:
    def words(login: str) -> str:
        page = BeautifulSoup(log_in(client, login, "wrong password here").content, "html.parser")
        for field in page.find_all("input"):
            field.decompose()
        return page.get_text()

    for form in ("{}", "{}@example.org"):
        assert words(form.format("chief")) == words(form.format("nobody"))


@pytest.mark.parametrize("login", ["chief", "nobody", "chief@example.org", "nobody@example.org"])
def test_every_attempt_costs_one_hash(
    login: str, client: Client, administrator: Any, log_in: LogIn, monkeypatch: Any
) -> None:
    calls = []
    hasher = type(get_hasher())
    encode = hasher.encode

    def counted(self: Any, password: str, salt: str) -> str:
        calls.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(hasher, "encode", counted)
    log_in(client, login, "wrong password here")
    assert len(calls) == 1


def test_the_fifth_failure_locks_even_the_right_password(
    client: Client, administrator: Any, log_in: LogIn
) -> None:
    response = lock(client, log_in)
    assert response.status_code == 429
    assert int(response["Retry-After"]) == 15 * 60
    assert log_in(client).status_code == 429
    assert not is_logged_in(client)


@pytest.mark.parametrize("login", ["CHIEF", "chief@example.org", "Chief@Example.org"])
def test_another_spelling_of_the_account_is_no_way_around_the_lock(
    login: str, client: Client, administrator: Any, log_in: LogIn
) -> None:
    lock(client, log_in)
    assert log_in(client, login).status_code == 429


def test_an_unknown_account_is_locked_just_the_same(
    client: Client, administrator: Any, log_in: LogIn
) -> None:
    known, unknown = lock(client, log_in), lock(client, log_in, "nobody")
    assert unknown.status_code == 429
    assert unknown.content == known.content


def test_a_lock_spares_colleagues_and_other_places(
    client: Client, administrator: Any, log_in: LogIn
) -> None:
    UserFactory(username="colleague")
    lock(client, log_in)
    assert log_in(Client(), "colleague").status_code == 302
    assert log_in(Client(), "chief", **ELSEWHERE).status_code == 302


def test_a_lock_follows_the_address_the_trusted_proxy_saw(
    client: Client, administrator: Any, log_in: LogIn, settings: Any
) -> None:
    settings.TRUSTED_PROXY_COUNT = 1
    for number in range(5):
        forged = f"198.51.100.{number}, 192.0.2.1"
        log_in(client, "chief", "wrong password here", HTTP_X_FORWARDED_FOR=forged)
    refused = log_in(client, HTTP_X_FORWARDED_FOR="203.0.113.9, 192.0.2.1")
    assert refused.status_code == 429
    assert log_in(Client(), HTTP_X_FORWARDED_FOR="192.0.2.2").status_code == 302


def test_a_lock_ends_and_the_next_one_is_twice_as_long(
    client: Client, administrator: Any, log_in: LogIn
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        lock(client, log_in)
        clock.shift(timedelta(minutes=14))
        assert log_in(client).status_code == 429
        clock.shift(timedelta(minutes=2))
        again = log_in(client, "chief", "wrong password here")
        assert again.status_code == 429
        assert int(again["Retry-After"]) == 30 * 60
        clock.shift(timedelta(minutes=29))
        assert log_in(client).status_code == 429
        clock.shift(timedelta(minutes=2))
        assert log_in(client).status_code == 302


def test_what_others_do_does_not_shorten_a_long_lock(
    client: Client, administrator: Any, log_in: LogIn
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        lock(client, log_in)
        clock.shift(timedelta(minutes=16))
        log_in(client, "chief", "wrong password here")
        clock.shift(timedelta(minutes=20))
        log_in(Client(), "somebody else", "wrong password here")
        assert log_in(client).status_code == 429


def test_a_log_in_forgets_earlier_failures(
    client: Client, administrator: Any, log_in: LogIn
) -> None:
    for _round in range(3):
        for _attempt in range(4):
            assert log_in(client, "chief", "wrong password here").status_code == 200
        assert log_in(Client()).status_code == 302


def test_the_owner_hears_of_a_lock_once(client: Client, administrator: Any, log_in: LogIn) -> None:
    lock(client, log_in)
    log_in(client)
    assert [message.to for message in mail.outbox] == [["chief@example.org"]]


def test_nothing_that_was_typed_is_kept(client: Client, administrator: Any, log_in: LogIn) -> None:
    from axes.models import AccessAttempt

    log_in(client, "13800138000@example.org", "my secret password")
    kept = str(AccessAttempt.objects.values().get())
    assert "13800138000" not in kept
    assert "my secret password" not in kept


@pytest.mark.parametrize("login", ["a\0b", "x" * 5000, "𠮷" * 300, "'; --", ""])
def test_odd_names_are_refused_politely(
    login: str, client: Client, administrator: Any, log_in: LogIn
) -> None:
    assert log_in(client, login).status_code == 200
    assert not is_logged_in(client)


def test_asking_too_often_gets_a_page_of_our_own(client: Client, administrator: Any) -> None:
    for _attempt in range(6):
        response = client.post("/account/password/reset/", {"email": "chief@example.org"})
    assert response.status_code == 429
    assert b"account__card" in response.content


def test_a_form_without_its_token_gets_a_page_of_our_own(administrator: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(LOGIN, {"login": "chief", "password": PASSWORD})
    assert response.status_code == 403
    assert b"account__card" in response.content


def test_guessing_the_old_password_locks_too(
    client: Client, administrator: Any, log_in: LogIn
) -> None:
    log_in(client)
    for _attempt in range(5):
        response = client.post("/account/reauthenticate/", {"password": "wrong password here"})
    assert response.status_code == 429


def test_accounts_and_roles_are_changed_only_after_the_password_was_asked_again(
    client: Client, administrator: Any, log_in: LogIn, home: Any
) -> None:
    log_in(client)
    assert client.get("/admin/users/").status_code == 200
    refused = client.get("/admin/users/new/")
    assert refused.status_code == 302
    assert refused["Location"].startswith("/account/reauthenticate/")
    assert client.get("/admin/groups/new/")["Location"].startswith("/account/reauthenticate/")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert client.get("/admin/users/new/").status_code == 200


def test_the_form_allows_password_managers_and_paste(client: Client, db: None) -> None:
    page = BeautifulSoup(client.get(LOGIN).content, "html.parser")
    assert page.select_one("input[name=login]")["autocomplete"] == "username"
    assert page.select_one("input[name=password]")["autocomplete"] == "current-password"
    assert not page.select("[onpaste], [placeholder], [style], script:not([src])")
    assert all(page.select_one(f"label[for={field['id']}]") for field in page.select("input[id]"))


def test_errors_stand_above_and_beside_the_field(client: Client, db: None) -> None:
    page = BeautifulSoup(client.post(LOGIN, {}).content, "html.parser")
    summary = page.select_one(".error-summary")
    assert summary
    for link in summary.select("a"):
        field = page.select_one(link["href"])
        assert field
        assert field["aria-invalid"] == "true"
        beside = page.select_one(f"#{field['id']}_error")
        assert link.get_text(strip=True) == beside.get_text(strip=True)
