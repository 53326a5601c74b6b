"""Whose address counts, with and without proxies in front (S-32)."""

from typing import Any

import pytest
from django.test import RequestFactory

from lvcuo.client_address import UNKNOWN, client_address, is_local


def request(remote: str = "192.0.2.1", forwarded: str | None = None) -> Any:
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=remote, **headers)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, None, "192.0.2.1"),
        (0, "203.0.113.5", "192.0.2.1"),
        (1, "203.0.113.5", "203.0.113.5"),
        (1, "10.0.0.1, 203.0.113.5", "203.0.113.5"),
        (1, "127.0.0.1,203.0.113.5", "203.0.113.5"),
        (2, "10.0.0.1, 203.0.113.5, 198.51.100.7", "203.0.113.5"),
        (2, "203.0.113.5", "192.0.2.1"),
        (1, None, "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "garbage", "192.0.2.1"),
        (1, "203.0.113.5, <script>", "192.0.2.1"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "[2001:DB8::1]", "2001:db8::1"),
    ],
)
def test_only_what_trusted_proxies_say_counts(
    proxies: int, forwarded: str | None, expected: str, settings: Any
) -> None:
    settings.TRUSTED_PROXY_COUNT = proxies
    assert client_address(request(forwarded=forwarded)) == expected


@pytest.mark.parametrize("remote", ["", "unix:", "nonsense"])
def test_an_unknown_address_is_still_an_address(remote: str) -> None:
    assert client_address(request(remote)) == UNKNOWN


@pytest.mark.parametrize(
    ("remote", "forwarded", "expected"),
    [
        ("127.0.0.1", None, True),
        ("::1", None, True),
        ("127.0.0.1", "203.0.113.5", False),
        ("127.0.0.1", "127.0.0.1", False),
        ("192.0.2.1", None, False),
        ("", None, False),
    ],
)
def test_local_is_who_came_without_a_proxy(
    remote: str, forwarded: str | None, expected: bool, settings: Any
) -> None:
    settings.TRUSTED_PROXY_COUNT = 0
    assert is_local(request(remote, forwarded)) is expected
