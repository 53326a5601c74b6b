"""Loads the content files into the database; every room declares its part in its `content.py`."""

from .kinds import Kind, RecordKind, SectionKind
from .pages import PageKind
from .report import Report, Status
from .room import RoomContent
from .run import load

__all__ = [
    "Kind",
    "PageKind",
    "RecordKind",
    "Report",
    "RoomContent",
    "SectionKind",
    "Status",
    "load",
]
