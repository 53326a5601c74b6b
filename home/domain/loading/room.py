"""What a room contributes to the loading of content."""

from dataclasses import dataclass

from wagtail.models import Page

from .kinds import Kind


@dataclass(frozen=True)
class RoomContent:
    """A room's part.

    Attributes:
        kinds: in the order in which they are written; a kind refers only to those before it.
        page_types: the room's pages; these may refer to pages and kinds of any room.
    """

    kinds: tuple[Kind, ...]
    page_types: tuple[type[Page], ...]
