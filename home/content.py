"""How this room's part of `site/content/` is loaded: pictures, themes, settings, pages."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db.models import Model
from PIL import Image
from wagtail.models import Page, Site

from home.domain.loading import RecordKind, RoomContent, SectionKind
from home.domain.loading.entries import Entry, digest
from home.domain.loading.values import validate
from home.domain.loading.welcome import address_of_site
from home.models import ContentPage, GovernancePage, HomePage, SiteImage, SiteSettings, Theme
from lvcuo.content.documents import Document
from lvcuo.content.problems import FieldPath, Problem
from lvcuo.content.references import KnownReferences, References


class ImageKind(RecordKind):
    """Pictures; `file` is a path below `images/` of the content folder."""

    def __init__(self) -> None:
        fields = (
            "title",
            "file",
            "description",
            "credit",
            "people_visible",
            "people_consent",
            "focal_point_x",
            "focal_point_y",
            "focal_point_width",
            "focal_point_height",
        )
        super().__init__("image", SiteImage, ("images.yaml",), fields)
        self._stored: list[str] = []

    def entry(
        self, document: Document, path: FieldPath, raw: Any, references: KnownReferences
    ) -> Entry | list[Problem]:
        """Check the item and look at its file."""
        entry = super().entry(document, path, raw, references)
        if not isinstance(entry, Entry):
            return entry
        source = _picture(entry)
        allowed = settings.WAGTAILIMAGES_EXTENSIONS
        problems = []
        if not source.is_relative_to(_folder(entry)) or not source.is_file():
            problems.append(
                entry.problem(("file",), f"no file {entry.data['file']!r} below images/")
            )
        elif source.suffix.lower().lstrip(".") not in allowed:
            problems.append(entry.problem(("file",), f"expected one of: {', '.join(allowed)}"))
        elif not _is_readable(source):
            problems.append(entry.problem(("file",), "the picture is damaged"))
        if not entry.data.get("description", "").strip():
            # The CMS asks for it too.
            problems.append(entry.problem(("description",), "is missing: what the picture shows"))
        return problems or entry

    def source_digest(self, entry: Entry) -> str:
        """Another file under the same name is a change."""
        content = hashlib.sha256(_picture(entry).read_bytes()).hexdigest()
        return digest({**entry.data, "file": content})

    def prepare(
        self, entry: Entry, instance: Model | None, references: References
    ) -> tuple[Model, list[Problem]]:
        """Fill, check and save the picture with a cleaned copy of its file."""
        image: Any = instance or SiteImage()
        for name in self.names(SiteImage):
            if name != "file":
                field = SiteImage._meta.get_field(name)
                setattr(image, name, entry.data.get(name, field.get_default()))
        source = _picture(entry)
        with source.open("rb") as stream:
            image.file = File(stream, name=source.name)
            problems = validate(image, entry)
            if not problems:
                image.file_size, image.file_hash = None, ""
                image.save()
                self._stored.append(image.file.name)
        return image, problems

    def undo(self) -> None:
        """Delete the files of pictures that were never committed."""
        storage = SiteImage._meta.get_field("file").storage
        for name in self._stored:
            storage.delete(name)


class SiteKind(SectionKind):
    """The default site: its name from the files, its address from `SITE_URL`."""

    def __init__(self) -> None:
        super().__init__("site", Site, "site.yaml", "site", ("site_name",))

    def names(self, model: type[Model]) -> tuple[str, ...]:
        """The address counts as content: staff may have set another."""
        return ("site_name", "hostname", "port")

    def current(self) -> Model:
        """The default site."""
        return Site.objects.get(is_default_site=True)

    def source_digest(self, entry: Entry) -> str:
        """A new `SITE_URL` is a change."""
        return digest([entry.data, address_of_site()])

    def prepare(
        self, entry: Entry, instance: Model | None, references: References
    ) -> tuple[Model, list[Problem]]:
        """Fill and check it."""
        site: Any = self.current()
        site.site_name = entry.data["site_name"]
        site.hostname, site.port = address_of_site()
        return site, validate(site, entry)


class SettingsKind(SectionKind):
    """The settings of the default site."""

    def __init__(self) -> None:
        fields = tuple(
            field.name
            for field in SiteSettings._meta.get_fields()
            if field.concrete and not field.auto_created and field.name != "site"
        )
        super().__init__("settings", SiteSettings, "site.yaml", "settings", fields)

    def current(self) -> Model:
        """Made when missing."""
        return SiteSettings.for_site(Site.objects.get(is_default_site=True))


def _folder(entry: Entry) -> Path:
    return (Path(entry.document.name).parent / "images").resolve()


def _picture(entry: Entry) -> Path:
    return (_folder(entry) / entry.data["file"]).resolve()


def _is_readable(path: Path) -> bool:
    try:
        with Image.open(path) as picture:
            picture.load()
    except (OSError, SyntaxError, ValueError):
        return False
    return True


def content() -> RoomContent:
    """The room's part."""
    theme = RecordKind(
        "theme",
        Theme,
        ("themes.yaml",),
        ("name", "slug", "summary", "emblem", "accent", "sort_order"),
    )
    pages: tuple[type[Page], ...] = (HomePage, ContentPage, GovernancePage)
    return RoomContent((ImageKind(), theme, SiteKind(), SettingsKind()), pages)
