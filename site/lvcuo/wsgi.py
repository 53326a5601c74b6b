"""The WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from lvcuo.start import started

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lvcuo.settings.production")
application = started(get_wsgi_application)
