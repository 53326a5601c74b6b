"""`make dev`: the debug server with reload; static files as they lie in the tree."""

from .demo import *
from .demo import LOGGING, STORAGES

DEBUG = True
STYLE_PAGE_ENABLED = True
PAGE_CACHE_SECONDS = 0
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
LOGGING["loggers"]["django.server"] = {"level": "INFO"}
