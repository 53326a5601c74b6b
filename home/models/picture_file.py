"""The file of a picture: written anew on its way in, without metadata (P-26)."""

from hashlib import sha1
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 90},
    "AVIF": {"quality": 85},
}


def without_metadata(upload: File) -> ContentFile:
    """The same picture, upright, without EXIF, position or hidden thumbnail; HEIC becomes JPEG.

    The colour profile stays.

    Raises:
        OSError: the file is damaged or cut off, or not a picture.
    """
    upload.seek(0)
    with Image.open(upload) as picture:
        picture.load()
        kind = picture.format if picture.format in FORMATS else "JPEG"
        profile = picture.info.get("icc_profile")
        upright = ImageOps.exif_transpose(picture)
    if kind == "JPEG" and upright.mode not in {"RGB", "L", "CMYK"}:
        upright = upright.convert("RGB")
    upright.info.clear()
    buffer = BytesIO()
    upright.save(buffer, kind, icc_profile=profile, **OPTIONS[kind])
    name = PurePath(upload.name or "picture").stem + "." + FORMATS[kind]
    return ContentFile(buffer.getvalue(), name)


class CleanPictureFile(WagtailImageFieldFile):
    """Originals lie in the public media folder, so whatever is stored is cleaned first.

    Here and not in a form: the CMS has several ways to upload, and not all use the form's file.
    """

    def save(self, name: str, content: File, save: bool = True) -> None:  # noqa: FBT001  (Django's signature)
        """Store a cleaned copy and note its size and hash, which Wagtail took from the upload.

        Raises:
            OSError: the picture is damaged.
        """
        clean = without_metadata(content)
        name = str(PurePath(name).with_suffix(PurePath(str(clean.name)).suffix))
        self.instance.file_size = clean.size
        # The hash by which Wagtail recognises the same picture uploaded twice.
        self.instance.file_hash = sha1(clean.read(), usedforsecurity=False).hexdigest()
        clean.seek(0)
        super().save(name, clean, save=save)


class CleanPictureField(WagtailImageField):
    """Image field whose files carry no metadata."""

    attr_class = CleanPictureFile
