"""Choosing a password, getting a new one by mail, and the first administrator."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client

from tests.factories import UserFactory
from tests.lvcuo.account_fixtures import LOGIN, PASSWORD

LogIn = Callable[..., Any]


def is_logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "password",
    ["short", "administrator", "i love lvcuo so much", "Xiamen-2026-2026", "吕厝街区的大好密码吧"],
)
def test_weak_and_local_passwords_are_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize(
    "password", ["红砖骑楼与三角梅常在心", "a b c d e f g", "x!" * 64, "𠮷野家的十二个字符密码好"]
)
def test_long_passwords_of_any_characters_are_taken(password: str) -> None:
    if len(password) >= 12:
        validate_password(password)
    else:
        with pytest.raises(ValidationError):
            validate_password(password)


def test_a_password_of_two_hundred_characters_works(
    client: Client, log_in: LogIn, db: None
) -> None:
    UserFactory(username="patient", password="好" * 200)
    assert log_in(client, "patient", "好" * 200).status_code == 302


def test_a_new_password_comes_by_mail_and_ends_other_sessions(
    client: Client, administrator: Any, log_in: LogIn, settings: Any
) -> None:
    other = Client()
    log_in(other)
    client.post("/account/password/reset/", {"email": "chief@example.org"})
    [message] = mail.outbox
    link = re.search(r"http\S+/account/password/reset/key/\S+", str(message.body))
    assert link
    assert link[0].startswith(settings.SITE_URL)
    page = client.get(link[0].removeprefix(settings.SITE_URL), follow=True)
    form = page.redirect_chain[-1][0]
    response = client.post(
        form, {"password1": "绿色的海风吹过骑楼老街", "password2": "绿色的海风吹过骑楼老街"}
    )
    assert response.status_code == 200, "too short"
    new = "绿色的海风吹过骑楼老街上"
    assert client.post(form, {"password1": new, "password2": new}).status_code == 302
    assert not is_logged_in(client), "a new password is not a log-in"
    assert other.get("/admin/").status_code == 302
    assert log_in(Client(), "chief", new).status_code == 302


def test_the_mail_does_not_follow_a_forged_host_name(
    client: Client, administrator: Any, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client.post(
        "/account/password/reset/", {"email": "chief@example.org"}, HTTP_HOST="evil.example"
    )
    assert "evil.example" not in mail.outbox[0].body


def test_asking_for_a_new_password_does_not_tell_who_has_an_account(
    client: Client, administrator: Any
) -> None:
    known = client.post("/account/password/reset/", {"email": "chief@example.org"})
    unknown = client.post("/account/password/reset/", {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(mail.outbox) == 1


def test_a_broken_mail_server_stops_nobody(
    client: Client, administrator: Any, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    response = client.post("/account/password/reset/", {"email": "chief@example.org"})
    assert response.status_code == 302


def test_changing_the_password_asks_for_the_old_one_and_ends_every_session(
    client: Client, administrator: Any, log_in: LogIn
) -> None:
    other = Client()
    log_in(other)
    log_in(client)
    new = "绿色的海风吹过骑楼老街上"
    wrong = {"oldpassword": "wrong password here", "password1": new, "password2": new}
    assert client.post("/account/password/change/", wrong).status_code == 200
    assert (
        client.post("/account/password/change/", {**wrong, "oldpassword": PASSWORD}).status_code
        == 302
    )
    assert not is_logged_in(client)
    assert other.get("/admin/")["Location"].startswith(LOGIN)


def test_an_administrator_comes_in_by_a_one_time_link(
    client: Client, db: None, settings: Any, capsys: Any
) -> None:
    call_command("create_staff_link", "first", "--superuser", email="first@example.org")
    link = capsys.readouterr().out.strip().rpartition("\n")[2].removeprefix(settings.SITE_URL)
    page = client.get(link, follow=True)
    new = "绿色的海风吹过骑楼老街上"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert get_user_model().objects.get(username="first").check_password(new)
    again = Client().get(link, follow=True)
    assert "password1" not in again.content.decode()


def test_a_link_makes_no_administrator_of_an_ordinary_account(db: None) -> None:
    UserFactory(username="editor")
    with pytest.raises(CommandError):
        call_command("create_staff_link", "editor", "--superuser")
    assert not get_user_model().objects.get(username="editor").is_superuser
