"""One log line for each security event, and what must follow from some of them (S-34)."""

import logging
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.signals import password_changed, password_reset
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from allauth.usersessions.models import UserSession
from axes.signals import user_locked_out
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from lvcuo.client_address import client_address
from lvcuo.second_factor import normalized, use_once
from lvcuo.throttling import account_of

logger = logging.getLogger("lvcuo.security")


def write_event(event: str, request: HttpRequest | None, user: Any = None, **more: Any) -> None:
    """Write the line: event, account number, address, and what else there is to say."""
    logger.info(
        event,
        extra={
            "event": event,
            "user_id": getattr(user, "pk", None),
            "address": client_address(request) if request else "",
            **more,
        },
    )


@receiver(user_logged_in)
def _logged_in(request: HttpRequest, user: AbstractBaseUser, **_signal: Any) -> None:
    write_event("login", request, user)


@receiver(user_logged_out)
def _logged_out(request: HttpRequest, user: AbstractBaseUser | None, **_signal: Any) -> None:
    write_event("logout", request, user)


@receiver(user_login_failed)
def _login_failed(
    credentials: dict[str, Any], request: HttpRequest | None = None, **_signal: Any
) -> None:
    write_event("login_failed", request, account_of(credentials.get("username", "")))


@receiver(authentication_failed)
def _code_failed(request: HttpRequest, user: AbstractBaseUser, **_signal: Any) -> None:
    # A wrong code counts like a wrong password; django-axes listens to this signal.
    user_login_failed.send(
        sender=__name__, credentials={"username": user.get_username()}, request=request
    )


@receiver(user_locked_out)
def _locked_out(request: HttpRequest, **_signal: Any) -> None:
    credentials = getattr(request, "axes_credentials", None) or {}
    user = account_of(credentials.get("username", ""))
    # Set by the failure that locks; attempts during the lock only leave a line.
    is_new = request.axes_failures_since_start is not None  # type: ignore[attr-defined]
    write_event("locked_out", request, user, new=is_new)
    if user and is_new:
        get_adapter(request).send_notification_mail("account/email/locked_out", user)


@receiver(password_changed)
@receiver(password_reset)
def _password_changed(request: HttpRequest, user: AbstractBaseUser, **_signal: Any) -> None:
    write_event("password_changed", request, user)


@receiver(authenticator_added)
@receiver(authenticator_removed)
@receiver(authenticator_reset)
def _factor_changed(
    request: HttpRequest, user: AbstractBaseUser, authenticator: Authenticator, **_signal: Any
) -> None:
    write_event("second_factor_changed", request, user, factor=authenticator.type)
    if authenticator.type == Authenticator.Type.TOTP:
        if authenticator.pk:
            # The code that proved the new app cannot be used a second time to log in.
            use_once(authenticator, normalized(request.POST.get("code", "")))
        _end_other_sessions(request, user)


def _end_other_sessions(request: HttpRequest, user: AbstractBaseUser) -> None:
    others = UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key)
    for session in others:
        session.end()
