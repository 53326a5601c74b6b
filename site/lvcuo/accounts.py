"""Staff accounts: nobody signs up, one way in, mail that never stops a log-in (S-2, S-8)."""

import time
from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.forms import LoginForm
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lvcuo.client_address import client_address
from lvcuo.mail import deliver

# Demonstration accounts are known by this domain; it can never receive mail (RFC 2606).
DEMONSTRATION_DOMAIN = "@demonstration.invalid"
# How long after the password the first enrolment does not ask for it again.
FRESH_LOGIN_SECONDS = 300


class StaffAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Where staff accounts differ from what allauth does by default."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        # One sentence, whichever way somebody tried to log in.
        "email_password_mismatch": _("User name or password is not right."),
        "username_password_mismatch": _("User name or password is not right."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No: accounts are made by an administrator, never by a visitor."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing: failures are counted by lvcuo.throttling, per account and address.

        The library's own limit would lock an account for everybody, wherever they are.
        """

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address as trusted proxies tell it."""
        return client_address(request)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not for the first enrolment right after the log-in: the password was just typed."""
        if app == "allauth.mfa" and _logged_in_just_now(self.request):
            # The codes shown right after enrolling belong to it.
            return _has_settled_factor(self.request.user)
        required: bool = super().is_reauthentication_required(app=app, **kwargs)
        return required

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Built from SITE_URL: the Host header of a request must not lead anybody astray."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "U", "key": "K"})
        return settings.SITE_URL + path.replace("U-K", key)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Hand the mail to a task, so that a slow or broken mail server stops nobody."""
        message = self.render_mail(template_prefix, email, {"email": email, **context})
        deliver.enqueue(message.subject, message.body, message.to)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the owner of an account about a change to it."""
        address = email or user.email  # type: ignore[attr-defined]
        if address and not address.endswith(DEMONSTRATION_DOMAIN):
            super().send_notification_mail(template_prefix, user, context, address)


class StaffLoginForm(LoginForm):  # type: ignore[misc]
    """Log-in with a user name or an e-mail address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or e-mail")
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["login"].error_messages["required"] = _("Enter your user name or e-mail.")
        self.fields["password"].error_messages["required"] = _("Enter your password.")
        # The way to a new password stands under the button, not inside a hint.
        self.fields["password"].help_text = ""

    def user_credentials(self) -> dict[str, Any]:
        """What was typed, once.

        Tried as name and as e-mail it would cost an extra hash, and the time taken would tell
        which addresses have an account (S-8).
        """
        return {
            "username": self.cleaned_data["login"],
            "password": self.cleaned_data["password"],
        }


def has_second_factor(user: Any) -> bool:
    """Whether logging in to this account asks for a code."""
    enabled: bool = get_factor_adapter().is_mfa_enabled(user, [Authenticator.Type.TOTP])
    return enabled


def demonstration_accounts() -> QuerySet[Any]:
    """The accounts that only a demonstration may have."""
    return get_user_model().objects.filter(email__endswith=DEMONSTRATION_DOMAIN)


def _logged_in_just_now(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return any(time.time() - record["at"] < FRESH_LOGIN_SECONDS for record in records)


def _has_settled_factor(user: AbstractBaseUser) -> bool:
    before = timezone.now() - timedelta(seconds=FRESH_LOGIN_SECONDS)
    return Authenticator.objects.filter(user_id=user.pk, created_at__lt=before).exists()
