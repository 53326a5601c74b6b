"""What a staff session must fulfil before anything opens (S-1, S-9, S-11)."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.middleware import AccountMiddleware
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from lvcuo.accounts import has_second_factor
from lvcuo.security_log import write_event

STARTED_AT = "session_started_at"
# All that an account without a second factor can reach; everything else leads to enrolment.
OPEN_WITHOUT_FACTOR = ("/account/", "/display/")
# The screens of the CMS that give or take rights: the password or the code is asked again.
SENSITIVE_NAMESPACES = {"wagtailusers_users", "wagtailusers_groups"}


class StaffSessionMiddleware:
    """Ends old sessions, enforces the second factor, keeps staff answers out of every cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Anonymous requests pass without touching session or database."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.user.is_anonymous:
            return self.get_response(request)
        if _is_too_old(request):
            logout(request)
            return redirect("account_login")
        if _must_enrol(request):
            write_event("access_refused", request, request.user, reason="no second factor")
            return redirect("mfa_activate_totp")
        response = self.get_response(request)
        _log_refusal(request, response)
        if "Cache-Control" not in response:
            patch_cache_control(response, private=True, no_store=True)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Ask for the password or the code again before accounts and roles are changed."""
        match = request.resolver_match
        if (
            match is None
            or not SENSITIVE_NAMESPACES.intersection(match.namespaces)
            or match.url_name == "index"
            or request.user.is_anonymous
        ):
            return None
        try:
            reauthentication_required(lambda _request: None)(request)
        except ReauthenticationRequired as required:
            # What the library does with this exception when a view raises it.
            ask_again = AccountMiddleware(self.get_response).process_exception
            answer: HttpResponseBase = ask_again(request, required)
            return answer
        return None


def remember_start(request: HttpRequest, **_signal: Any) -> None:
    """The twelve hours run from here."""
    request.session[STARTED_AT] = timezone.now().timestamp()


user_logged_in.connect(remember_start, dispatch_uid="session-start")


def _is_too_old(request: HttpRequest) -> bool:
    started: float = request.session.get(STARTED_AT, 0)
    return timezone.now().timestamp() - started > settings.STAFF_SESSION_HOURS * 3600


def _must_enrol(request: HttpRequest) -> bool:
    return (
        settings.SECOND_FACTOR_REQUIRED
        and not request.path_info.startswith(OPEN_WITHOUT_FACTOR)
        and not has_second_factor(request.user)
    )


def _log_refusal(request: HttpRequest, response: HttpResponse) -> None:
    if not request.path_info.startswith(f"/{settings.ADMIN_URL}"):
        return
    # The CMS answers a missing right with a redirect to its home page (or to the log-in).
    refused = response.status_code == HTTPStatus.FORBIDDEN or (
        request.method == "GET"
        and response.status_code == HTTPStatus.FOUND
        and response["Location"] in {reverse("wagtailadmin_home"), reverse("account_login")}
    )
    if refused:
        write_event("access_refused", request, request.user, path=request.path)
