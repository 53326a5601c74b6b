"""Picture files and library entries."""

from io import BytesIO

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from home.models import SiteImage

GPS_IFD = 0x8825
MAKE = 0x010F
ORIENTATION = 0x0112


def picture_file(
    name: str = "photo.jpg",
    size: tuple[int, int] = (1000, 700),
    *,
    kind: str = "JPEG",
    gps: bool = False,
    orientation: int = 1,
) -> SimpleUploadedFile:
    """An uploaded picture; with `gps`, its EXIF names a camera and a position."""
    picture = Image.new("RGB", size, "#9c3a2a")
    exif = Image.Exif()
    if gps:
        exif[MAKE] = "Canary Camera"
        exif.get_ifd(GPS_IFD).update({1: "N", 2: (24.0, 29.0, 17.0), 3: "E", 4: (118.0, 7.0, 0.0)})
    if orientation != 1:
        exif[ORIENTATION] = orientation
    buffer = BytesIO()
    picture.save(buffer, kind, exif=exif)
    return SimpleUploadedFile(name, buffer.getvalue(), f"image/{kind.lower()}")


class SiteImageFactory(factory.django.DjangoModelFactory):
    """A picture in the library."""

    class Meta:
        model = SiteImage

    title = factory.Sequence(lambda number: f"图片{number}")
    description = "红砖墙前的一把竹椅"
    file = factory.LazyFunction(picture_file)
