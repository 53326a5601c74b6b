"""Which of the two displays a visitor chose: standard, or elder mode (长者模式)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from lvcuo.display import Display


class DisplayModeMiddleware:
    """Puts `request.display` on every request; the page cache splits on nothing else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Read the cookies once."""
        request.display = Display.from_cookies(request.COOKIES)  # type: ignore[attr-defined]
        return self.get_response(request)
