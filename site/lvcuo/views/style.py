"""The style page: every component in every state; development and tests only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lvcuo.enums import Accent, Emblem


def style_page(request: HttpRequest) -> HttpResponse:
    """Show them all."""
    return render(request, "style/style_page.html", {"accents": Accent, "emblems": Emblem})
