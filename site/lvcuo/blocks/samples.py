"""Sample values for the editor's block picker, from `site/content/block_samples.yaml`."""

from collections.abc import Callable
from functools import cache
from typing import Any

import yaml
from django.conf import settings


@cache
def _samples() -> dict[str, Any]:
    text = (settings.CONTENT_FOLDER / "block_samples.yaml").read_text(encoding="utf-8")
    samples: dict[str, Any] = yaml.safe_load(text)
    return samples


def sample(name: str) -> Callable[..., Any]:
    """A callable `preview_value`; the file is read when a preview is first shown."""
    # As an attribute of a block’s Meta it is called as a method, hence the argument.
    return lambda *_meta: _samples()[name]
