"""`make test`: no network, no kept state; PostgreSQL when DATABASE_URL says so."""

import tempfile
from pathlib import Path

from .base import *
from .base import LOGGING, STORAGES

SECRET_KEY = "test-only-key-of-sufficient-length-and-variety-0123456789"  # noqa: S105
DEMONSTRATION = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
_scratch = Path(tempfile.mkdtemp(prefix="lvcuo-test-"))
STORAGES["default"]["OPTIONS"]["location"] = str(_scratch / "media")
STORAGES["private"]["OPTIONS"]["location"] = str(_scratch / "private")
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
PAGE_CACHE_SECONDS = 0
LOGGING["root"]["level"] = "ERROR"
STYLE_PAGE_ENABLED = True
# Other tests may sign in with `force_login`; the second factor has tests of its own.
SECOND_FACTOR_REQUIRED = False
