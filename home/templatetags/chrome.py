"""What frames every page: navigation, breadcrumb, meta data. Loaded by `base.html`."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail.images.models import Filter
from wagtail.models import Page, Site

from home.components import home_sections
from home.models import PublicPage, SiteSettings
from home.queries import Frame, frame_of
from lvcuo.pictures import SHARE_SPEC

register = template.Library()


@register.simple_tag(takes_context=True)
def sections_of_other_rooms(context: RequestContext) -> SafeString:
    """What the rooms above registered for the home page, in their order."""
    return format_html_join("", "{}", ((part.render_html(context),) for part in home_sections))


@register.simple_tag(takes_context=True)
def main_menu(context: RequestContext) -> list[Page]:
    """The pages of the main menu: children of the home page marked for menus, at most six."""
    return _frame(context).menu


@register.simple_tag(takes_context=True)
def footer_pages(context: RequestContext) -> list[Page]:
    """The plain pages marked for the footer."""
    return _frame(context).footer


@register.simple_tag(takes_context=True)
def breadcrumb(context: RequestContext) -> list[Page]:
    """The pages above the current one, home first; empty on the home page."""
    return _frame(context).trail


@register.simple_tag(takes_context=True)
def share_picture(context: RequestContext) -> str:
    """Absolute address of the square picture a shared link shows (O-23)."""
    request = context["request"]
    page = context.get("page")
    image = getattr(page, "hero_image", None)
    if image is None:
        image = SiteSettings.for_request(request).share_image
    ready = image.find_existing_renditions(Filter(SHARE_SPEC)) if image else {}
    if ready:
        address = next(iter(ready.values())).url
    else:
        name = page.illustration if isinstance(page, PublicPage) else "community"
        address = static(f"img/share/{name}.jpg")
    return request.build_absolute_uri(address)


@register.simple_tag(takes_context=True)
def structured_data(
    context: RequestContext, trail: list[Page] | None = None
) -> list[dict[str, Any]]:
    """schema.org graph: the organisation, the breadcrumb, and what the page itself says."""
    request: HttpRequest = context["request"]
    page = context.get("page")
    settings = SiteSettings.for_request(request)
    site = Site.find_for_request(request)
    organisation: dict[str, Any] = {
        "@type": "Organization",
        "name": settings.office_name or (site.site_name if site else ""),
        "url": request.build_absolute_uri("/"),
        "logo": request.build_absolute_uri(static("img/icon-512.png")),
    }
    if settings.office_address:
        organisation["address"] = settings.office_address
    graph = [organisation]
    if isinstance(page, PublicPage):
        graph += page.structured_data(request)
        steps = [*(trail or []), page]
        if len(steps) > 1:
            graph.append(
                {
                    "@type": "BreadcrumbList",
                    "itemListElement": [
                        {
                            "@type": "ListItem",
                            "position": position,
                            "name": step.title,
                            "item": step.get_full_url(request),
                        }
                        for position, step in enumerate(steps, start=1)
                    ],
                }
            )
    return graph


def _frame(context: RequestContext) -> Frame:
    # Header, footer and breadcrumb are separate templates; one query answers all three.
    request = context["request"]
    if not hasattr(request, "frame"):
        page = context.get("page")
        request.frame = frame_of(request, page if isinstance(page, Page) else None)
    return request.frame
