"""Geometry of the sketch map: where lines, numbers and names of the streets go.

The grid is that of `StreetPage.sketch_*`: 0 to 1000 to the right and 0 to 1000 down. The roads
around are fixed in the template; nothing here is to scale.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from streets.models import StreetPage

# Distance of a name from the middle of its number, in grid units.
BESIDE = 48
ABOVE = 50
# Half the height of a letter, to centre a name on its number without `dominant-baseline`.
HALF_LETTER = 18
# Names stand right of upright lines, but left of them in the left half of the sketch.
LEFT_HALF = 500
# Numbers of level lines stand off the middle, where upright lines usually cross.
ALONG_LEVEL = 0.66


@dataclass(frozen=True)
class SketchStreet:
    """A street on the sketch: its line, the place of its number, the place of its name."""

    street: StreetPage
    number: int
    is_current: bool
    x: int
    y: int
    label_x: int
    label_y: int
    label_anchor: str

    @property
    def number_y(self) -> int:
        """Baseline of the number."""
        return self.y + HALF_LETTER


def sketch_streets(streets: Iterable[StreetPage], current: StreetPage | None) -> list[SketchStreet]:
    """The streets that have a line on the sketch; numbers follow the whole list."""
    placed = [
        _placed(street, number, is_current=current is not None and street.pk == current.pk)
        for number, street in enumerate(streets, start=1)
        if street.sketch_x1 is not None and street.sketch_x2 is not None
    ]
    # What is drawn last lies on top.
    return sorted(placed, key=lambda item: item.is_current)


def _placed(street: StreetPage, number: int, *, is_current: bool) -> SketchStreet:
    x1, y1 = street.sketch_x1 or 0, street.sketch_y1 or 0
    x2, y2 = street.sketch_x2 or 0, street.sketch_y2 or 0
    if abs(x2 - x1) > abs(y2 - y1):
        x, y = round(x1 + (x2 - x1) * ALONG_LEVEL), round(y1 + (y2 - y1) * ALONG_LEVEL)
        label = (x, y - ABOVE, "middle")
    else:
        x, y = (x1 + x2) // 2, (y1 + y2) // 2
        is_left = x < LEFT_HALF
        label = (
            x - BESIDE if is_left else x + BESIDE,
            y + HALF_LETTER,
            "end" if is_left else "start",
        )
    return SketchStreet(street, number, is_current, x, y, *label)
