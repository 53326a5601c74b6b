"""`manage.py load_content`: the content files into the database, as often as you like."""

import sys
from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.content import content as home_content
from home.domain.demonstration import top_up_pages
from home.domain.loading import Report, load
from home.domain.loading.run import UnknownKeyError
from lvcuo.content.demonstration import read_words
from lvcuo.content.problems import ContentError
from lvcuo.middleware.page_cache import empty_page_cache
from lvcuo.progress import tracked
from streets.content import content as streets_content
from streets.domain.demonstration import top_up_shops

# Lower rooms first: a room refers only to what is below it.
ROOMS = (home_content, streets_content)
DEMO_FILE = "demo.yaml"


def load_folder(folder: Path, overwrite: frozenset[str] = frozenset()) -> Report:
    """Load a content folder with all rooms; empties the page cache when something changed.

    Raises:
        CommandError: something is wrong with the files; one line for each problem.
    """
    rooms = [room() for room in ROOMS]
    try:
        report = load(rooms, folder, overwrite, partial(tracked, label="content"))
    except ContentError as error:
        count = len(error.problems)
        raise CommandError(f"{error}\nNothing was loaded: {count} problem(s).") from None
    except UnknownKeyError as error:
        raise CommandError(f"--overwrite: not in the content files: {error}") from None
    if report.changed:
        empty_page_cache()
    return report


class Command(BaseCommand):
    """Loads `site/content/`; edits made in the CMS are kept."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Folder, forced keys, synthetic content."""
        parser.add_argument("--folder", type=Path, default=settings.CONTENT_FOLDER)
        parser.add_argument(
            "--overwrite",
            action="append",
            default=[],
            metavar="KEY",
            help="make one entry anew, e.g. page:about, whatever was done to it in the CMS",
        )
        parser.add_argument(
            "--demo",
            type=int,
            default=0,
            metavar="N",
            help="top up to N synthetic shops and N/10 pages",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then report."""
        if options["demo"] < 0:
            raise CommandError("--demo: expected a number from 0")
        report = load_folder(options["folder"], frozenset(options["overwrite"]))
        if options["verbosity"]:
            for line in report.lines():
                self.stdout.write(line)
        if options["demo"]:
            self._top_up(options["demo"])

    def _top_up(self, count: int) -> None:
        try:
            words = read_words(settings.CONTENT_FOLDER / DEMO_FILE)
        except ContentError as error:
            raise CommandError(str(error)) from None
        shops = top_up_shops(words, count, partial(tracked, label="shops", stream=sys.stderr))
        pages = top_up_pages(
            words, max(1, count // 10), partial(tracked, label="pages", stream=sys.stderr)
        )
        if shops or pages:
            empty_page_cache()
        self.stdout.write(f"demonstration: shops added {shops}, pages added {pages}")
