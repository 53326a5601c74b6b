"""Switching elder mode; works without script (A-30, A-31)."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from lvcuo.display import CHOICES, remember


# A token would make every public page private. A forged request could only change how large
# the text is, and the visitor is one tap from changing it back.
@csrf_exempt
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the choices sent and return to the page the visitor was on."""
    chosen = {name: request.POST[name] for name in CHOICES if name in request.POST}
    if not chosen or any(value not in CHOICES[name][1] for name, value in chosen.items()):
        return HttpResponseBadRequest()
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}):
        target = "/"
    response = redirect(target)
    for name, value in chosen.items():
        remember(response, name, value)
    return response


@require_GET
@cache_control(private=True, no_cache=True)
def elder_stylesheet(request: HttpRequest) -> HttpResponse:
    """Text size and theme of elder mode, as the visitor's cookies say."""
    return render(
        request,
        "display/elder.css",
        {"display": request.display},  # type: ignore[attr-defined]
        content_type="text/css; charset=utf-8",
    )
