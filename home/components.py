"""What upper rooms show on the home page, without this room knowing them.

An upper room registers a Wagtail `Component` in its `AppConfig.ready`:

    register_home_section(Arcade())

Its `get_context_data(parent_context)` gets `request` and `page` of the home page.
"""

from wagtail.admin.ui.components import Component

home_sections: list[Component] = []


def register_home_section(section: Component) -> None:
    """Add a section below the first sentence, after those registered before."""
    home_sections.append(section)
