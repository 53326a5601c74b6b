"""Follows the short addresses printed as QR codes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from home.models import ShortLink


@require_safe
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """To the page, wherever it is now; 410 once it is gone for good."""
    link = get_object_or_404(ShortLink.objects.select_related("page"), code=code)
    address = link.page.get_url(request) if link.page and link.page.live else None
    if address is None:
        return render(request, "errors/410.html", status=410)
    return redirect(address)
