"""/healthz and /readyz: quick, precise, and for the operator alone (R-30, S-33)."""

import time
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import OperationalError
from django.test import Client

TOKEN = "a-token-of-good-length-0123"
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.77"}
ADDRESSES = ("/healthz", "/readyz")


def fail(*_arguments: Any, **_more: Any) -> Any:
    raise OSError("/srv/secret is broken")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_sound_site_says_so_within_a_second(address: str, client: Client, db: None) -> None:
    begin = time.perf_counter()
    response = client.get(address)
    assert time.perf_counter() - begin < 1
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "__version__" not in response.content.decode()


def test_the_check_leaves_no_file_behind(client: Client, db: None) -> None:
    client.get("/readyz")
    if default_storage.exists("readyz"):
        assert default_storage.listdir("readyz") == ([], [])


def break_database(patch: Any) -> None:
    def gone(*_arguments: Any) -> None:
        raise OperationalError("connection to 10.0.0.7 refused")

    patch.setattr("lvcuo.views.health.connection.cursor", gone)


def break_migrations(patch: Any) -> None:
    patch.setattr(
        "lvcuo.views.health.MigrationExecutor.migration_plan", lambda *_: ["one is missing"]
    )


def break_disk(patch: Any) -> None:
    usage = type("Usage", (), {"free": 1024})
    patch.setattr("lvcuo.views.health.shutil.disk_usage", lambda _path: usage)


def break_media(patch: Any) -> None:
    patch.setattr("lvcuo.views.health.default_storage.save", fail)


def break_cache(patch: Any) -> None:
    patch.setattr("lvcuo.views.health.cache.get", lambda *_: None)


@pytest.mark.parametrize("part", ["database", "migrations", "disk", "media", "cache"])
def test_each_fault_is_named_and_nothing_else_is_told(
    part: str, client: Client, db: None, monkeypatch: Any
) -> None:
    with monkeypatch.context() as patch:
        globals()[f"break_{part}"](patch)
        begin = time.perf_counter()
        response = client.get("/readyz")
        assert time.perf_counter() - begin < 1
        assert client.get("/healthz").status_code == 200
    assert response.status_code == 503
    said = response.content.decode()
    assert part in said
    assert "secret" not in said
    assert "10.0.0.7" not in said


def test_two_faults_are_both_named(client: Client, db: None, monkeypatch: Any) -> None:
    break_disk(monkeypatch)
    break_cache(monkeypatch)
    assert client.get("/readyz").content == b"not ready: disk, cache\n"


@pytest.mark.parametrize("address", ADDRESSES)
def test_strangers_find_nothing_there(
    address: str, client: Client, settings: Any, home: Any
) -> None:
    assert client.get(address, **ELSEWHERE).status_code == 404
    settings.HEALTH_TOKEN = TOKEN
    for sent in ("", "Bearer ", "Bearer wrong", f"Bearer {TOKEN}x", "Bearer \xe9"):
        assert client.get(address, HTTP_AUTHORIZATION=sent, **ELSEWHERE).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_token_opens_it_from_elsewhere(
    address: str, client: Client, settings: Any, db: None
) -> None:
    settings.HEALTH_TOKEN = TOKEN
    response = client.get(address, HTTP_AUTHORIZATION=f"Bearer {TOKEN}", **ELSEWHERE)
    assert response.status_code == 200


def test_a_proxy_nobody_told_us_of_does_not_open_it(client: Client, home: Any) -> None:
    assert client.get("/healthz", HTTP_X_FORWARDED_FOR="192.0.2.77").status_code == 404
    assert client.get("/healthz", HTTP_X_FORWARDED_FOR="127.0.0.1").status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_check_needs_no_https(address: str, client: Client, settings: Any, db: None) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    assert client.get(address).status_code == 200
    assert client.get("/robots.txt").status_code == 301


@pytest.mark.parametrize("method", ["POST", "PUT", "TRACE"])
def test_only_reading_is_allowed(method: str, client: Client, db: None) -> None:
    assert client.generic(method, "/healthz").status_code == 405
