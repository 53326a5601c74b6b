"""The second factor: secrets encrypted, every code good for one use only (S-4)."""

import base64
import hashlib
import time
import unicodedata
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from axes.handlers.proxy import AxesProxyHandler
from cryptography.fernet import Fernet, MultiFernet
from django import forms
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _

USED_CODES = "used_codes"
# A code is accepted for its own 30 seconds and one step before and after.
CODE_LIFETIME_SECONDS = 90


class StaffFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Encrypts what the library would keep in clear; the key is not in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is wrong or was already used. Wait for the next one."),
    }

    def encrypt(self, text: str) -> str:
        """The text, encrypted with the current secret key."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text again; keys from SECRET_KEY_FALLBACKS still open older entries."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """What the app on the phone shows: the user name, not the e-mail address."""
        return str(user.get_username())


class OneTimeCodeMixin(forms.Form):
    """Counts wrong codes like wrong passwords, and takes each right one only once."""

    user: AbstractBaseUser
    authenticator: Authenticator

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from the app, or a recovery code")
        self.fields["code"].error_messages["required"] = _("Enter the code.")

    def clean_code(self) -> str:
        """The code, if it is right and fresh.

        Raises:
            ValidationError: wrong, used before, or the account is locked for this address.
        """
        request = context.request
        request.account_signing_in = self.user
        credentials = {"username": self.user.get_username()}
        if not AxesProxyHandler.is_allowed(request, credentials):
            request.axes_locked_out = True
            raise StaffFactorAdapter().validation_error("incorrect_code")
        self.cleaned_data["code"] = normalized(self.cleaned_data["code"])
        code: str = super().clean_code()  # type: ignore[misc]
        if not use_once(self.authenticator, code):
            raise StaffFactorAdapter().validation_error("incorrect_code")
        return code


class OneTimeCodeForm(OneTimeCodeMixin, AuthenticateForm):  # type: ignore[misc]
    """The second step of logging in."""


class OneTimeCodeAgainForm(OneTimeCodeMixin, ReauthenticateForm):  # type: ignore[misc]
    """The code once more before a sensitive change."""


def normalized(code: str) -> str:
    """Full-width digits made plain, spaces and hyphens removed (A-57)."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", code)))


def use_once(authenticator: Authenticator, code: str) -> bool:
    """Remember that the code was used; False if it was used before.

    In the database and not in the cache, so that it holds for several processes too.
    """
    with transaction.atomic():
        kept = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        now = time.time()
        used = {
            old: at
            for old, at in kept.data.get(USED_CODES, {}).items()
            if now - at < CODE_LIFETIME_SECONDS
        }
        if code in used:
            return False
        kept.data[USED_CODES] = {**used, code: now}
        kept.save(update_fields=["data"])
    return True


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str | bytes) -> bytes:
    digest = hashlib.sha256(b"second factor\n" + force_bytes(key)).digest()
    return base64.urlsafe_b64encode(digest)
