"""The icon at the address old phones ask for, whatever the page says."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static


def favicon(request: HttpRequest) -> HttpResponse:
    """To the file, whose name carries its hash."""
    return redirect(static("img/favicon.ico"))
