"""What production refuses to start with; every message names the variable to change."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

MINIMUM_KEY_LENGTH = 50
MINIMUM_KEY_VARIETY = 10
MINIMUM_TOKEN_LENGTH = 20


@dataclass(frozen=True)
class Choices:
    """The values an operator chose, as far as they can be unsafe."""

    debug: bool
    secret_key: str
    secret_key_fallbacks: list[str]
    allowed_hosts: list[str]
    site_url: str
    second_factor: bool
    storages: dict[str, dict[str, Any]]
    demo_password: str
    email_url: str
    health_token: str
    worker_processes: int
    cache_url: str


def refuse_unsafe(choices: Choices) -> None:
    """Stop at the first unsafe value.

    Raises:
        ImproperlyConfigured: with the name of the variable and what it must be.
    """
    problems = [
        (choices.debug, "DEBUG: must be off in production"),
        (
            not choices.secret_key,
            "SECRET_KEY: must be set; make one with `manage.py make_secret_key`",
        ),
        (_is_weak(choices.secret_key), f"SECRET_KEY: {KEY_RULE}"),
        (any(map(_is_weak, choices.secret_key_fallbacks)), f"SECRET_KEY_FALLBACKS: {KEY_RULE}"),
        (not choices.allowed_hosts, "ALLOWED_HOSTS: name the host names of the site"),
        (
            any(host.startswith(("*", ".")) for host in choices.allowed_hosts),
            "ALLOWED_HOSTS: a wildcard lets others choose the host name; name each one",
        ),
        (not choices.site_url.startswith("https://"), "SITE_URL: must begin with https://"),
        (
            not choices.second_factor,
            "SECOND_FACTOR_REQUIRED: staff need a second factor in production",
        ),
        (
            bool(choices.demo_password),
            "DEMO_PASSWORD: demonstration accounts do not exist in production",
        ),
        (
            not choices.email_url.startswith("smtp"),
            "EMAIL_URL: set the mail server, e.g. smtp+tls://user:password@host:587",
        ),
        (
            0 < len(choices.health_token) < MINIMUM_TOKEN_LENGTH,
            f"HEALTH_TOKEN: needs at least {MINIMUM_TOKEN_LENGTH} characters",
        ),
        (
            choices.worker_processes > 1
            and not choices.cache_url.startswith(("redis", "dbcache", "filecache", "memcache")),
            "CACHE_URL: several worker processes (WEB_CONCURRENCY) need a cache they share",
        ),
        (
            _private_inside_media(choices.storages),
            "PRIVATE_STORAGE: must not lie under the media folder",
        ),
    ]
    for unsafe, message in problems:
        if unsafe:
            raise ImproperlyConfigured(message)


KEY_RULE = f"needs at least {MINIMUM_KEY_LENGTH} characters of good variety, and no development key"


def _is_weak(key: str) -> bool:
    return (
        len(key) < MINIMUM_KEY_LENGTH
        or len(set(key)) < MINIMUM_KEY_VARIETY
        or key.startswith(("django-insecure", "test-only"))
    )


def _private_inside_media(storages: dict[str, dict[str, Any]]) -> bool:
    media = storages["default"]["OPTIONS"].get("location")
    private = storages["private"]["OPTIONS"].get("location")
    if not media or not private:
        return False
    return Path(private).resolve().is_relative_to(Path(media).resolve())
