"""Production starts with safe values only, and says which one is not (S-10, S-12, S-28, S-29)."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from lvcuo import start
from lvcuo.accounts import DEMONSTRATION_DOMAIN, demonstration_accounts
from lvcuo.settings.production_rules import Choices, refuse_unsafe
from tests.factories import UserFactory
from tests.lvcuo.test_environment import ROOT, manage

KEY = "mBzXk2v9Qp7LrT4wYs8HnJd3Gf6Ac1Ue5Io0-mBzXk2v9Qp7LrT4wYs8HnJd3"
STORAGES = {
    "default": {"OPTIONS": {"location": "/srv/media"}},
    "private": {"OPTIONS": {"location": "/srv/private"}},
}
SAFE: dict[str, Any] = {
    "debug": False,
    "secret_key": KEY,
    "secret_key_fallbacks": [],
    "allowed_hosts": ["www.example.org"],
    "site_url": "https://www.example.org",
    "second_factor": True,
    "storages": STORAGES,
    "demo_password": "",
    "email_url": "smtp+tls://user:password@mail.example.org:587",
    "health_token": "",
    "worker_processes": 1,
    "cache_url": "",
}
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "lvcuo.settings.production",
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "www.example.org",
    "SITE_URL": "https://www.example.org",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
}


def private_in_media(folder: str) -> dict[str, Any]:
    return {**STORAGES, "private": {"OPTIONS": {"location": folder}}}


@pytest.mark.parametrize(
    ("choice", "value", "variable"),
    [
        ("debug", True, "DEBUG"),
        ("secret_key", "", "SECRET_KEY"),
        ("secret_key", "short", "SECRET_KEY"),
        ("secret_key", "a" * 80, "SECRET_KEY"),
        ("secret_key", "django-insecure-" + KEY, "SECRET_KEY"),
        ("secret_key", "test-only-" + KEY, "SECRET_KEY"),
        ("secret_key_fallbacks", ["short"], "SECRET_KEY_FALLBACKS"),
        ("allowed_hosts", [], "ALLOWED_HOSTS"),
        ("allowed_hosts", ["*"], "ALLOWED_HOSTS"),
        ("allowed_hosts", [".example.org"], "ALLOWED_HOSTS"),
        ("site_url", "http://www.example.org", "SITE_URL"),
        ("second_factor", False, "SECOND_FACTOR_REQUIRED"),
        ("demo_password", "x", "DEMO_PASSWORD"),
        ("email_url", "", "EMAIL_URL"),
        ("email_url", "consolemail://", "EMAIL_URL"),
        ("health_token", "short", "HEALTH_TOKEN"),
        ("worker_processes", 2, "CACHE_URL"),
        ("storages", private_in_media("/srv/media/private"), "PRIVATE_STORAGE"),
        ("storages", private_in_media("/srv/media"), "PRIVATE_STORAGE"),
        ("storages", private_in_media("/srv/x/../media/p"), "PRIVATE_STORAGE"),
    ],
)
def test_an_unsafe_value_is_refused_by_name(choice: str, value: Any, variable: str) -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        refuse_unsafe(Choices(**{**SAFE, choice: value}))
    assert str(caught.value).startswith(f"{variable}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"secret_key_fallbacks": [KEY[::-1]]},
        {"health_token": "a-token-of-good-length-0123"},
        {"worker_processes": 4, "cache_url": "redis://127.0.0.1/0"},
    ],
)
def test_safe_values_are_taken(choice: dict[str, Any]) -> None:
    refuse_unsafe(Choices(**{**SAFE, **choice}))


@pytest.mark.parametrize(
    ("variable", "value"),
    [("SECRET_KEY", ""), ("ALLOWED_HOSTS", "*"), ("DEBUG", "yes"), ("SITE_URL", "http://x.org")],
)
def test_manage_py_refuses_in_one_line(variable: str, value: str) -> None:
    result = manage("check", **{**PRODUCTION, variable: value})
    assert result.returncode == 1
    [line] = result.stderr.splitlines()
    assert line.startswith(f"configuration: {variable}: ")


def test_the_deployment_check_is_clean(tmp_path: Path) -> None:
    result = manage(
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        **PRODUCTION,
        DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3",
    )
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def settings_in_production(*names: str, **more: str) -> dict[str, Any]:
    """What production settings say, asked in a process of its own."""
    import json

    code = (
        "import json, django; from django.conf import settings; "
        f"print(json.dumps({{name: getattr(settings, name) for name in {names!r}}}))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
            **PRODUCTION,
            **more,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def test_cookies_are_bound_to_host_and_https() -> None:
    says = settings_in_production(
        "SESSION_COOKIE_NAME",
        "CSRF_COOKIE_NAME",
        "COOKIE_PREFIX",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SESSION_COOKIE_HTTPONLY",
        "SESSION_COOKIE_SAMESITE",
        "CSRF_COOKIE_SAMESITE",
        "SESSION_COOKIE_DOMAIN",
        "CSRF_COOKIE_DOMAIN",
        "SESSION_COOKIE_PATH",
        "CSRF_COOKIE_PATH",
    )
    assert says["SESSION_COOKIE_NAME"] == "__Host-session"
    assert says["CSRF_COOKIE_NAME"] == "__Host-csrf"
    assert says["COOKIE_PREFIX"] == "__Host-"
    for name, value in says.items():
        if name.endswith(("SECURE", "HTTPONLY")):
            assert value is True, name
        if name.endswith("SAMESITE"):
            assert value in {"Lax", "Strict"}, name
        if name.endswith("DOMAIN"):
            assert value is None, name
        if name.endswith("PATH"):
            assert value == "/", name


def test_production_is_no_demonstration() -> None:
    says = settings_in_production(
        "DEMONSTRATION", "SECOND_FACTOR_REQUIRED", "SECURE_SSL_REDIRECT", "SECRET_KEY_FALLBACKS",
        SECRET_KEY_FALLBACKS=KEY[::-1],
    )  # fmt: skip
    assert says == {
        "DEMONSTRATION": False,
        "SECOND_FACTOR_REQUIRED": True,
        "SECURE_SSL_REDIRECT": True,
        "SECRET_KEY_FALLBACKS": [KEY[::-1]],
    }


@pytest.fixture
def demonstration_account(db: None) -> Any:
    return UserFactory(username="admin", email=f"admin{DEMONSTRATION_DOMAIN}")


def test_the_check_names_a_demonstration_account(demonstration_account: Any) -> None:
    [error] = run_checks(tags=["database"], databases=["default"])
    assert error.id == "lvcuo.E001"
    assert "admin" in error.msg


def test_the_application_does_not_start_with_a_demonstration_account(
    demonstration_account: Any, capsys: Any
) -> None:
    with pytest.raises(SystemExit) as caught:
        start.started(lambda: "application")
    assert caught.value.code == start.APPLICATION_ERROR
    [line] = capsys.readouterr().err.splitlines()
    assert "demonstration accounts exist (admin)" in line


def test_a_demonstration_may_have_them(demonstration_account: Any, settings: Any) -> None:
    settings.DEMONSTRATION = True
    assert start.started(lambda: "application") == "application"
    assert run_checks(tags=["database"], databases=["default"]) == []


def test_ordinary_accounts_are_no_obstacle(db: None) -> None:
    UserFactory()
    assert start.started(lambda: "application") == "application"


def test_the_application_starts_on_a_database_without_tables(db: None, monkeypatch: Any) -> None:
    def missing(*_arguments: Any) -> Any:
        raise DatabaseError("no such table: auth_user")

    monkeypatch.setattr("lvcuo.accounts.demonstration_accounts", missing)
    assert start.started(lambda: "application") == "application"
    assert demonstration_accounts is not missing


@pytest.mark.parametrize("entry", ["lvcuo.wsgi", "lvcuo.asgi"])
def test_a_server_that_loads_a_bad_setting_stops_with_one_line(entry: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", f"import {entry}"],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
            **PRODUCTION,
            "SITE_URL": "x",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == start.APPLICATION_ERROR
    [line] = result.stderr.splitlines()
    assert line.startswith("configuration: SITE_URL: ")


def test_the_repository_holds_no_password_and_no_key() -> None:
    import re

    secret = re.compile(r"""(?:PASSWORD|SECRET_KEY|TOKEN)\s*=\s*["'][^"'{$<]{8,}["']""")
    found = [
        f"{path.relative_to(ROOT)}: {hit[0]}"
        for folder in ("site", "home", "streets", "deploy", "docs")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in {".py", ".yaml", ".md", ".example", ".conf", ""}
        for hit in [secret.search(path.read_text(errors="replace"))]
        if hit and "test-only" not in hit[0]
    ]
    assert found == []
