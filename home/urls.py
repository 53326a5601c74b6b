"""Addresses of the room that are not pages."""

from django.urls import path

from home.views import short_link, site_map, web_manifest

urlpatterns = [
    path("q/<slug:code>/", short_link.follow, name="short_link"),
    path("site-map/", site_map.site_map, name="site_map"),
    path("site.webmanifest", web_manifest.web_manifest, name="web_manifest"),
]
