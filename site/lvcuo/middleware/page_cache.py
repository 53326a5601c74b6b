"""Whole anonymous pages in the cache; emptied at once when anything is published.

The key holds the host, the path with its query, and elder mode. Requests that carry a session or
a form token are never served from, nor put into, the cache (design: forms and personal data are
never shared). What is kept is the same for everybody and holds no secret, so it is also the one
thing that is compressed here; a compressed answer with a secret in it could be guessed (BREACH).
"""

import gzip
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_save
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from wagtail.models import DraftStateMixin, ModelLogEntry, PageLogEntry

from lvcuo.clock import seconds_until_midnight

GENERATION_KEY = "page-cache-generation"
# A visitor may add any query string; longer ones are answered but not kept.
MAXIMUM_PATH_LENGTH = 300
# Below this size the packed page is hardly smaller.
MINIMUM_PACKED_BYTES = 500


@dataclass(frozen=True)
class KeptPage:
    """A page as it lies in the cache.

    Attributes:
        headers: all of the response but those that depend on the encoding.
        body: the page as it is.
        packed: the same with gzip; empty where that does not pay.
    """

    headers: dict[str, str]
    body: bytes
    packed: bytes

    @classmethod
    def of(cls, response: HttpResponse) -> "KeptPage":
        """Take what is worth keeping from a response."""
        body = response.content
        text = response.get("Content-Type", "").startswith(("text/", "application/xml"))
        worth_it = text and len(body) >= MINIMUM_PACKED_BYTES
        # Without the time the same page has the same ETag.
        packed = gzip.compress(body, 6, mtime=0) if worth_it else b""
        headers = {name: value for name, value in response.items() if name != "Content-Length"}
        return cls(headers, body, packed)

    def response(self, request: HttpRequest) -> HttpResponse:
        """An answer in the encoding the browser takes."""
        use_packed = bool(self.packed) and _accepts_gzip(request)
        body = self.packed if use_packed else self.body
        response = HttpResponse(body, headers=self.headers)
        response["Content-Length"] = str(len(body))
        if use_packed:
            response["Content-Encoding"] = "gzip"
        return response


class PageCacheMiddleware:
    """Serves a kept page, or keeps the page that was made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from the cache where the request allows it."""
        if not _may_share(request):
            return self.get_response(request)
        # Made before the page is: what is published meanwhile starts another generation.
        key = _key(request)
        kept: KeptPage | None = cache.get(key)
        if kept is None:
            response = self.get_response(request)
            if not _may_keep(request, response):
                return response
            # Browsers and proxies ask each time; the ETag makes that cheap.
            patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
            patch_vary_headers(response, ("Accept-Encoding", "Cookie"))
            kept = KeptPage.of(response)
            # The home page names today's date, so no page outlives the day.
            seconds = min(settings.PAGE_CACHE_SECONDS, seconds_until_midnight())
            cache.set(key, kept, seconds)
        return kept.response(request)


def empty_page_cache() -> None:
    """Make every kept page stale by starting a new generation."""
    cache.set(GENERATION_KEY, time.time_ns(), None)


def _on_log_entry(instance: PageLogEntry | ModelLogEntry, **_signal: Any) -> None:
    # Saving a draft (every few seconds, by itself) changes nothing that is shown.
    model = instance.content_type.model_class() if instance.content_type else None
    if instance.action == "wagtail.edit" and model and issubclass(model, DraftStateMixin):
        return
    # Not before the change can be read by others, or they would keep the old page again.
    transaction.on_commit(empty_page_cache)


# Wagtail writes a log entry for every change staff make, whatever the model: one place to listen.
post_save.connect(_on_log_entry, sender=PageLogEntry, dispatch_uid="page-cache-page")
post_save.connect(_on_log_entry, sender=ModelLogEntry, dispatch_uid="page-cache-model")


def _accepts_gzip(request: HttpRequest) -> bool:
    for part in request.headers.get("Accept-Encoding", "").split(","):
        coding, _, quality = part.partition(";")
        if coding.strip().lower() == "gzip":
            return quality.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def _may_share(request: HttpRequest) -> bool:
    return (
        settings.PAGE_CACHE_SECONDS > 0
        and request.method in {"GET", "HEAD"}
        # The CMS renders drafts by a made-up request with the public address.
        and not getattr(request, "is_dummy", False)
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        # With this cookie a form's token would be in the page without a Set-Cookie to tell.
        and settings.CSRF_COOKIE_NAME not in request.COOKIES
        and not request.path_info.startswith((f"/{settings.ADMIN_URL}", "/account/"))
        and len(request.get_full_path()) <= MAXIMUM_PATH_LENGTH
    )


def _may_keep(request: HttpRequest, response: HttpResponse) -> bool:
    cache_control = response.get("Cache-Control", "")
    return (
        request.method == "GET"
        and response.status_code == HTTPStatus.OK
        and not response.streaming
        and not response.cookies
        and "Content-Encoding" not in response
        and "private" not in cache_control
        and "no-store" not in cache_control
        and "no-cache" not in cache_control
    )


def _key(request: HttpRequest) -> str:
    display = request.display  # type: ignore[attr-defined]
    parts = (
        # A cache that dropped the entry starts anew: a number never used before.
        str(cache.get_or_set(GENERATION_KEY, time.time_ns, None)),
        request.scheme or "",
        request.get_host(),
        display.mode,
        request.get_full_path(),
    )
    return "page:" + hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()
