"""A bad value in the environment ends in one line that names the variable."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from lvcuo.settings import environment as env

ROOT = Path(__file__).resolve().parents[2]

BAD = [
    ("DATABASE_URL", "nonsense"),
    ("DATABASE_URL", "mysql://user:hunter2@host/name"),
    ("DATABASE_URL", "postgres://user:hunter2@host:port/name"),
    ("DATABASE_URL", "postgres://user:hunter2@host"),
    ("CACHE_URL", "nonsense"),
    ("CACHE_URL", "memcached-of-some-kind://host"),
    ("EMAIL_URL", "nonsense"),
    ("EMAIL_URL", "carrier-pigeon://user:hunter2@host"),
    ("EMAIL_URL", "smtp+tls://user:hunter2@host:port"),
    ("EMAIL_URL", "smtp://"),
    ("SITE_URL", "example.org"),
    ("SITE_URL", "ftp://example.org"),
    ("SITE_URL", "https://example.org/path"),
    ("SITE_URL", "https://user:hunter2@example.org"),
    ("SITE_URL", "http://["),
    ("SITE_URL", "https://example.org:99999"),
    ("PORT", "eighty"),
    ("PORT", "0"),
    ("PORT", "70000"),
    ("PORT", "²"),
    ("PAGE_CACHE_SECONDS", "-1"),
    ("TRUSTED_PROXY_COUNT", "one"),
    ("TASK_QUEUE", "celery"),
    ("MEDIA_URL_STORAGE", "/var/media"),
    ("MEDIA_URL_STORAGE", "ftp://host/media"),
    ("MEDIA_URL_STORAGE", "file://host/media"),
    ("PRIVATE_STORAGE", "http://["),
    ("SECOND_FACTOR_REQUIRED", "maybe"),
    ("ADMIN_URL", "account"),
    ("ADMIN_URL", "a/b"),
    ("ADMIN_URL", "Admin!"),
]

READERS: dict[str, Any] = {
    "DATABASE_URL": lambda: env.database("DATABASE_URL", "sqlite:////tmp/x"),
    "CACHE_URL": lambda: env.cache("CACHE_URL"),
    "EMAIL_URL": lambda: env.email("EMAIL_URL"),
    "SITE_URL": lambda: env.base_url("SITE_URL", "http://localhost"),
    "PORT": lambda: env.number("PORT", 8000, minimum=1, maximum=env.MAXIMUM_PORT),
    "PAGE_CACHE_SECONDS": lambda: env.number("PAGE_CACHE_SECONDS", 300),
    "TRUSTED_PROXY_COUNT": lambda: env.number("TRUSTED_PROXY_COUNT", 0),
    "TASK_QUEUE": lambda: env.one_of(
        "TASK_QUEUE", "immediate", {"immediate": "x", "database": "y"}
    ),
    "MEDIA_URL_STORAGE": lambda: env.storage("MEDIA_URL_STORAGE", Path("/tmp/m"), "/media/"),  # noqa: S108
    "PRIVATE_STORAGE": lambda: env.storage("PRIVATE_STORAGE", Path("/tmp/p"), None),  # noqa: S108
    "SECOND_FACTOR_REQUIRED": lambda: env.flag("SECOND_FACTOR_REQUIRED", True),
    "ADMIN_URL": lambda: env.path_prefix("ADMIN_URL", "admin", {"account"}),
}


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_bad_value_is_refused_by_name_in_one_line(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured) as caught:
        READERS[name]()
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert "\n" not in message
    if name != "SITE_URL":
        assert "hunter2" not in message


@pytest.mark.parametrize("name", READERS)
def test_an_empty_value_counts_as_unset(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(name, raising=False)
    unset = READERS[name]()
    monkeypatch.setenv(name, " ")
    assert READERS[name]() == unset


@pytest.mark.parametrize("module", ["lvcuo.settings.demo", "lvcuo.settings.test"])
@pytest.mark.parametrize(
    ("name", "value"),
    [("DATABASE_URL", "nonsense"), ("TASK_QUEUE", "celery"), ("PORT", "x"), ("SITE_URL", "x")],
)
def test_manage_py_says_so_without_a_traceback(module: str, name: str, value: str) -> None:
    result = manage("check", DJANGO_SETTINGS_MODULE=module, **{name: value})
    assert result.returncode == 1
    assert result.stdout == ""
    [line] = result.stderr.splitlines()
    assert line.startswith(f"configuration: {name}: ")


def test_a_secret_may_begin_with_a_dollar_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "$not-another-variable")
    assert env.text("SECRET_KEY") == "$not-another-variable"


def test_a_mail_address_becomes_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://user:p%40ss@mail.example.org?x=1")
    settings = env.email("EMAIL_URL")
    assert settings["EMAIL_HOST_PASSWORD"] == "p@ss"
    assert settings["EMAIL_USE_TLS"] is True
    assert settings["EMAIL_PORT"] == 587
    assert all(name.startswith("EMAIL_") for name in settings)


def test_sqlite_waits_and_writes_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////tmp/x.sqlite3")
    options = env.database("DATABASE_URL", "")["OPTIONS"]
    assert options["timeout"] >= 5
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_postgresql_keeps_and_checks_its_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://user:secret@host:5432/name")
    config = env.database("DATABASE_URL", "")
    assert config["CONN_MAX_AGE"] > 0
    assert config["CONN_HEALTH_CHECKS"]


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py with these variables and nothing else of ours."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env={**kept, "PYTHONDONTWRITEBYTECODE": "1", **variables},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
