"""robots.txt (RFC 9309)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers should leave alone. The admin's address is not given away."""
    lines = [
        "User-agent: *",
        "Disallow: /account/",
        "Disallow: /display/",
        "Disallow: /search/",
        "Disallow: /*?",
        "Allow: /*?page=",
        "Allow: /",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
