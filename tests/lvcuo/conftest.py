"""Fixtures of the tests of the project's own application."""

from pathlib import Path

import pytest

from tests.lvcuo.account_fixtures import (  # noqa: F401  (fixtures)
    administrator,
    events,
    log_in,
    log_lines,
    with_phone,
)
from tests.lvcuo.content_folder import ContentFolder


@pytest.fixture
def folder(tmp_path: Path) -> ContentFolder:
    """A small content folder."""
    return ContentFolder(tmp_path / "content")
