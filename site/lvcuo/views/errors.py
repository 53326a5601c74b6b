"""Error pages that look like the site and need neither database nor session (S-30, A-66)."""

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

logger = logging.getLogger("lvcuo.errors")


def _page(request: HttpRequest, status: int, template: str = "", **more: Any) -> HttpResponse:
    # Without `request=`: context processors would touch the session and the database.
    context = {
        "display": getattr(request, "display", None),
        "reference": getattr(request, "request_id", ""),
        **more,
    }
    body = render_to_string(template or f"errors/{status}.html", context)
    response = HttpResponse(body, status=status)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be understood."""
    return _page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not for this visitor."""
    return _page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form without a valid token; nearly always a page that was open too long."""
    return _page(request, 403, "account/form_expired.html")


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing is here."""
    return _page(request, 404)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """429: too often in a short time; allauth's own limits lead here."""
    return _page(request, 429, "account/too_many_requests.html")


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; the reference leads to the log line."""
    try:
        return _page(request, 500)
    except Exception:
        # The page itself may be what is broken; there must be an answer all the same.
        logger.exception("the error page cannot be shown")
        reference = getattr(request, "request_id", "")
        return HttpResponse(f"500 {reference}\n", status=500, content_type="text/plain")
