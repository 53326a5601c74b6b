"""The visitor's network address, as far as trusted proxies vouch for it (S-32)."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

# Where no address can be told, for example behind a socket without a proxy count.
UNKNOWN = "0.0.0.0"  # noqa: S104  (not bound to; it only stands in the log)


def client_address(request: HttpRequest) -> str:
    """The address of the client, always in the form of an IP address.

    X-Forwarded-For is read from the right: each trusted proxy appends the address it saw, so the
    entry `TRUSTED_PROXY_COUNT` places from the end is the last one that cannot be forged.
    """
    trusted: int = settings.TRUSTED_PROXY_COUNT
    if trusted:
        forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
        if len(forwarded) >= trusted:
            address = _valid(forwarded[-trusted])
            if address:
                return address
    return _valid(request.META.get("REMOTE_ADDR", "")) or UNKNOWN


def is_local(request: HttpRequest) -> bool:
    """Whether the request was made on this machine and did not come through a proxy."""
    if not settings.TRUSTED_PROXY_COUNT and "X-Forwarded-For" in request.headers:
        # A proxy that nobody told us of: every visitor would seem to sit on this machine.
        return False
    return ipaddress.ip_address(client_address(request)).is_loopback


def _valid(text: str) -> str:
    try:
        return str(ipaddress.ip_address(text.strip("[]")))
    except ValueError:
        return ""
