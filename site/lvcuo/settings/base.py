"""What every way of running shares. Values come from the environment, read once, here."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from . import environment as env
from .environment import ROOT, VAR
from .headers import *
from .staff_accounts import *

SITE_FOLDER = ROOT / "site" / "lvcuo"
CONTENT_FOLDER = ROOT / "site" / "content"

# --- Addresses -----------------------------------------------------------------------------
PORT = env.number("PORT", 8000, minimum=1, maximum=env.MAXIMUM_PORT)
SITE_URL = env.base_url("SITE_URL", f"http://127.0.0.1:{PORT}")
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
ADMIN_URL = env.path_prefix(
    "ADMIN_URL",
    "admin",
    taken={"account", "display", "documents", "healthz", "media", "q", "readyz", "static"},
)
# How many reverse proxies stand in front and may set X-Forwarded-For (S-32).
TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", 0)
# Outside the loopback interface the health addresses want `Authorization: Bearer <token>` (S-33).
HEALTH_TOKEN = env.text("HEALTH_TOKEN")
ICP_NUMBER = env.text("ICP_NUMBER")
PSB_NUMBER = env.text("PSB_NUMBER")

DEBUG = False
# The colours, components and states on one page; development only.
STYLE_PAGE_ENABLED = False

# --- Applications --------------------------------------------------------------------------
INSTALLED_APPS = [
    "streets",
    "home",
    "lvcuo",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "lvcuo.middleware.request_log.RequestLogMiddleware",
    # The headers come first, so that even a refused host name or a static file carries them.
    "lvcuo.middleware.security_headers.SecurityHeadersMiddleware",
    "lvcuo.middleware.security_headers.ContentSecurityPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Before everything that might show a page, the error page included.
    "lvcuo.middleware.display_mode.DisplayModeMiddleware",
    "lvcuo.middleware.odd_requests.OddRequestMiddleware",
    # Outside the page cache: an unchanged page is answered with 304.
    "django.middleware.http.ConditionalGetMiddleware",
    "lvcuo.middleware.page_cache.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lvcuo.middleware.staff_session.StaffSessionMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    # Last, as its documentation demands: it turns a lock-out into the response.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "lvcuo.urls"
WSGI_APPLICATION = "lvcuo.wsgi.application"
ASGI_APPLICATION = "lvcuo.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Before the applications' own: these replace admin and login templates.
        "DIRS": [SITE_FOLDER / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "wagtail.templatetags.wagtailcore_tags",
                "lvcuo.templatetags.components",
            ],
        },
    },
]

# --- Data ----------------------------------------------------------------------------------
DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{VAR / 'db.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache("CACHE_URL")}
# Anonymous pages are kept this long at most; publishing anything empties the cache at once.
PAGE_CACHE_SECONDS = env.number("PAGE_CACHE_SECONDS", 300)

STORAGES: dict[str, dict[str, Any]] = {
    "default": env.storage("MEDIA_URL_STORAGE", VAR / "media", "/media/"),
    "private": env.storage("PRIVATE_STORAGE", VAR / "private", None),
    "staticfiles": {"BACKEND": "lvcuo.staticfiles.BundledManifestStorage"},
}
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
# Brotli and gzip are made once, when the files are collected.
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's StreamField forms are long.

TASKS = {
    "default": {
        "BACKEND": env.one_of(
            "TASK_QUEUE",
            "immediate",
            {
                "immediate": "django_tasks.backends.immediate.ImmediateBackend",
                "database": "django_tasks_db.DatabaseBackend",
            },
        )
    }
}

# --- Language and time ---------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
WAGTAIL_I18N_ENABLED = True
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("zh-hans", "简体中文")]
LOCALE_PATHS = [SITE_FOLDER / "locale", SITE_FOLDER / "upstream_locale"]
FORMAT_MODULE_PATH = ["lvcuo.formats"]

# --- Wagtail -------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "吕厝街区"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
# An address is where a password reset goes: an administrator changes it (S-11).
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# No third party hears of our staff (P-33).
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_USER_TIME_ZONES = ["Asia/Shanghai"]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("zh-hans", "简体中文")]
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "link", "document-link", "ol", "ul", "hr"]},
    }
}
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "home.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.forms.SiteImageForm"
# No SVG: an uploaded SVG can carry script.
WAGTAILIMAGES_EXTENSIONS = ["avif", "heic", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"heic": "jpeg", "avif": "avif", "webp": "webp"}
# mp3 and m4a: recordings of stories.
WAGTAILDOCS_EXTENSIONS = ["docx", "m4a", "mp3", "ods", "odt", "pdf", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "wagtail.search.backends.database"}
}
if env.text("SEARCH_URL"):
    WAGTAILSEARCH_BACKENDS["default"] = {
        "BACKEND": "wagtail.search.backends.elasticsearch8",
        "URLS": [env.text("SEARCH_URL")],
        "INDEX": "lvcuo",
    }

# --- Mail and logs -------------------------------------------------------------------------
vars().update(env.email("EMAIL_URL"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("DEFAULT_FROM_EMAIL", "noreply@localhost")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "lvcuo.logs.RequestIdFilter"}},
    "formatters": {"json": {"()": "lvcuo.logs.JsonFormatter"}},
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "json",
            "filters": ["request_id"],
        }
    },
    "root": {"handlers": ["stdout"], "level": "WARNING"},
    "loggers": {
        "lvcuo": {"level": "INFO"},
        # Our own request log says the same without the query string.
        "django.request": {"level": "ERROR"},
        "django.server": {"handlers": [], "propagate": False},
        # Our own security log says it without names.
        "axes": {"level": "CRITICAL"},
    },
}

SITE_NAME = _("Lücuo Streets")
