"""What the log says, and what it must never say (P-32, P-35, S-34, S-35)."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from lvcuo.logs import JsonFormatter, masked, request_id
from tests.factories import UserFactory
from tests.lvcuo.account_fixtures import LOGIN, PASSWORD, Phone

LogIn = Callable[..., Any]
Events = Callable[[], list[str]]


def line_of(message: str, *arguments: Any, **extra: Any) -> dict[str, Any]:
    record = logging.getLogger("lvcuo.test").makeRecord(
        "lvcuo.test", logging.INFO, "file", 1, message, arguments, None, extra=extra
    )
    text = JsonFormatter().format(record)
    assert "\n" not in text
    assert "\r" not in text
    line: dict[str, Any] = json.loads(text)
    return line


def test_a_line_break_cannot_forge_a_line() -> None:
    line = line_of("first\nsecond", path='/x\r\n{"event": "login"}\u2028')
    assert line["message"] == "first\nsecond"
    assert line["path"].endswith("\u2028")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("call 13800138000 now", "call 138****8000 now"),
        ("li@example.com", "l***@example.com"),
        ("order 138001380001", "order 138001380001"),
        ("a.b+c@mail.example.cn, 17400012345", "a***@mail.example.cn, 174****2345"),
    ],
)
def test_telephone_numbers_and_addresses_are_masked(text: str, shown: str) -> None:
    assert masked(text) == shown
    assert line_of("%s", text)["message"] == shown
    assert line_of("x", note=text)["note"] == shown


def test_time_carries_its_offset() -> None:
    assert line_of("x")["time"][-5] in "+-"


def test_the_access_line_says_what_the_law_wants_and_no_more(
    client: Client, home: Any, log_lines: Any
) -> None:
    client.get("/?phone=13800138000&name=chen", REMOTE_ADDR="192.0.2.5")
    [line] = [line for line in log_lines if line["logger"] == "lvcuo.access"]
    assert line["address"] == "192.0.2.5"
    assert (line["method"], line["path"], line["status"]) == ("GET", "/", 200)
    assert line["milliseconds"] > 0
    assert "chen" not in str(line)
    assert "phone" not in str(line)


def test_every_line_of_a_request_carries_its_id(
    client: Client, administrator: Any, log_in: LogIn, log_lines: Any
) -> None:
    response = log_in(client)
    assert {line["request_id"] for line in log_lines} == {response["X-Request-ID"]}
    assert request_id.get() == "-"


def test_log_in_and_log_out_leave_a_line(
    client: Client, administrator: Any, log_in: LogIn, events: Events
) -> None:
    log_in(client)
    client.post("/account/logout/")
    assert events() == ["login", "logout"]


def test_failures_and_locks_leave_a_line(
    client: Client, administrator: Any, log_in: LogIn, events: Events, log_lines: Any
) -> None:
    for _attempt in range(6):
        log_in(client, "chief", "wrong password here")
    # The lock itself, and the attempt during the lock.
    assert sorted(events()) == ["locked_out"] * 2 + ["login_failed"] * 6
    for line in log_lines:
        if line["logger"] == "lvcuo.security":
            assert line["user_id"] == administrator.pk
            assert line["address"] == "127.0.0.1"


def test_a_wrong_code_leaves_a_line(
    client: Client, with_phone: Phone, log_in: LogIn, events: Events
) -> None:
    log_in(client)
    client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert events() == ["login_failed"]


def test_a_change_of_the_second_factor_leaves_a_line(
    client: Client, with_phone: Phone, log_in: LogIn, events: Events
) -> None:
    log_in(client)
    client.post("/account/2fa/authenticate/", {"code": with_phone.code()})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.post("/account/2fa/totp/deactivate/")
    assert not Authenticator.objects.exists()
    assert "second_factor_changed" in events()


def test_a_change_of_the_password_leaves_a_line(
    client: Client, administrator: Any, log_in: LogIn, events: Events
) -> None:
    log_in(client)
    new = "another good long password"
    client.post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert "password_changed" in events()


def test_refused_access_leaves_a_line(
    client: Client, db: None, home: Any, events: Events, settings: Any
) -> None:
    from django.contrib.auth.models import Permission

    editor = UserFactory()
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)
    client.get("/admin/users/")
    assert events()[-1] == "access_refused"
    settings.SECOND_FACTOR_REQUIRED = True
    before = len(events())
    client.get("/admin/")
    assert events()[before:] == ["access_refused"]


def test_no_line_tells_names_passwords_or_codes(
    client: Client, with_phone: Phone, log_in: LogIn, log_lines: Any, home: Any
) -> None:
    UserFactory(username="canary-name", email="canary-mail@example.org")
    code = with_phone.code()
    log_in(client, "canary-name", "canary-password")
    log_in(client, "canary-mail@example.org", "canary-password")
    log_in(client, "canary-stranger", "canary-password")
    log_in(client)
    client.post("/account/2fa/authenticate/", {"code": code})
    client.get("/?q=canary-query")
    client.post("/account/password/reset/", {"email": "canary-mail@example.org"})
    text = json.dumps(log_lines)
    assert "canary" not in text
    assert "chief" not in text
    assert code not in text
    assert LOGIN in text


def test_the_key_of_a_reset_address_is_not_logged(
    client: Client, db: None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="lvcuo.access"):
        client.get("/account/password/reset/key/1-secretsecret/")
    paths = [record.path for record in caplog.records if record.name == "lvcuo.access"]
    assert paths == ["/account/password/reset/key/…/"]
