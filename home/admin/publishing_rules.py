"""The ways to publish in the CMS, each under the same two rules (O-12, O-60, A-11).

A version is published by somebody who did not write it, and never while a required point is open.
Ways: the editor (`before_publish_page`), approval (home.models.workflow), the bulk action; copies
always begin as drafts (home.models.copying), and the CMS's own API has no actions (lvcuo.urls).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page

from home.models.publication import reasons_against, wrote_it
from home.models.workflow import APPROVE

CREATE_VIEW = "wagtailadmin_pages:add"


def refuse_publication(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Send the editor back with the reasons; what they wrote is saved as a draft."""
    reasons = reasons_against(page, request.user)
    if not reasons:
        return None
    if request.resolver_match and request.resolver_match.view_name == CREATE_VIEW:
        # Wagtail adds a page that is created and published in one go as public, and asks then.
        page.live = False
        page.has_unpublished_changes = True
        page.save(update_fields=["live", "has_unpublished_changes"], clean=False)
    for reason in reasons:
        messages.error(request, reason)
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_bulk_publication(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Publish all chosen pages or none."""
    if action_type != "publish":
        return None
    refused = False
    for page in _with_draft_descendants(objects, action):
        for reason in reasons_against(page.get_latest_revision_as_object(), request.user):
            refused = True
            messages.error(request, f"{page.get_admin_display_title()} — {reason}")
    return redirect(action.next_url or "wagtailadmin_explore_root") if refused else None


def _with_draft_descendants(pages: Iterable[Page], action: Any) -> Iterator[Page]:
    for page in pages:
        yield page
        if action.cleaned_form.cleaned_data.get("include_descendants"):
            yield from page.get_descendants().not_live()


def explain_refused_approval(request: HttpRequest, obj: Any) -> HttpResponse | None:
    """After an approver edited and approved in one go: say why it is still under review."""
    approving = (
        request.method == "POST"
        and "action-workflow-action" in request.POST
        and request.POST.get("workflow-action-name") == APPROVE
    )
    if not approving or not obj.workflow_in_progress:
        return None
    for reason in reasons_against(obj.get_latest_revision_as_object(), request.user):
        messages.warning(request, reason)
    return None


def hide_own_publication(
    menu_items: list[Any], request: HttpRequest, context: dict[str, Any]
) -> None:
    """No “Publish” for somebody whose own words are on the screen."""
    page = context.get("page")
    own = context["view"] == "create" or (page is not None and wrote_it(page, request.user))
    if own and not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name != "action-publish"]


def approval_first(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Who reviews finds “Approve” on the large button, and “Unpublish” furthest away."""
    places = {APPROVE: -1, "action-unpublish": 1}
    # The sort is stable: of the two ways to approve, the one without comment comes first.
    menu_items.sort(key=lambda item: places.get(item.name, 0))
