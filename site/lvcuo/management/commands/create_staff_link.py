"""`manage.py create_staff_link NAME`: a staff account without password, and a link to set one."""

from argparse import ArgumentParser
from typing import Any

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from lvcuo.accounts import DEMONSTRATION_DOMAIN


class Command(BaseCommand):
    """The way the first administrator comes in: no password passes through a terminal (S-12)."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, and what they may do."""
        parser.add_argument("username")
        parser.add_argument("--email", default="")
        parser.add_argument("--group", action="append", default=[], metavar="NAME")
        parser.add_argument("--superuser", action="store_true")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Create the account, or take the existing one, and print the link."""
        found = get_user_model().objects.filter(username=options["username"]).first()
        if found and (options["email"] or options["group"] or options["superuser"]):
            raise CommandError(
                f"{found.get_username()} exists; their rights are changed in the CMS, not here"
            )
        user: AbstractUser = found or self._create(options)
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        self.stdout.write(
            f"For {user.get_username()}: works once, within {hours} hours.\n"
            f"{settings.SITE_URL}{link_path(user)}"
        )

    def _create(self, options: dict[str, Any]) -> AbstractUser:
        if options["email"].endswith(DEMONSTRATION_DOMAIN):
            raise CommandError(f"--email: {DEMONSTRATION_DOMAIN} is for demonstration accounts")
        names = options["group"]
        groups = list(Group.objects.filter(name__in=names))
        unknown = set(names) - {group.name for group in groups}
        if unknown:
            known = ", ".join(Group.objects.order_by("name").values_list("name", flat=True))
            raise CommandError(f"--group: no {', '.join(sorted(unknown))}; known: {known}")
        if not groups and not options["superuser"]:
            raise CommandError("give --group NAME or --superuser, else the account may do nothing")
        user: AbstractUser = get_user_model()(
            username=options["username"],
            email=options["email"],
            is_staff=options["superuser"],
            is_superuser=options["superuser"],
        )
        user.set_unusable_password()
        try:
            with translation.override("en"):
                user.full_clean()
        except ValidationError as error:
            problems = [f"{name}: {' '.join(words)}" for name, words in error.message_dict.items()]
            raise CommandError("\n".join(problems)) from None
        user.save()
        user.groups.set(groups)
        return user


def link_path(user: AbstractUser) -> str:
    """The path at which allauth lets the user set a password; void once one is set."""
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    return reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(user), "key": token},
    )
