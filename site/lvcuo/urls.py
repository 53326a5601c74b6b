"""All addresses. Pages come last: Wagtail answers what nothing else did."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from home import urls as home_urls
from lvcuo.views import closed, display, errors, favicon, health, media, robots, style

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
# Not Django's: allauth looks here when somebody tries too often.
handler429 = errors.too_many_requests
handler500 = errors.server_error

admin = settings.ADMIN_URL

# What allauth offers beside logging in, and staff do not need: nobody signs up, an administrator
# keeps the addresses, and there is no log-in by mail.
CLOSED_ACCOUNT_PAGES = (
    r"^account/(?:signup|email|confirm-email|phone|login/code|password/set|social|3rdparty)(?:/|$)"
)

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("favicon.ico", favicon.favicon),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("display/elder.css", display.elder_stylesheet, name="elder_stylesheet"),
    path("display/", display.choose, name="choose_display"),
    re_path(r"^media/(?P<path>.+)$", media.public_file, name="media"),
    # One way in (S-2): the CMS's and the pages' own log-in and reset forms do not exist.
    path(f"{admin}login/", closed.to_login),
    re_path(rf"^{admin}password_reset/", closed.gone),
    # The CMS's own screens only read from its API; its actions would publish past the rules of
    # home.admin.publishing_rules.
    path(f"{admin}api/main/pages/<int:pk>/action/<str:name>/", closed.gone),
    path("_util/login/", closed.to_login),
    re_path(CLOSED_ACCOUNT_PAGES, closed.gone),
    path("account/", RedirectView.as_view(pattern_name="mfa_index")),
    path("account/", include("allauth.urls")),
    path(admin, include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include(home_urls)),
]

if settings.STYLE_PAGE_ENABLED:
    urlpatterns.append(path("style/", style.style_page, name="style_page"))

urlpatterns += i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False)
