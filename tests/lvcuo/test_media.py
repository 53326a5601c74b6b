"""Only public pictures leave the media folder (S-24)."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

PUBLIC = ["images/a.jpg", "images/b.avif", "original_images/c.webp", "original_images/d.png"]
CLOSED = [
    "wagtail_uploads/e.jpg",
    "documents/f.pdf",
    "images/g.svg",
    "images/h.html",
    "images/i.php",
    "images/sub/j.jpg",
    "k.jpg",
    "images/l.jpg.exe",
]


@pytest.fixture(autouse=True)
def _files(db: None) -> None:
    for name in PUBLIC + CLOSED:
        default_storage.delete(name)
        default_storage.save(name, ContentFile(b"content"))


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_picture_is_served(name: str, client: Client) -> None:
    response = client.get(f"/media/{name}")
    assert response.status_code == 200
    assert b"".join(response) == b"content"
    assert response["Content-Type"].startswith("image/")
    assert "public" in response["Cache-Control"]
    response.close()
    head = client.head(f"/media/{name}")
    head.close()
    assert head.status_code == 200


@pytest.mark.parametrize("name", CLOSED)
def test_nothing_else_is(name: str, client: Client) -> None:
    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "",
        "images/",
        "images",
        "original_images/",
        "../db.sqlite3",
        "images/../k.jpg",
        "/etc/passwd",
    ],
)
def test_nothing_is_listed_and_nothing_outside_is_reached(path: str, client: Client) -> None:
    assert client.get(f"/media/{path}").status_code in {301, 404}


def test_a_picture_is_not_sent_to(client: Client) -> None:
    assert client.post(f"/media/{PUBLIC[0]}").status_code == 405


def test_with_object_storage_the_site_serves_none(client: Client, settings: Any) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    assert client.get(f"/media/{PUBLIC[0]}").status_code == 404


def test_portraits_of_staff_are_for_staff(client: Client, administrator: Any) -> None:
    default_storage.delete("avatar_images/face.JPG")
    default_storage.save("avatar_images/face.JPG", ContentFile(b"content"))
    assert client.get("/media/avatar_images/face.JPG").status_code == 404
    client.force_login(administrator)
    response = client.get("/media/avatar_images/face.JPG")
    response.close()
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
