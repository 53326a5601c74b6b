"""The side doors of the libraries, closed (S-2)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode


def to_login(request: HttpRequest) -> HttpResponse:
    """To the one log-in form, keeping a local `next`."""
    target = request.GET.get("next", "")
    address = reverse("account_login")
    if target and url_has_allowed_host_and_scheme(target, {request.get_host()}):
        address += "?" + urlencode({"next": target})
    return redirect(address)


def gone(request: HttpRequest, **_captured: object) -> HttpResponse:
    """There is nothing here.

    Raises:
        Http404: always.
    """
    raise Http404
