"""Elder mode (长者模式) and its two refinements, kept in first-party cookies (A-30 to A-38).

Only `mode` changes the HTML. Text size and theme inside elder mode are carried by one small
stylesheet of their own (`/display/elder.css`), so that the page cache splits in two and no more.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http.response import HttpResponseBase

MODE_COOKIE = "display_mode"
SIZE_COOKIE = "display_size"
THEME_COOKIE = "display_theme"
COOKIE_SECONDS = 365 * 24 * 3600

CHOICES: dict[str, tuple[str, tuple[str, ...]]] = {
    "mode": (MODE_COOKIE, ("standard", "elder")),
    "size": (SIZE_COOKIE, ("large", "largest")),
    "theme": (THEME_COOKIE, ("calm", "contrast")),
}


@dataclass(frozen=True)
class Display:
    """A visitor's choice; unknown cookie values count as the default."""

    mode: str = "standard"
    size: str = "large"
    theme: str = "calm"

    @property
    def is_elder(self) -> bool:
        """Whether the page is shown in elder mode."""
        return self.mode == "elder"

    @classmethod
    def from_cookies(cls, cookies: Mapping[str, str]) -> "Display":
        """The display the cookies ask for."""
        chosen = {}
        for name, (cookie, allowed) in CHOICES.items():
            value = cookies.get(settings.COOKIE_PREFIX + cookie, "")
            if value in allowed:
                chosen[name] = value
        return cls(**chosen)


def remember(response: HttpResponseBase, name: str, value: str) -> None:
    """Keep one choice for a year. `name` and `value` must come from `CHOICES`."""
    cookie, _allowed = CHOICES[name]
    response.set_cookie(
        settings.COOKIE_PREFIX + cookie,
        value,
        max_age=COOKIE_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
