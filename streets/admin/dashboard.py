"""The room's links among the first steps of the dashboard."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home.admin.dashboard import Step
from streets.models import StoryIndexPage, StreetIndexPage


def street_steps(user: Any) -> list[Step]:
    """Streets, stories and shops, as far as the person may edit them."""
    steps = []
    for model, label, text, icon in (
        (
            StreetIndexPage,
            _("Edit a street"),
            _("Introduction, how to get there, pictures"),
            "site",
        ),
        (
            StoryIndexPage,
            _("Edit the street story"),
            _("Chapters, timeline, sources"),
            "openquote",
        ),
    ):
        page: Page | None = model.objects.first()
        if page is not None and page.permissions_for_user(user).can_edit():
            steps.append(Step(label, text, icon, reverse("wagtailadmin_explore", args=[page.pk])))
    if user.has_perm("streets.view_shop") or user.has_perm("streets.change_shop"):
        steps.append(
            Step(
                _("Look after the shops"),
                _("Names, telephone numbers, opening hours"),
                "pick",
                reverse("wagtailsnippets_streets_shop:list"),
            )
        )
    return steps
