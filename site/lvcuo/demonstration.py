"""The accounts of a demonstration: they exist under demonstration settings only (S-12)."""

import secrets
import string
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import Group
from django.db import transaction

from lvcuo.accounts import DEMONSTRATION_DOMAIN

PASSWORD_LENGTH = 16
# No 0/O, 1/l/I: the password is typed from the terminal.
PASSWORD_ALPHABET = "".join(sorted(set(string.ascii_letters + string.digits) - set("0O1lI")))
# User name → group; the administrator needs none.
ACCOUNTS: dict[str, str | None] = {
    "admin": None,
    "editor": "Editors",
    "moderator": "Moderators",
    "reviewer": "Reviewers",
}


@dataclass
class AccountsReport:
    """What became of the accounts.

    Attributes:
        names: every demonstration account there is now.
        password: the random password, when it was just made and nobody knows it yet.
        taken: user names that belong to somebody else and were left alone.
    """

    names: list[str] = field(default_factory=list)
    password: str = ""
    taken: list[str] = field(default_factory=list)


def random_password() -> str:
    """A password nobody can guess."""
    return "".join(secrets.choice(PASSWORD_ALPHABET) for _place in range(PASSWORD_LENGTH))


@transaction.atomic
def ensure_accounts(wanted_password: str = "") -> AccountsReport:
    """Create what is missing; bring the password in line with `wanted_password` if given.

    All accounts share one password and one hash of it, so that a start checks it only once.

    Raises:
        RuntimeError: these are not demonstration settings.
    """
    if not settings.DEMONSTRATION:
        raise RuntimeError("demonstration accounts exist under demonstration settings only")
    users = get_user_model().objects
    present = {user.get_username(): user for user in users.filter(username__in=ACCOUNTS)}
    report = AccountsReport()
    missing = []
    for name in ACCOUNTS:
        user = present.get(name)
        if user is None:
            missing.append(name)
        elif not user.email.endswith(DEMONSTRATION_DOMAIN):
            report.taken.append(name)
            del present[name]
    if missing:
        _create(missing, wanted_password, report)
    report.names = [name for name in ACCOUNTS if name in present or name in missing]
    if wanted_password:
        _set_where_different(list(present.values()), wanted_password)
    return report


def _create(names: list[str], wanted_password: str, report: AccountsReport) -> None:
    report.password = "" if wanted_password else random_password()
    encoded = make_password(wanted_password or report.password)
    for name in names:
        is_admin = ACCOUNTS[name] is None
        user = get_user_model().objects.create(
            username=name,
            email=name + DEMONSTRATION_DOMAIN,
            password=encoded,
            is_staff=is_admin,
            is_superuser=is_admin,
        )
        if not is_admin:
            user.groups.add(Group.objects.get(name=ACCOUNTS[name]))


def _set_where_different(users: list[AbstractBaseUser], password: str) -> None:
    # Hashing is slow by design, so each distinct hash is checked once.
    same = {encoded: check_password(password, encoded) for encoded in {u.password for u in users}}
    different = [user.pk for user in users if not same[user.password]]
    if different:
        get_user_model().objects.filter(pk__in=different).update(password=make_password(password))
