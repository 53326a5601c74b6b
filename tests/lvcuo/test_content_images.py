"""Pictures among the content files."""

from io import BytesIO

import pytest
from django.core.management import CommandError
from PIL import Image

from home.models import HomePage, SiteImage
from tests.lvcuo.content_folder import ContentFolder

pytestmark = pytest.mark.django_db

ITEM = """\
items:
- key: street
  file: street.jpg
  title: 街口
  description: 清早的街口
"""


def picture(colour: str) -> bytes:
    """A small JPEG that carries a position."""
    exif = Image.Exif()
    exif[0x010E] = "at home"
    buffer = BytesIO()
    Image.new("RGB", (64, 48), colour).save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


@pytest.fixture
def pictured(folder: ContentFolder) -> ContentFolder:
    """The folder with one picture, at the head of the home page."""
    folder.write("images.yaml", ITEM)
    (folder.path / "images").mkdir()
    (folder.path / "images/street.jpg").write_bytes(picture("red"))
    folder.change(
        "pages/home.yaml",
        "  summary: 首页的摘要",
        "  summary: 首页的摘要\n  hero_image: '@image:street'",
    )
    return folder


def test_a_picture_is_stored_clean_and_used(pictured: ContentFolder) -> None:
    pictured.load()
    image = SiteImage.objects.get()
    assert HomePage.objects.get().hero_image == image
    assert (image.width, image.height) == (64, 48)
    with image.file.open() as stored, Image.open(stored) as opened:
        assert not opened.getexif()


def test_another_file_under_the_same_name_is_a_change(pictured: ContentFolder) -> None:
    pictured.load()
    first = SiteImage.objects.get()
    assert pictured.load()[0].startswith("added 0, updated 0")
    (pictured.path / "images/street.jpg").write_bytes(picture("blue"))
    assert pictured.load()[0].startswith("added 0, updated 1")
    second = SiteImage.objects.get()
    assert second.pk == first.pk
    assert second.file.name != first.file.name


def test_a_block_shows_a_picture_with_its_alternative_text(pictured: ContentFolder) -> None:
    block = (
        "  - type: picture\n    value:\n      image:\n"
        "        image: '@image:street'\n        alt_text: 街口的早晨\n"
    )
    pictured.change("pages/home.yaml", "  body:\n", "  body:\n" + block)
    pictured.load()
    assert HomePage.objects.get().body[0].value.alt == "街口的早晨"
    assert pictured.load()[0].startswith("added 0, updated 0")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("file: street.jpg", "file: ../site.yaml", "3: items[0].file: no file '../site.yaml'"),
        ("file: street.jpg", "file: none.jpg", "3: items[0].file: no file 'none.jpg'"),
        ("file: street.jpg", "file: torn.jpg", "3: items[0].file: the picture is damaged"),
        ("file: street.jpg", "file: plan.svg", "3: items[0].file: expected one of: avif"),
        ("  description: 清早的街口\n", "", "2: items[0].description: is missing"),
    ],
)
def test_a_bad_picture_is_named(pictured: ContentFolder, old: str, new: str, expected: str) -> None:
    (pictured.path / "images/torn.jpg").write_bytes(picture("red")[:300])
    (pictured.path / "images/plan.svg").write_text("<svg/>")
    pictured.change("images.yaml", old, new)
    with pytest.raises(CommandError) as refused:
        pictured.load()
    assert f"images.yaml:{expected}" in str(refused.value)


def test_the_file_of_a_picture_goes_when_the_load_fails(pictured: ContentFolder) -> None:
    pictured.change("pages/food.yaml", "  longitude: 118.12\n", "")
    storage = SiteImage._meta.get_field("file").storage
    before = (
        set(storage.listdir("original_images")[1]) if storage.exists("original_images") else set()
    )
    with pytest.raises(CommandError):
        pictured.load()
    assert set(storage.listdir("original_images")[1]) == before
