"""Collected static files: one stylesheet, hashed, packed ahead, kept for ever (S-27, R-10)."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.core.management import call_command
from django.test import Client

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: Any) -> Path:
    """The project's own files, collected once (those of the CMS would take half a minute)."""
    from django.test import override_settings

    target = tmp_path_factory.mktemp("static")
    with override_settings(
        STATIC_ROOT=str(target),
        STORAGES={"staticfiles": {"BACKEND": "lvcuo.staticfiles.BundledManifestStorage"}},
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
    ):
        call_command("collectstatic", "--noinput", verbosity=0)
        # Twice: the second run must not take the joined file for the source.
        call_command("collectstatic", "--noinput", verbosity=0)
    return Path(target)


@pytest.fixture(scope="module")
def names(folder: Path) -> dict[str, str]:
    manifest: dict[str, dict[str, str]] = json.loads((folder / "staticfiles.json").read_text())
    return manifest["paths"]


def test_the_stylesheet_is_one_hashed_file(folder: Path, names: dict[str, str]) -> None:
    name = names["css/site.css"]
    assert re.fullmatch(r"css/site\.[0-9a-f]{12}\.css", name)
    text = (folder / name).read_text()
    assert "@import" not in text
    assert "/*" not in text
    for part in (".button", ".header", "--brick", "@media print"):
        assert part in text
    assert len(list((folder / "css").glob("site.????????????.css"))) == 1


def test_it_holds_every_part_in_the_written_order(folder: Path, names: dict[str, str]) -> None:
    from django.conf import settings

    [source] = settings.STATICFILES_DIRS
    listing = (Path(source) / "css" / "site.css").read_text()
    parts = re.findall(r'@import url\("([^"]+)"\)', listing)
    text = (folder / names["css/site.css"]).read_text()
    places = []
    for part in parts:
        rules = re.sub(r"/\*.*?\*/", "", (Path(source) / "css" / part).read_text(), flags=re.S)
        first = re.search(r"[.#a-z:@*\[][^{}]*(?=\{)", rules)
        if first:
            shrunk = re.sub(r"\s+", "", first[0])
            place = re.sub(r"\s+", "", text).find(shrunk)
            assert place >= 0, part
            places.append(place)
    assert len(places) > 20


def test_what_the_stylesheet_names_exists(folder: Path, names: dict[str, str]) -> None:
    name = names["css/site.css"]
    for address in re.findall(r"""url\(["']?([^"')]+)["']?\)""", (folder / name).read_text()):
        if not address.startswith(("data:", "#")):
            path = address.split("#")[0].split("?")[0]
            assert ((folder / name).parent / path).resolve().is_file(), address


def test_it_is_small_and_packed_ahead(folder: Path, names: dict[str, str]) -> None:
    path = folder / names["css/site.css"]
    plain = path.read_bytes()
    packed = Path(f"{path}.gz").read_bytes()
    smaller = Path(f"{path}.br").read_bytes()
    assert gzip.decompress(packed) == plain
    assert brotli.decompress(smaller) == plain
    assert len(smaller) < len(packed) <= 40_000


def test_the_scripts_together_are_small(folder: Path, names: dict[str, str]) -> None:
    sizes = []
    for source, name in names.items():
        if source.startswith("js/"):
            packed = Path(f"{folder / name}.br")
            sizes.append((packed if packed.exists() else folder / name).stat().st_size)
    assert 0 < sum(sizes) <= 20_000


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accepted", "encoding"), [("br, gzip", "br"), ("gzip", "gzip"), ("", None)]
)
def test_it_is_served_packed_and_kept_for_ever(
    accepted: str, encoding: str | None, folder: Path, names: dict[str, str], settings: Any
) -> None:
    settings.STATIC_ROOT = str(folder)
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "lvcuo.staticfiles.BundledManifestStorage"},
    }
    response = Client().get(f"/static/{names['css/site.css']}", HTTP_ACCEPT_ENCODING=accepted)
    response.close()
    assert response.status_code == 200
    assert response.get("Content-Encoding") == encoding
    assert response["Content-Type"].startswith("text/css")
    assert "immutable" in response["Cache-Control"]
    assert "max-age=315360000" in response["Cache-Control"]
    assert "Accept-Encoding" in response["Vary"]
    assert response["Content-Security-Policy"]
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_static_file_takes_no_post(db: None) -> None:
    assert Client().post("/static/svg/favicon.svg").status_code == 405
