"""The first steps on the dashboard: what staff come for most, one click away."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from home.models import SiteImage, SiteSettings


@dataclass(frozen=True)
class Step:
    """A link of the panel."""

    label: str | Promise
    text: str | Promise
    icon: str
    url: str


class FirstSteps(Component):
    """Links to the places where the daily work happens, as far as the person may go there."""

    name = "first_steps"
    template_name = "wagtailadmin/home/first_steps.html"
    order = 50

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Adds the links."""
        return {"steps": list(_steps(parent_context["request"].user))}


# What the rooms above add, each a function of the person.
_registered: list[Callable[[Any], list[Step]]] = []


def register_first_steps(steps: Callable[[Any], list[Step]]) -> None:
    """Let a room put its own links before ours; the function gets the person."""
    _registered.append(steps)


def _steps(user: Any) -> list[Step]:
    return [step for steps in (*_registered, _own_steps) for step in steps(user)]


def _own_steps(user: Any) -> list[Step]:
    steps = []
    if _may_add_pictures(user):
        steps.append(
            Step(
                _("Upload pictures"),
                _("With an alternative text; place and camera data are removed"),
                "image",
                reverse("wagtailimages:add_multiple"),
            )
        )
    if user.has_perm("home.change_sitesettings"):
        steps.append(
            Step(
                _("Site settings"),
                _("Office, telephone, filing numbers"),
                "cogs",
                reverse("wagtailsettings:edit", args=["home", SiteSettings._meta.model_name]),
            )
        )
    return steps


def _may_add_pictures(user: Any) -> bool:
    return bool(policy_registry.get_by_type(SiteImage).user_has_permission(user, "add"))


def add_first_steps(request: HttpRequest, panels: list[Component]) -> None:
    """Put the panel first."""
    panels.append(FirstSteps())
