"""The way from the account page of the CMS to password, second factor and sessions."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _


def password_link(request: HttpRequest) -> dict[str, str]:
    """To the page where the password is changed."""
    return {
        "url": reverse("account_change_password"),
        "label": _("Change password"),
        "help_text": _("Ends all sessions; sign in again with the new password."),
    }


def second_factor_link(request: HttpRequest) -> dict[str, str]:
    """To the page of the authenticator app and the recovery codes."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Two-step verification"),
        "help_text": _("Change to another phone, make new recovery codes."),
    }


def sessions_link(request: HttpRequest) -> dict[str, str]:
    """To the list of devices that are signed in."""
    return {
        "url": reverse("usersessions_list"),
        "label": _("Where I am signed in"),
        "help_text": _("See the devices, sign out everywhere else."),
    }
