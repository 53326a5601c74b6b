"""The web app manifest (W3C Web Application Manifest)."""

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.utils.translation import gettext as _


def web_manifest(request: HttpRequest) -> JsonResponse:
    """Name, colours and icons for a phone's home screen."""
    icons = [
        {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {
            "src": static("img/icon-maskable-512.png"),
            "sizes": "512x512",
            "type": "image/png",
            "purpose": "maskable",
        },
    ]
    return JsonResponse(
        {
            "name": _("Lücuo Streets"),
            "short_name": _("Lücuo"),
            "lang": request.LANGUAGE_CODE,  # type: ignore[attr-defined]
            "start_url": "/",
            "scope": "/",
            "display": "browser",
            "background_color": "#FBF8F3",
            "theme_color": "#9C3A2A",
            "icons": icons,
        },
        content_type="application/manifest+json",
    )
