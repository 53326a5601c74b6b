"""How failed log-ins lock an account for one address (S-7), on top of django-axes.

The fifth failure locks for 15 minutes. Each failure after that locks again and twice as long, up
to a day, until a log-in succeeds or a day has passed. Only the account and the address together
are locked: neither the account elsewhere nor its neighbours on the same network.
"""

import hashlib
from datetime import timedelta
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lvcuo.client_address import client_address

SHORTEST_LOCK = timedelta(minutes=15)
LONGEST_LOCK = timedelta(hours=24)
MAXIMUM_DOUBLINGS = 7  # 15 minutes doubled seven times is more than a day


class GrowingLockHandler(AxesDatabaseHandler):  # type: ignore[misc]
    """Keeps failures for a day, so that the next lock can be longer than the last."""

    def clean_expired_user_attempts(
        self, request: HttpRequest | None = None, credentials: dict[str, Any] | None = None
    ) -> int:
        """Forget what is older than the longest lock, whoever asks."""
        threshold = timezone.now() - LONGEST_LOCK
        count, _ = AccessAttempt.objects.filter(attempt_time__lte=threshold).delete()
        return int(count)


def account_of(typed: str) -> AbstractBaseUser | None:
    """The account that a user name or an e-mail address belongs to."""
    typed = typed.strip()
    if not typed or "\0" in typed:
        return None
    # Two accounts may share an address; then the older one counts for both.
    found: AbstractBaseUser | None = (
        get_user_model()
        .objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed))
        .order_by("pk")
        .first()
    )
    return found


def account_key(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """What failures are counted under: the same for a user name, its e-mail, upper or lower case.

    A hash, because people type passwords and foreign addresses into the wrong field.
    """
    values = credentials or {}
    typed = values.get("username") or values.get("login") or request.POST.get("login", "")
    typed = typed.strip().lower()
    account = account_of(typed)
    name = f"account {account.pk}" if account else f"typed {typed}"
    key = f"{settings.SECRET_KEY}\n{name}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(key).hexdigest()


def lock_duration(request: HttpRequest | None = None) -> timedelta:
    """How long the lock lasts for the account and the address of this request."""
    if request is None:
        return SHORTEST_LOCK
    failures = (
        AccessAttempt.objects.filter(
            username=account_key(request, _credentials(request)),
            ip_address=client_address(request),
        ).aggregate(total=Sum("failures_since_start"))["total"]
        or 0
    )
    doublings = max(0, failures - settings.AXES_FAILURE_LIMIT)
    return min(LONGEST_LOCK, SHORTEST_LOCK * 2 ** min(doublings, MAXIMUM_DOUBLINGS))


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """The page a locked account gets: the same whether or not the account exists (S-8)."""
    minutes = int(lock_duration(request).total_seconds() // 60)
    page = render(request, "account/locked_out.html", {"minutes": minutes}, status=429)
    page["Cache-Control"] = "no-store"
    page["Retry-After"] = str(minutes * 60)
    return page


def _credentials(request: HttpRequest) -> dict[str, Any] | None:
    # Past the password, or signed in, the account is known and the form has no user name.
    user = getattr(request, "account_signing_in", None) or request.user
    return {"username": user.get_username()} if user.is_authenticated else None
