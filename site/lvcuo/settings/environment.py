"""Reads the environment once. Every error names the variable, fits on one line, shows no secret."""

import os
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / "var"
MAXIMUM_PORT = 65535


def text(name: str, default: str = "") -> str:
    """The variable as text, without surrounding white space."""
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool) -> bool:  # noqa: FBT001
    """A yes/no variable; set but empty counts as unset.

    Raises:
        ImproperlyConfigured: the value is neither a yes nor a no.
    """
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name}: expected yes or no, got {value!r}")


def number(name: str, default: int, *, minimum: int = 0, maximum: int | None = None) -> int:
    """A whole number within the given limits; set but empty counts as unset.

    Raises:
        ImproperlyConfigured: not a whole number, too small or too large.
    """
    value = text(name) or str(default)
    valid = re.fullmatch(r"[0-9]{1,12}", value) and int(value) >= minimum
    if not valid or (maximum is not None and int(value) > maximum):
        limits = f"from {minimum}" if maximum is None else f"from {minimum} to {maximum}"
        raise ImproperlyConfigured(f"{name}: expected a whole number {limits}, got {value!r}")
    return int(value)


def names(name: str, default: list[str]) -> list[str]:
    """A comma-separated list."""
    value = text(name, ",".join(default))
    return [item.strip() for item in value.split(",") if item.strip()]


def one_of(name: str, default: str, allowed: dict[str, str]) -> str:
    """The meaning of one of a few words.

    Raises:
        ImproperlyConfigured: another word.
    """
    value = text(name) or default
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}: expected {' or '.join(allowed)}, got {value!r}")
    return allowed[value]


def path_prefix(name: str, default: str, taken: set[str]) -> str:
    """A first path segment with its trailing slash, such as `admin/`.

    Raises:
        ImproperlyConfigured: not one plain segment, or an address the site itself uses.
    """
    value = text(name).strip("/") or default
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", value) or value in taken:
        raise ImproperlyConfigured(
            f"{name}: expected one free path segment of a-z, 0-9 and hyphens, got {value!r}"
        )
    return f"{value}/"


def base_url(name: str, default: str) -> str:
    """An absolute http(s) address without path, query or trailing slash.

    Raises:
        ImproperlyConfigured: anything else.
    """
    value = (text(name) or default).rstrip("/")
    error = ImproperlyConfigured(
        f"{name}: expected an address such as https://example.org, got {value!r}"
    )
    try:
        parts = urlsplit(value)
        valid = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        raise error from None
    if not valid or parts.path or parts.query or parts.fragment or "@" in parts.netloc:
        raise error
    return value


SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=NORMAL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA mmap_size=134217728;"
    "PRAGMA journal_size_limit=67108864;"
    "PRAGMA cache_size=-16000;"
)


DATABASE_SCHEMES = {"sqlite", "postgres", "postgresql"}


def database(name: str, default: str) -> dict[str, Any]:
    """`DATABASES["default"]` from a URL: SQLite (WAL, immediate transactions, R-11) or PostgreSQL.

    Raises:
        ImproperlyConfigured: another engine, or a URL that cannot be read.
    """
    error = ImproperlyConfigured(
        f"{name}: expected sqlite:////path/to/file or postgres://user:password@host:5432/database"
    )
    value = text(name) or default
    # Asked first: the library warns about another scheme and prints the password with it.
    if value.split(":", 1)[0] not in DATABASE_SCHEMES:
        raise error
    try:
        config = dict(environ.Env.db_url_config(value))
    except Exception:
        raise error from None  # the cause could quote the password
    if not config["NAME"]:
        raise error
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = {
            **config.get("OPTIONS", {}),
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": SQLITE_PRAGMAS,
        }
    else:
        config["CONN_MAX_AGE"] = 600
        config["CONN_HEALTH_CHECKS"] = True
    return config


CACHE_LIBRARIES = {"redis": "redis", "rediss": "redis", "rediscache": "redis"}
CACHE_SCHEMES = {*CACHE_LIBRARIES, "dbcache", "filecache", "locmemcache"}


def cache(name: str) -> dict[str, Any]:
    """`CACHES["default"]` from a URL; in-process memory when unset.

    Raises:
        ImproperlyConfigured: another kind of cache, or its library is not installed.
    """
    value = text(name)
    if not value:
        return {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 2000},
        }
    error = ImproperlyConfigured(
        f"{name}: expected redis://host:6379/0, filecache:///folder or dbcache://table"
    )
    scheme = value.split(":", 1)[0]
    if scheme not in CACHE_SCHEMES:
        raise error
    library = CACHE_LIBRARIES.get(scheme)
    if library and find_spec(library) is None:
        raise ImproperlyConfigured(f"{name}: {scheme}:// needs the package {library!r} installed")
    try:
        config = dict(environ.Env.cache_url_config(value))
    except Exception:
        raise error from None
    if library:
        config["BACKEND"] = "django.core.cache.backends.redis.RedisCache"
    return config


def email(name: str) -> dict[str, Any]:
    """Django's EMAIL_* settings from a URL; the console when unset.

    Raises:
        ImproperlyConfigured: a URL that cannot be read.
    """
    error = ImproperlyConfigured(
        f"{name}: expected an address such as smtp+tls://user:password@host:587"
    )
    try:
        config = environ.Env.email_url_config(text(name) or "consolemail://")
    except Exception:
        raise error from None
    if config["EMAIL_BACKEND"].endswith("smtp.EmailBackend") and not config["EMAIL_HOST"]:
        raise error
    if config["EMAIL_PORT"] is None:
        config["EMAIL_PORT"] = 587 if config.get("EMAIL_USE_TLS") else 25
    return {key: value for key, value in config.items() if key.startswith("EMAIL_")}


def storage(name: str, default: Path, base_url: str | None) -> dict[str, Any]:
    """One entry of `STORAGES`: `file:///folder`, or `s3://bucket?endpoint_url=…`.

    Raises:
        ImproperlyConfigured: another scheme, or s3 without its library installed.
    """
    value = text(name) or default.as_uri()
    try:
        parts = urlsplit(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name}: expected file:///folder or s3://bucket") from None
    if parts.scheme == "file" and not parts.netloc and parts.path.startswith("/"):
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": parts.path, "base_url": base_url},
        }
    if parts.scheme == "s3" and parts.netloc:
        if find_spec("storages") is None:
            raise ImproperlyConfigured(f"{name}: s3:// needs django-storages[s3] installed")
        options: dict[str, Any] = {
            "bucket_name": parts.netloc,
            # Two uploads of one name are two files; the library would replace the first.
            "file_overwrite": False,
            **dict(parse_qsl(parts.query)),
        }
        return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    raise ImproperlyConfigured(f"{name}: expected file:///folder or s3://bucket")
