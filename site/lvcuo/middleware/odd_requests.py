"""Turns away what no browser sends and no database takes."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


class OddRequestMiddleware:
    """Refuses NUL characters in path and query: PostgreSQL cannot even look for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 400 to such a request.

        Raises:
            BadRequest: there is a NUL character in the address.
        """
        query = unquote_to_bytes(request.META.get("QUERY_STRING", ""))
        if "\0" in request.path_info or b"\0" in query:
            raise BadRequest("NUL character in the address")
        return self.get_response(request)
