"""Pictures: what is refused and how it is told, what is removed, when the sizes are made."""

import hashlib
import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageCms
from wagtail.models import UploadedFile

from home.models import ContentPage, HomePage, SiteImage, SiteRendition
from home.tasks import make_renditions
from lvcuo.pictures import ALL_SPECS
from tests.factories import (
    ContentPageFactory,
    SiteImageFactory,
    UserFactory,
    content_page_form,
    draft,
    picture_file,
)
from tests.factories.pictures import GPS_IFD, MAKE

FIELDS = {"title": "竹椅", "description": "红砖墙前的一把竹椅", "collection": "1", "tags": ""}


def heic_with_gps() -> SimpleUploadedFile:
    picture = Image.new("RGB", (400, 300), "#9c3a2a")
    exif = Image.Exif()
    exif[MAKE] = "Canary Camera"
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (24.0, 29.0, 17.0)})
    buffer = BytesIO()
    picture.save(buffer, "HEIF", exif=exif)
    return SimpleUploadedFile("IMG_1.heic", buffer.getvalue(), "image/heic")


def bomb() -> SimpleUploadedFile:
    """A PNG of a few hundred bytes that claims 30,000 × 30,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    content += chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return SimpleUploadedFile("bomb.png", content, "image/png")


def truncated() -> SimpleUploadedFile:
    whole = picture_file().read()
    return SimpleUploadedFile("cut.jpg", whole[: len(whole) // 2], "image/jpeg")


REFUSED = {
    "cut off": truncated,
    "not a picture": lambda: SimpleUploadedFile("a.jpg", b"nothing", "image/jpeg"),
    "empty": lambda: SimpleUploadedFile("a.jpg", b"", "image/jpeg"),
    "svg": lambda: SimpleUploadedFile("a.svg", b"<svg><script>1</script></svg>", "image/svg+xml"),
    "svg called png": lambda: SimpleUploadedFile(
        "a.png", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "image/png"
    ),
    "gif": lambda: picture_file("a.gif", kind="GIF"),
    "png called jpg": lambda: picture_file("a.jpg", kind="PNG"),
    "too many bytes": lambda: SimpleUploadedFile(
        "a.jpg", picture_file().read() + b"\0" * (10 * 1024 * 1024), "image/jpeg"
    ),
    "too many pixels": bomb,
}


@pytest.fixture
def editor(staff_client: Any) -> Client:
    return staff_client("Editors")


def stored(image: SiteImage) -> bytes:
    """The original as it lies in the public folder."""
    with image.file.storage.open(image.file.name) as file:
        return file.read()


def stored_picture(image: SiteImage) -> Image.Image:
    """The same, opened."""
    picture = Image.open(BytesIO(stored(image)))
    picture.load()
    return picture


def metadata_of(data: bytes) -> tuple[dict, dict]:
    with Image.open(BytesIO(data)) as picture:
        exif = picture.getexif()
        return dict(exif), dict(exif.get_ifd(GPS_IFD))


class TestRefusal:
    """Each of the three ways to upload says why."""

    @pytest.mark.parametrize("what", REFUSED)
    def test_the_add_form_says_why(self, editor: Client, what: str) -> None:
        response = editor.post(reverse("wagtailimages:add"), {**FIELDS, "file": REFUSED[what]()})
        assert response.status_code == 200
        assert response.context["form"].errors["file"]
        assert not SiteImage.objects.exists()

    @pytest.mark.parametrize("what", REFUSED)
    def test_the_upload_of_several_says_why(self, editor: Client, what: str) -> None:
        response = editor.post(
            reverse("wagtailimages:add_multiple"),
            {"title": "竹椅", "collection": "1", "files[]": REFUSED[what]()},
            headers={"x-requested-with": "XMLHttpRequest"},
        )
        answer = response.json()
        assert answer["success"] is False
        assert answer["error_message"]
        assert not UploadedFile.objects.exists()

    @pytest.mark.parametrize("what", REFUSED)
    def test_the_chooser_says_why(self, editor: Client, what: str) -> None:
        fields = {f"image-chooser-upload-{name}": value for name, value in FIELDS.items()}
        response = editor.post(
            reverse("wagtailimages_chooser:create"),
            {**fields, "image-chooser-upload-file": REFUSED[what]()},
        )
        answer = response.json()
        assert answer["step"] == "reshow_creation_form"
        assert "error-message" in answer["htmlFragment"]
        assert not SiteImage.objects.exists()

    def test_an_alternative_text_is_required(self, editor: Client) -> None:
        response = editor.post(
            reverse("wagtailimages:add"), {**FIELDS, "description": " ", "file": picture_file()}
        )
        assert set(response.context["form"].errors) == {"description"}

    def test_recognisable_people_need_a_note_of_consent(self, editor: Client) -> None:
        upload = {**FIELDS, "people_visible": "on", "file": picture_file()}
        response = editor.post(reverse("wagtailimages:add"), upload)
        assert set(response.context["form"].errors) == {"people_consent"}
        editor.post(
            reverse("wagtailimages:add"),
            {**upload, "people_consent": "本人同意，2026", "file": picture_file()},
        )
        assert SiteImage.objects.count() == 1


class TestCleaning:
    """Every way in, the same result: nothing of camera or place is left (P-26)."""

    def add(self, client: Client, upload: SimpleUploadedFile) -> SiteImage:
        client.post(reverse("wagtailimages:add"), {**FIELDS, "file": upload})
        return SiteImage.objects.get()

    def add_among_several(self, client: Client, upload: SimpleUploadedFile) -> SiteImage:
        answer = client.post(
            reverse("wagtailimages:add_multiple"),
            {"title": "竹椅", "collection": "1", "files[]": upload},
            headers={"x-requested-with": "XMLHttpRequest"},
        ).json()
        waiting = answer["uploaded_file_id"]
        prefix = f"uploaded-image-{waiting}"
        client.post(
            reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting]),
            {f"{prefix}-{name}": value for name, value in FIELDS.items()},
        )
        return SiteImage.objects.get()

    def add_in_chooser(self, client: Client, upload: SimpleUploadedFile) -> SiteImage:
        fields = {f"image-chooser-upload-{name}": value for name, value in FIELDS.items()}
        client.post(
            reverse("wagtailimages_chooser:create"), {**fields, "image-chooser-upload-file": upload}
        )
        return SiteImage.objects.get()

    @pytest.mark.parametrize("way", ["add", "add_among_several", "add_in_chooser"])
    @pytest.mark.parametrize(
        "upload", [lambda: picture_file(gps=True), heic_with_gps], ids=["jpeg", "heic"]
    )
    def test_place_and_camera_are_gone(self, editor: Client, way: str, upload: Any) -> None:
        given = upload().read()
        assert metadata_of(given)[1], "the fixture has a position"
        image = getattr(self, way)(editor, upload())
        original = stored(image)
        rendition = stored(image.get_rendition("width-200|format-jpeg"))
        assert image.file.name.endswith(".jpg")
        for data in (original, rendition):
            assert metadata_of(data) == ({}, {})
            assert b"Canary" not in data
        assert image.file_size == len(original)
        assert image.file_hash == hashlib.sha1(original).hexdigest()  # noqa: S324 - Wagtail's choice

    def test_what_waits_for_its_alternative_text_is_not_public(self, editor: Client) -> None:
        editor.post(
            reverse("wagtailimages:add_multiple"),
            {"title": "竹椅", "collection": "1", "files[]": picture_file(gps=True)},
            headers={"x-requested-with": "XMLHttpRequest"},
        )
        waiting = UploadedFile.objects.get()
        assert Client().get(f"/media/{waiting.file.name}").status_code == 404

    def test_a_picture_taken_sideways_is_stored_upright(self, editor: Client) -> None:
        image = self.add(editor, picture_file(size=(400, 200), orientation=6))
        assert stored_picture(image).size == (200, 400)
        assert (image.width, image.height) == (200, 400)

    def test_the_colour_profile_stays(self, editor: Client) -> None:
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        buffer = BytesIO()
        Image.new("RGB", (300, 200), "#9c3a2a").save(buffer, "JPEG", icc_profile=profile)
        image = self.add(editor, SimpleUploadedFile("a.jpg", buffer.getvalue(), "image/jpeg"))
        assert stored_picture(image).info["icc_profile"] == profile

    @pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
    def test_other_formats_keep_their_format(self, editor: Client, kind: str) -> None:
        image = self.add(editor, picture_file(f"a.{kind.lower()}", kind=kind))
        assert stored_picture(image).format == kind

    def test_a_new_file_replaces_the_old_one_and_its_sizes(self, editor: Client) -> None:
        image = SiteImageFactory(uploaded_by_user=editor.user)  # type: ignore[attr-defined]
        make_renditions.enqueue(image.pk)
        old_name, old_files = image.file.name, {item.file.name for item in renditions(image)}
        editor.post(
            reverse("wagtailimages:edit", args=[image.pk]),
            {**FIELDS, "file": picture_file("new.jpg", (640, 480), gps=True)},
        )
        image = SiteImage.objects.get()
        assert (image.width, image.height) == (640, 480)
        assert not image.file.storage.exists(old_name)
        assert not old_files & {item.file.name for item in renditions(image)}
        assert metadata_of(stored(image)) == ({}, {})


def renditions(image: SiteImage) -> list[SiteRendition]:
    return list(SiteRendition.objects.filter(image=image))


class TestSizes:
    """Made when something is published, never while a visitor waits."""

    @pytest.fixture
    def notice(self, home: HomePage) -> ContentPage:
        return ContentPageFactory(parent=home, live=False)

    @pytest.fixture(autouse=True)
    def _commits(self, monkeypatch: Any) -> None:
        """Tests run inside a transaction that never ends: what waits for its end runs at once."""
        monkeypatch.setattr(transaction, "on_commit", lambda work, **_options: work())

    def publish(self, client: Client, notice: ContentPage, image: SiteImage) -> Any:
        url = reverse("wagtailadmin_pages:edit", args=[notice.pk])
        form = content_page_form(hero_image=str(image.pk), **{"action-publish": "1"})
        return client.post(url, form)

    def test_after_publishing_a_visit_makes_none(
        self, notice: ContentPage, staff_client: Any, settings: Any
    ) -> None:
        image = SiteImageFactory()
        self.publish(staff_client(superuser=True), notice, image)
        made = {item.filter_spec for item in renditions(image)}
        assert made >= set(ALL_SPECS)
        assert Client().get("/notice/").status_code == 200
        assert {item.filter_spec for item in renditions(image)} == made

    def test_a_new_focal_point_gives_new_sizes_at_once(
        self, notice: ContentPage, staff_client: Any
    ) -> None:
        image = SiteImageFactory()
        client = staff_client(superuser=True)
        self.publish(client, notice, image)
        client.post(
            reverse("wagtailimages:edit", args=[image.pk]),
            {
                **FIELDS,
                "focal_point_x": "100",
                "focal_point_y": "100",
                "focal_point_width": "50",
                "focal_point_height": "50",
            },
        )
        before = len(renditions(image))
        Client().get("/notice/")
        assert len(renditions(image)) == before

    def test_a_new_file_gives_new_sizes_at_once(
        self, notice: ContentPage, staff_client: Any
    ) -> None:
        image = SiteImageFactory()
        client = staff_client(superuser=True)
        self.publish(client, notice, image)
        client.post(
            reverse("wagtailimages:edit", args=[image.pk]),
            {**FIELDS, "file": picture_file("n.jpg")},
        )
        assert {item.filter_spec for item in renditions(image)} >= set(ALL_SPECS)

    def test_an_unused_picture_costs_nothing(self, home: HomePage, staff_client: Any) -> None:
        client = staff_client(superuser=True)
        client.post(reverse("wagtailimages:add"), {**FIELDS, "file": picture_file()})
        image = SiteImage.objects.get()
        client.post(reverse("wagtailimages:edit", args=[image.pk]), {**FIELDS, "title": "新名"})
        assert {item.filter_spec for item in renditions(image)} <= {"max-165x165", "max-800x600"}

    def test_a_picture_that_cannot_be_read_does_not_stop_publishing(
        self, notice: ContentPage, staff_client: Any
    ) -> None:
        image = SiteImageFactory()
        image.file.storage.delete(image.file.name)
        draft(notice, UserFactory())
        self.publish(staff_client(superuser=True), notice, image)
        notice.refresh_from_db()
        assert notice.live


class TestListings:
    """The library."""

    @pytest.mark.parametrize("number", [1, 6])
    def test_the_library_costs_the_same_however_many_pictures(
        self, staff_client: Any, number: int, django_assert_max_num_queries: Any
    ) -> None:
        images = [SiteImageFactory() for _ in range(number)]
        client = staff_client(superuser=True)
        client.get(reverse("wagtailimages:index"))
        with django_assert_max_num_queries(24):
            response = client.get(reverse("wagtailimages:index"))
        assert response.status_code == 200
        assert len(response.context["images"]) == len(images)
