"""For the machine that watches: /healthz (process) and /readyz (all it needs). R-30, S-33."""

import hmac
import logging
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage, storages
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lvcuo.client_address import is_local

logger = logging.getLogger("lvcuo.health")
MINIMUM_FREE_BYTES = 200 * 1024 * 1024


def _only_for_the_operator(request: HttpRequest) -> None:
    sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
    token = settings.HEALTH_TOKEN
    # As bytes: text outside ASCII cannot be compared in constant time.
    if token and hmac.compare_digest(sent.encode(), token.encode()):
        return
    if not is_local(request):
        raise Http404


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers.

    Raises:
        Http404: asked from elsewhere without the token.
    """
    _only_for_the_operator(request)
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Everything a request needs is there; 503 with the names of what is not.

    Raises:
        Http404: asked from elsewhere without the token.
    """
    _only_for_the_operator(request)
    failed = []
    for name, check in CHECKS.items():
        try:
            check()
        except Exception:
            logger.exception("readiness check failed", extra={"check": name})
            failed.append(name)
    if failed:
        return HttpResponse(f"not ready: {', '.join(failed)}\n", "text/plain", 503)
    return HttpResponse("ready\n", content_type="text/plain")


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _migrations() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RuntimeError("migrations are missing")


def _disk() -> None:
    folders = [storages["default"], storages["private"], storages["staticfiles"]]
    places = {Path(store.location) for store in folders if isinstance(store, FileSystemStorage)}
    if connection.vendor == "sqlite":
        places.add(Path(settings.DATABASES["default"]["NAME"]).parent)
    for place in places:
        if place.exists() and shutil.disk_usage(place).free < MINIMUM_FREE_BYTES:
            raise RuntimeError("disk nearly full")


def _media() -> None:
    name = default_storage.save(f"readyz/{uuid.uuid4().hex}", ContentFile(b"ready"))
    default_storage.delete(name)


def _cache() -> None:
    cache.set("readyz", "ready", 10)
    if cache.get("readyz") != "ready":
        raise RuntimeError("cache does not answer")


CHECKS: dict[str, Callable[[], None]] = {
    "database": _database,
    "migrations": _migrations,
    "disk": _disk,
    "media": _media,
    "cache": _cache,
}
