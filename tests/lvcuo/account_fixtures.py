"""What the tests of accounts and headers share: people, codes, log lines."""

import json
import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from lvcuo.logs import JsonFormatter, RequestIdFilter
from tests.factories import UserFactory

PASSWORD = "correct horse battery staple"
LOGIN = "/account/login/"
STEP_SECONDS = 30


class Phone:
    """The authenticator app of one person."""

    def __init__(self, secret: str) -> None:
        self.secret = secret

    def code(self, steps: int = 0) -> str:
        """The code of now, or of so many steps later or earlier."""
        counter = int(timezone.now().timestamp()) // STEP_SECONDS + steps
        return format_hotp_value(hotp_value(self.secret, counter))


@pytest.fixture
def administrator(db: None) -> AbstractBaseUser:
    return UserFactory(username="chief", email="chief@example.org", is_superuser=True)


@pytest.fixture
def with_phone(administrator: AbstractBaseUser) -> Phone:
    """The administrator's phone, enrolled yesterday."""
    secret = generate_totp_secret()
    TOTP.activate(administrator, secret)
    RecoveryCodes.activate(administrator)
    Authenticator.objects.update(created_at=timezone.now() - timedelta(days=1))
    return Phone(secret)


@pytest.fixture
def log_in() -> Callable[..., HttpResponse]:
    """Types user name and password into the form."""

    def post(
        client: Client, login: str = "chief", password: str = PASSWORD, **headers: str
    ) -> HttpResponse:
        return client.post(LOGIN, {"login": login, "password": password}, **headers)

    return post


@pytest.fixture
def log_lines() -> Iterator[list[dict[str, Any]]]:
    """Every line the site writes, as it would stand in the log file."""
    lines: list[dict[str, Any]] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            text = self.format(record)
            assert "\n" not in text
            lines.append(json.loads(text))

    handler = Keep()
    handler.setFormatter(JsonFormatter())
    handler.addFilter(RequestIdFilter())
    loggers = [logging.getLogger(), logging.getLogger("lvcuo")]
    before = [logger.level for logger in loggers]
    logging.getLogger().addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.INFO)
    yield lines
    logging.getLogger().removeHandler(handler)
    for logger, level in zip(loggers, before, strict=True):
        logger.setLevel(level)


@pytest.fixture
def events(log_lines: list[dict[str, Any]]) -> Callable[[], list[str]]:
    """The names of the security events so far."""
    return lambda: [line["event"] for line in log_lines if line["logger"] == "lvcuo.security"]
