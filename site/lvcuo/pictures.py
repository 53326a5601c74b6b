"""The sizes and formats in which uploaded pictures are shown: one table for tag, task and test."""

from dataclasses import dataclass

FORMATS = ("avif", "webp", "jpeg")


@dataclass(frozen=True)
class Preset:
    """A place where pictures stand.

    Attributes:
        operations: Wagtail filter operations without format, smallest first.
        sizes: the `sizes` attribute, in CSS pixels.
    """

    operations: tuple[str, ...]
    sizes: str

    def specs(self, image_format: str) -> tuple[str, ...]:
        """Filter specs of one format, smallest first."""
        return tuple(f"{operation}|format-{image_format}" for operation in self.operations)


PRESETS = {
    "hero": Preset(
        ("fill-480x288", "fill-800x480", "fill-1200x720", "fill-1600x960"),
        "(min-width: 72rem) 72rem, 100vw",
    ),
    "prose": Preset(("width-400", "width-800", "width-1200"), "(min-width: 48rem) 44rem, 100vw"),
    "card": Preset(("fill-320x192", "fill-640x384"), "(min-width: 48rem) 20rem, 100vw"),
}
# What a shared link shows: square, 600 pixels (O-23).
SHARE_SPEC = "fill-600x600|format-jpeg|jpegquality-75"

ALL_SPECS = (
    *(spec for preset in PRESETS.values() for kind in FORMATS for spec in preset.specs(kind)),
    SHARE_SPEC,
)
