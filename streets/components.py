"""What upper rooms may show on a street's page, without this room knowing them.

An upper room subclasses `StreetSection` and registers it in its `AppConfig.ready`:

    class ComingEvents(StreetSection):
        anchor = "events"
        heading = _("What’s on here")
        template_name = "events/components/coming_events.html"

        def get_context_data(self, parent_context):
            return {"events": coming_events(parent_context["page"])}

    register_street_section(ComingEvents())
"""

from typing import Any

from wagtail.admin.ui.components import Component


class Arcade(Component):
    """The streets as one continuous arcade, the home page's signature picture."""

    template_name = "streets/components/home_arcade.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Page and request of the home page; the template's tag asks for the streets."""
        return {name: parent_context.get(name) for name in ("request", "page")}


class StreetSection(Component):
    """A section of the street's page, between shops and directions.

    Its template holds what stands below the heading; a section that renders to nothing is left
    out together with its heading and its entry in the page's own navigation.

    Attributes:
        anchor: fragment identifier, unique on the page.
        heading: the section's h2.
    """

    anchor: str
    heading: str


street_sections: list[StreetSection] = []


def register_street_section(section: StreetSection) -> None:
    """Add a section after those registered before; the same anchor replaces the older one."""
    for index, known in enumerate(street_sections):
        if known.anchor == section.anchor:
            street_sections[index] = section
            return
    street_sections.append(section)
