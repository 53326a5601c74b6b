"""The site map for people."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from home.queries import home_of

# Beyond this a list helps nobody; machines read sitemap.xml.
LONGEST_LIST = 500


def site_map(request: HttpRequest) -> HttpResponse:
    """All public pages as a nested list."""
    root = home_of(request)
    pages = Page.objects.none()
    if root:
        below = Page.objects.descendant_of(root, inclusive=True).order_by("path")
        pages = below.filter(pk__in=_reachable(below))
    return render(
        request,
        "home/site_map.html",
        {"annotated_pages": Page.get_annotated_list_qs(pages)},
    )


def _reachable(pages: QuerySet[Page]) -> list[int]:
    # A published page below an unpublished one has no place in a nested list.
    reachable = []
    hidden = ""
    for pk, path, live in pages.values_list("pk", "path", "live"):
        if hidden and path.startswith(hidden):
            continue
        if live:
            reachable.append(pk)
        else:
            hidden = path
    return reachable[:LONGEST_LIST]
