"""What a run did, entry by entry."""

from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """What became of an entry."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept: edited in the CMS"
    DELETED = "left deleted: deleted in the CMS"
    LEFT_OUT = "left out: refers to what was deleted in the CMS"


@dataclass
class Report:
    """The identities of the entries by status."""

    entries: dict[Status, list[str]] = field(default_factory=lambda: {s: [] for s in Status})

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return bool(self.entries[Status.ADDED] or self.entries[Status.UPDATED])

    def lines(self) -> list[str]:
        """The counts; names only of what a person should know about."""
        counts = [Status.ADDED, Status.UPDATED, Status.UNCHANGED]
        said = [", ".join(f"{status} {len(self.entries[status])}" for status in counts)]
        for status in Status:
            if status not in counts:
                said += [f"{status}: {identity}" for identity in self.entries[status]]
        return said
