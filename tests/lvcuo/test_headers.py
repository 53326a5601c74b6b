"""The security headers on every kind of answer (S-25 to S-27)."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}
ADMIN = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
ANSWERS = {
    "page": ("GET", "/", 200),
    "wrong method": ("TRACE", "/robots.txt", 405),
    "missing page": ("GET", "/nowhere/", 404),
    "static file": ("GET", "/static/svg/favicon.svg", 200),
    "missing static file": ("GET", "/static/nothing.css", 404),
    "picture": ("GET", "/media/images/small.png", 200),
    "missing picture": ("GET", "/media/images/none.png", 404),
    "redirect": ("GET", "/site-map", 301),
    "refused request": ("GET", "/?q=%00", 400),
    "robots": ("GET", "/robots.txt", 200),
    "site map": ("GET", "/sitemap.xml", 200),
    "health": ("GET", "/healthz", 200),
    "log-in": ("GET", "/account/login/", 200),
    "new password": ("GET", "/account/password/reset/", 200),
    "elder style": ("GET", "/display/elder.css", 200),
    "switch": ("POST", "/display/", 400),
    "admin, to log-in": ("GET", "/admin/", 302),
}


@pytest.fixture
def _https(settings: Any, home: Any) -> None:
    settings.SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    settings.SECURE_HSTS_PRELOAD = True
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    default_storage.delete("images/small.png")
    default_storage.save("images/small.png", ContentFile(b"\x89PNG"))


def policy(response: Any) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in parts}


def assert_headers(response: Any, *, secure: bool = True) -> None:
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "geolocation=()" in response["Permissions-Policy"]
    assert "camera=()" in response["Permissions-Policy"]
    assert response["X-Request-ID"]
    assert "X-Powered-By" not in response
    assert "Server" not in response
    if secure:
        assert response["Strict-Transport-Security"] == (
            "max-age=63072000; includeSubDomains; preload"
        )


@pytest.mark.usefixtures("_https")
@pytest.mark.parametrize("kind", ANSWERS)
def test_every_kind_of_answer_carries_every_header(kind: str, client: Client) -> None:
    method, address, status = ANSWERS[kind]
    response = client.generic(method, address, secure=True)
    response.close()
    assert response.status_code == status
    assert_headers(response)
    assert policy(response) == (ADMIN if address.startswith("/admin/") else STRICT)


@pytest.mark.usefixtures("_https")
def test_the_cms_has_its_own_policy_and_nobody_else(client: Client, administrator: Any) -> None:
    client.force_login(administrator)
    for address in ("/admin/", "/admin/pages/", "/admin/nowhere/", "/admin/account/"):
        response = client.get(address, secure=True)
        assert_headers(response)
        assert policy(response) == ADMIN
    for address in ("/", "/account/2fa/", "/administration/"):
        assert policy(client.get(address, secure=True)) == STRICT


@pytest.mark.usefixtures("_https")
def test_an_error_of_ours_carries_every_header(client: Client, monkeypatch: Any) -> None:
    def fail(*_arguments: Any) -> None:
        raise RuntimeError("/srv/secret/path")

    monkeypatch.setattr("home.models.HomePage.serve", fail)
    client.raise_request_exception = False
    response = client.get("/", secure=True)
    assert response.status_code == 500
    assert b"secret" not in response.content
    assert_headers(response)
    assert policy(response) == STRICT


@pytest.mark.usefixtures("_https")
@pytest.mark.parametrize("secure", [True, False])
def test_a_foreign_host_name_is_refused_with_every_header(
    secure: bool, client: Client, settings: Any
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/", HTTP_HOST="evil.example", secure=secure)
    assert response.status_code == 400
    assert_headers(response, secure=secure)
    assert policy(response) == STRICT


@pytest.mark.usefixtures("_https")
def test_the_way_to_https_carries_the_headers_too(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/")
    assert response.status_code == 301
    assert response["Location"] == "https://testserver/"
    assert_headers(response, secure=False)


def test_no_template_holds_what_the_strict_policy_would_block() -> None:
    import re

    root = Path(__file__).resolve().parents[2]
    inline = re.compile(
        r"<style|\sstyle=|<script(?![^>]*\bsrc=)(?![^>]*ld\+json)|\son[a-z]+=|javascript:|nonce"
    )
    found = [
        f"{template.relative_to(root)}: {hit[0]}"
        for folder in ("site", "home", "streets")
        for template in (root / folder).rglob("templates/**/*.html")
        if "wagtailadmin" not in template.parts
        for hit in [
            inline.search(
                re.sub(r"{#.*?#}|{% comment.*?endcomment %}", "", template.read_text(), flags=re.S)
            )
        ]
        if hit
    ]
    assert found == []
