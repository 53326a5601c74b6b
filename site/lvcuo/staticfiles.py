"""Static files for the public: one stylesheet, hashed, Brotli and gzip made ahead.

The tree keeps one small CSS file a component, joined by `@import` in `css/site.css`: readable in
development without any build. When files are collected the imports are written into one file, so
that a phone fetches one stylesheet instead of forty.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Any

import rcssmin
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = ("css/site.css",)
IMPORT = re.compile(r"""@import\s+url\(["']?(?P<path>[^"')]+)["']?\)\s*;""")


class BundledManifestStorage(CompressedManifestStaticFilesStorage):
    """Joins and shrinks the bundles, then hashes and compresses as usual."""

    def post_process(
        self,
        paths: dict[str, Any],
        dry_run: bool = False,  # noqa: FBT001
        **options: Any,
    ) -> Iterator[Any]:
        """Write the joined files before the hashes are computed."""
        if not dry_run:
            for name in BUNDLES:
                if name in paths:
                    self.delete(name)
                    text = rcssmin.cssmin(_joined(name, paths))
                    self.save(name, ContentFile(text.encode()))
                    # Else the source, still in many files, would be hashed and served.
                    paths = {**paths, name: (self, name)}
        yield from super().post_process(paths, dry_run=dry_run, **options)


def _joined(name: str, paths: dict[str, Any]) -> str:
    # From the source, not from the target: there a bundle may be left from an earlier run.
    storage, path = paths[name]
    with storage.open(path) as stylesheet:
        text = stylesheet.read().decode()
    folder = posixpath.dirname(name)
    return IMPORT.sub(
        lambda match: _joined(posixpath.normpath(posixpath.join(folder, match["path"])), paths),
        text,
    )
