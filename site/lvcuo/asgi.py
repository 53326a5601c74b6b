"""The ASGI entry point."""

import os

from django.core.asgi import get_asgi_application

from lvcuo.start import started

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lvcuo.settings.production")
application = started(get_asgi_application)
