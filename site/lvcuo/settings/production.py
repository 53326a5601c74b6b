"""The public internet. Refuses to start with an unsafe value, and names it."""

from .base import *
from .base import SITE_URL, STORAGES
from .environment import flag, names, number, text
from .production_rules import Choices, refuse_unsafe

SECRET_KEY = text("SECRET_KEY")
SECRET_KEY_FALLBACKS = names("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = names("ALLOWED_HOSTS", [])
DEBUG = flag("DEBUG", False)
DEMONSTRATION = False
SECOND_FACTOR_REQUIRED = flag("SECOND_FACTOR_REQUIRED", True)

refuse_unsafe(
    Choices(
        debug=DEBUG,
        secret_key=SECRET_KEY,
        secret_key_fallbacks=SECRET_KEY_FALLBACKS,
        allowed_hosts=ALLOWED_HOSTS,
        site_url=SITE_URL,
        second_factor=SECOND_FACTOR_REQUIRED,
        storages=STORAGES,
        demo_password=text("DEMO_PASSWORD"),
        email_url=text("EMAIL_URL"),
        health_token=text("HEALTH_TOKEN"),
        # The variable gunicorn itself reads.
        worker_processes=number("WEB_CONCURRENCY", 1),
        cache_url=text("CACHE_URL"),
    )
)
# So that a health check on the machine itself need not know the public name.
ALLOWED_HOSTS += ["127.0.0.1", "localhost", "[::1]"]

if not text("TASK_QUEUE"):
    # Sizes of one photograph take seconds, a mail server may hang: neither is an editor's wait.
    TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
# The browser itself refuses such a cookie from a subdomain or over plain HTTP (S-10).
COOKIE_PREFIX = "__Host-"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
