"""Odd requests get a plain page of ours, never a 500 (A-66, S-30)."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from lvcuo.views import errors

ODD = [
    ("GET", "/?q=%00"),
    ("GET", "/streets/?page=%00"),
    ("GET", "/streets/?page=-1"),
    ("GET", "/streets/?page=99999999999999999999"),
    ("GET", "/search/?q=%00"),
    ("GET", "/?%00=1"),
    ("GET", "/%00"),
    ("GET", "/q/%00/"),
    ("GET", "/q/no-such-code/"),
    ("GET", "/%ff"),
    ("GET", "/%c0%ae%c0%ae/"),
    ("GET", "/%ed%a0%80/"),
    ("GET", "/?q=%ff"),
    ("GET", "/?q=%"),
    ("GET", "/%zz"),
    ("GET", "/?page=１"),
    ("GET", "/" + "x" * 8000),
    ("GET", "/?q=" + "x" * 8000),
    ("GET", "/" + "a/" * 2000),
    ("GET", "//evil.example/"),
    ("GET", "/../../etc/passwd"),
    ("GET", "/media/../../etc/passwd"),
    ("GET", "/media/%2e%2e/%2e%2e/etc/passwd"),
    ("GET", "/media/images/..%2f..%2fdb.sqlite3"),
    ("GET", "/media/images/%00.png"),
    ("GET", "/media/wagtail_uploads/x.jpg"),
    ("GET", "/static/../manage.py"),
    ("GET", "/static/%00"),
    ("GET", "/account/login/?next=//evil"),
    ("GET", "/account/password/reset/key/0-%00/"),
    ("GET", "/account/password/reset/key/zzzzzzzzzzzzzzzzz-x/"),
    ("GET", "/documents/99999999999999999999/x.pdf"),
    ("GET", "/sitemap.xml?p=x"),
    ("GET", "/sitemap.xml?p=99"),
    ("TRACE", "/"),
    ("PROPFIND", "/"),
    ("OPTIONS", "/"),
    ("DELETE", "/"),
    ("PUT", "/streets/"),
    ("TRACE", "/healthz"),
    ("PROPFIND", "/robots.txt"),
    ("POST", "/sitemap.xml"),
    ("POST", "/account/login/"),
    ("POST", "/display/"),
    ("TRACE", "/admin/"),
]


@pytest.mark.parametrize(("method", "address"), ODD, ids=[f"{m} {a[:40]}" for m, a in ODD])
def test_an_odd_request_is_no_error_of_ours(method: str, address: str, home: Any) -> None:
    response = Client().generic(method, address)
    response.close()
    assert response.status_code < 500
    if response.status_code in {301, 302}:
        assert not response["Location"].startswith(("//", "http"))


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:99999", "a b", "<script>", "", "testserver\\x"]
)
def test_a_bad_host_name_gets_the_page_for_refused_requests(host: str, home: Any) -> None:
    response = Client().get("/", HTTP_HOST=host)
    assert response.status_code == 400
    assert b"css/site.css" in response.content
    assert host.encode() not in response.content or not host


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sessionid", "x" * 5000),
        ("sessionid", "\x01"),
        ("display_mode", "<script>"),
        ("csrftoken", "x"),
        ("messages", "broken"),
        ("django_language", "../../etc"),
    ],
)
def test_an_odd_cookie_is_ignored(name: str, value: str, home: Any) -> None:
    client = Client()
    client.cookies[name] = value
    response = client.get("/")
    assert response.status_code == 200
    assert b"<script>" not in response.content


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("HTTP_ACCEPT_LANGUAGE", "x" * 3000),
        ("HTTP_ACCEPT_LANGUAGE", "%00,*;q=;"),
        ("HTTP_ACCEPT_ENCODING", ";;;gzip;q=x"),
        ("HTTP_IF_NONE_MATCH", '"'),
        ("HTTP_IF_MODIFIED_SINCE", "yesterday"),
        ("HTTP_X_FORWARDED_FOR", "'; --"),
        ("HTTP_RANGE", "bytes=5-1"),
        ("HTTP_AUTHORIZATION", "Bearer \xff"),
        ("HTTP_COOKIE", "=;;=\xff"),
        ("CONTENT_LENGTH", "-1"),
    ],
)
def test_an_odd_header_is_ignored(header: str, value: str, home: Any, settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 300
    settings.TRUSTED_PROXY_COUNT = 1
    for address in ("/", "/healthz", "/static/svg/favicon.svg"):
        response = Client().get(address, **{header: value})
        response.close()
        assert response.status_code < 500


ERROR_PAGES = {
    400: errors.bad_request,
    403: errors.permission_denied,
    404: errors.page_not_found,
    500: errors.server_error,
}


@pytest.mark.parametrize("status", ERROR_PAGES)
def test_an_error_page_needs_no_database_and_no_session(status: int, db: None) -> None:
    request = RequestFactory().get("/secret-path/?q=13800138000")
    with CaptureQueriesContext(connection) as queries:
        response = ERROR_PAGES[status](request)
    assert response.status_code == status
    assert len(queries) == 0
    assert b"css/site.css" in response.content
    assert b"13800138000" not in response.content
    assert response["Cache-Control"] == "no-store"


def test_the_page_for_our_errors_shows_the_reference_that_the_log_has(
    client: Client, home: Any, monkeypatch: Any, log_lines: Any
) -> None:
    def fail(*_arguments: Any) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("home.models.HomePage.serve", fail)
    client.raise_request_exception = False
    response = client.get("/?phone=13800138000")
    reference = response["X-Request-ID"]
    assert reference in response.content.decode()
    [line] = [line for line in log_lines if line["level"] == "ERROR"]
    assert line["request_id"] == reference
    assert "RuntimeError" in line["exc_info"]
    assert "13800138000" not in str(line)
    for word in (b"RuntimeError", b"Traceback", b"boom", b"Django", b"Wagtail", b"/work"):
        assert word not in response.content


def test_a_broken_error_page_still_gives_an_answer(
    client: Client, home: Any, monkeypatch: Any
) -> None:
    def fail(*_arguments: Any, **_more: Any) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("home.models.HomePage.serve", fail)
    monkeypatch.setattr("lvcuo.views.errors.render_to_string", fail)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert response["Content-Type"] == "text/plain"
    assert response["Content-Security-Policy"]
