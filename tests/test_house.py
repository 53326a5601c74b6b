"""The house rules of docs/architecture.md, checked on the tree itself."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("home", "streets")
ALLOWED_TOP = {
    ".ci",
    ".git",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "README.zh-hans.md",
    "deploy",
    "docs",
    "home",
    "manage.py",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements.txt",
    "site",
    "static",
    "streets",
    "tests",
}
# Made by tools and ignored by git.
MADE = {
    ".import_linter_cache",
    ".venv",
    "var",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    "__pycache__",
}
FURNITURE = {
    "admin",
    "apps.py",
    "blocks.py",
    "checks.py",
    "components.py",
    "content.py",
    "coordinates.py",
    "domain",
    "enums.py",
    "feeds.py",
    "forms.py",
    "house_numbers.py",
    "__init__.py",
    "log_actions.py",
    "map_links.py",
    "migrations",
    "models",
    "permissions.py",
    "publishing.py",
    "queries.py",
    "README.md",
    "sketch.py",
    "tasks.py",
    "templates",
    "templatetags",
    "urls.py",
    "views",
    "wagtail_hooks.py",
    "__pycache__",
}
LONGEST_FILE = 350


def python_files() -> list[Path]:
    return [
        path
        for folder in (*ROOMS, "site", "tests")
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts
    ]


def test_site_is_never_a_package() -> None:
    """`import site` is the standard library's; an __init__.py would break the interpreter."""
    assert not (ROOT / "site" / "__init__.py").exists()


def test_the_top_level_is_fixed() -> None:
    found = {path.name for path in ROOT.iterdir()} - MADE
    # Editors and tools leave folders of their own, which git does not keep.
    assert {name for name in found - ALLOWED_TOP if not name.startswith(".")} == set()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_the_common_furniture_only(room: str) -> None:
    assert {path.name for path in (ROOT / room).iterdir()} <= FURNITURE


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_lives_in_it(room: str) -> None:
    assert (ROOT / room / "README.md").read_text(encoding="utf-8").strip()


def test_no_file_outgrows_its_subject() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in python_files()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_there_is_no_drawer_for_everything() -> None:
    assert not [
        path for path in python_files() if path.stem in {"utils", "helpers", "misc", "common"}
    ]


def test_hooks_only_register() -> None:
    for room in ROOMS:
        text = (ROOT / room / "wagtail_hooks.py").read_text(encoding="utf-8")
        assert "def " not in text
        assert "class " not in text


def test_imports_go_only_downward() -> None:
    result = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        env={"PYTHONPATH": "site:.", "DJANGO_SETTINGS_MODULE": "lvcuo.settings.test", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout


def test_public_scripts_and_styles_are_files() -> None:
    """The policy forbids inline script and style; data blocks are allowed (S-25)."""
    templates = [
        path
        for folder in (*ROOMS, "site")
        for path in (ROOT / folder).rglob("templates/**/*.html")
        if "wagtailadmin" not in path.parts
    ]
    assert templates
    for template in templates:
        text = template.read_text(encoding="utf-8")
        assert "style=" not in text, template
        assert "javascript:" not in text, template
        assert " onclick=" not in text, template
        assert "<style" not in text, template
