"""The catalogues: complete, compiled, with the right placeholders and Chinese punctuation."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import django
import polib
import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "site" / "lvcuo" / "locale" / "zh_Hans" / "LC_MESSAGES"
UPSTREAM = ROOT / "site" / "lvcuo" / "upstream_locale" / "zh_Hans" / "LC_MESSAGES"
CATALOGUES = [LOCALE / "django.po", UPSTREAM / "django.po", UPSTREAM / "djangojs.po"]
PLACEHOLDER = re.compile(r"%\([^)]*\)[a-z]|%[sdr](?![a-z])|\{[^{}]*\}|</?[a-zA-Z][^>]*>")
HAN_SPACE_LATIN = re.compile(r"[一-鿿] [A-Za-z0-9]|[A-Za-z0-9] [一-鿿]")
HALF_WIDTH = re.compile(r"[一-鿿][,;:!?](?![A-Za-z0-9/])")
Key = tuple[str | None, str]


def key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid


def said(entry: polib.POEntry) -> list[str]:
    return [text for text in (entry.msgstr, *entry.msgstr_plural.values()) if text]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-4]}/{path.name}")
class TestCatalogue:
    """Every catalogue of ours."""

    def test_has_no_gap_and_no_guess(self, path: Path) -> None:
        entries = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
        assert [entry.msgid for entry in entries if not said(entry)] == []
        assert [entry.msgid for entry in entries if "fuzzy" in entry.flags] == []

    def test_is_compiled(self, path: Path) -> None:
        source = {
            key(entry): said(entry) for entry in polib.pofile(str(path)) if not entry.obsolete
        }
        compiled = polib.mofile(str(path.with_suffix(".mo")))
        assert {key(entry): said(entry) for entry in compiled} == source

    def test_keeps_every_placeholder(self, path: Path) -> None:
        wrong = []
        for entry in polib.pofile(str(path)):
            allowed = [set(PLACEHOLDER.findall(entry.msgid))]
            if entry.msgid_plural:
                allowed.append(set(PLACEHOLDER.findall(entry.msgid_plural)))
            wrong += [
                entry.msgid for text in said(entry) if set(PLACEHOLDER.findall(text)) not in allowed
            ]
        assert wrong == []


def test_our_chinese_follows_the_rules_of_chinese_type() -> None:
    """No spaces between Han and Latin (the page sets them), full-width punctuation (A-73, A-74)."""
    texts = [text for entry in polib.pofile(str(LOCALE / "django.po")) for text in said(entry)]
    assert [text for text in texts if HAN_SPACE_LATIN.search(text)] == []
    assert [text for text in texts if HALF_WIDTH.search(text)] == []


@pytest.mark.slow
def test_the_catalogue_has_every_message_of_the_code(tmp_path: Path) -> None:
    """Extract anew from a copy of the tree and compare."""
    tree = tmp_path / "tree"
    for folder in ("home", "streets", "site"):
        shutil.copytree(ROOT / folder, tree / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "manage.py", tree)
    before = {key(entry) for entry in polib.pofile(str(LOCALE / "django.po"))}
    options = ["--locale", "zh_Hans", "--no-wrap", "--no-location", "--no-obsolete"]
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", *options],
        cwd=tree,
        env={
            "PATH": "/usr/bin:/bin:/usr/local/bin",
            "DJANGO_SETTINGS_MODULE": "lvcuo.settings.test",
        },
        check=True,
        capture_output=True,
    )
    fresh = tree / LOCALE.relative_to(ROOT) / "django.po"
    after = {key(entry) for entry in polib.pofile(str(fresh))}
    assert after == before


def wanted(folder: Path, domain: str) -> set[Key]:
    """Messages a library asks for: its English catalogue, or all of its languages' together."""
    sources = list(folder.glob(f"en/LC_MESSAGES/{domain}.po"))
    sources = sources or list(folder.glob(f"*/LC_MESSAGES/{domain}.po"))
    return {
        key(entry) for path in sources for entry in polib.pofile(str(path)) if not entry.obsolete
    }


@pytest.mark.slow
@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_no_library_speaks_english_to_staff(domain: str) -> None:
    """After an upgrade this names what the libraries' own catalogues lack."""
    folders = {"django": Path(django.__file__).parent / "conf" / "locale"}
    for config in apps.get_app_configs():
        if "site-packages" in config.path:
            folders[config.name] = Path(config.path) / "locale"
    have = {key(entry) for entry in polib.mofile(str(UPSTREAM / f"{domain}.mo"))}
    for folder in folders.values():
        for path in folder.glob(f"zh_Hans/LC_MESSAGES/{domain}.mo"):
            have |= {key(entry) for entry in polib.mofile(str(path)) if said(entry)}
    gaps = {
        (name, *message)
        for name, folder in folders.items()
        for message in wanted(folder, domain) - have
    }
    assert gaps == set()
