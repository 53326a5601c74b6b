"""The access log of P-35: time, address, method, path without query, status, duration."""

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from lvcuo.client_address import client_address
from lvcuo.logs import request_id

logger = logging.getLogger("lvcuo.access")
RESET_KEY = re.compile(r"(/password/reset/key/)[^/]+")


class RequestLogMiddleware:
    """Gives each request an id, answers it in X-Request-ID, and writes one line when done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Measure the whole answer, other middleware included."""
        identifier = uuid.uuid4().hex[:16]
        request.request_id = identifier  # type: ignore[attr-defined]
        token = request_id.set(identifier)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = identifier
            logger.info(
                "request",
                extra={
                    "address": client_address(request),
                    "method": request.method,
                    "path": _without_secrets(request.path),
                    "status": response.status_code,
                    "milliseconds": round((time.perf_counter() - started) * 1000, 1),
                },
            )
            return response
        finally:
            request_id.reset(token)


def _without_secrets(path: str) -> str:
    # Whoever holds this part of the address may set the password.
    return RESET_KEY.sub(r"\1…", path)
