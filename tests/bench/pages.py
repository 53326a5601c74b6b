"""Benchmarks of docs/performance.md: queries, processor time and weight of each kind of page.

`make bench` prints a table; a ratio above 1.00 is over its budget. Nothing here is a test: the
figures depend on the machine.
"""

import logging
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SHOPS = (0, 2000)
ROUNDS = 40
QUERY_BUDGET = 15
MILLISECOND_BUDGET = 15.0
WEIGHT_BUDGET = 150 * 1024
PATHS = ("/", "/streets/", "/streets/meishi/", "/streets/meishi/shops/", "/stories/taiwan-street/")


class Row(NamedTuple):
    """One measured page."""

    path: str
    shops: int
    queries: int
    uncached: float
    cached: float
    html: int


def set_up() -> None:
    """Django on a database of its own with the real content."""
    folder = Path(tempfile.mkdtemp(prefix="lvcuo-bench-"))
    os.environ.update(
        DJANGO_SETTINGS_MODULE="lvcuo.settings.demo",
        DATABASE_URL=os.environ.get("BENCH_DATABASE_URL", f"sqlite:///{folder / 'db.sqlite3'}"),
        MEDIA_URL_STORAGE=(folder / "media").as_uri(),
        ALLOWED_HOSTS="testserver,127.0.0.1",
    )
    import django
    from django.core.management import call_command

    django.setup()
    logging.disable(logging.CRITICAL)
    call_command("migrate", verbosity=0)
    call_command("load_content", verbosity=0)
    if not (ROOT / "var" / "static" / "staticfiles.json").exists():
        call_command("collectstatic", interactive=False, verbosity=0)


def measure(client: Any, path: str, shops: int) -> Row:
    """One page: SQL queries, milliseconds of processor time without and with the page cache."""
    import brotli
    from django.db import connection
    from django.test import override_settings
    from django.test.utils import CaptureQueriesContext

    with override_settings(PAGE_CACHE_SECONDS=0):
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        count = len(queries)
        uncached = milliseconds(client, path)
    client.get(path)
    cached = milliseconds(client, path)
    html = len(brotli.compress(answer.content, quality=5))
    return Row(path, shops, count, uncached, cached, html)


def milliseconds(client: Any, path: str) -> float:
    """Median processor time of one request."""
    times = []
    for _round in range(ROUNDS):
        started = time.process_time()
        client.get(path)
        times.append((time.process_time() - started) * 1000)
    return statistics.median(times)


def static_weight(kind: str) -> int:
    """Bytes of all our compressed files of a kind."""
    from django.contrib.staticfiles.storage import staticfiles_storage

    if kind == "css":
        names = ["css/site.css"]
    else:
        names = [f"js/{path.name}" for path in (ROOT / "static" / "js").glob("*.js")]
    return sum(
        Path(staticfiles_storage.path(staticfiles_storage.stored_name(name)) + ".br").stat().st_size
        for name in names
    )


def main() -> None:
    """Measure and print."""
    set_up()
    from django.core.management import call_command
    from django.test import Client

    client = Client()
    rows = []
    for shops in SHOPS:
        if shops:
            call_command("load_content", demo=shops, verbosity=0)
        rows += [measure(client, path, shops) for path in PATHS]
    header = ("page", "+shops", "queries", "ratio", "ms", "ratio", "cached ms", "html br")
    widths = (28, 7, 9, 7, 8, 7, 11, 9)
    print(line(header, widths))
    for row in rows:
        queries = f"{row.queries / QUERY_BUDGET:.2f}"
        time_ratio = f"{row.uncached / MILLISECOND_BUDGET:.2f}"
        figures = (f"{row.uncached:.1f}", time_ratio, f"{row.cached:.2f}", row.html)
        print(line((row.path, row.shops, row.queries, queries, *figures), widths))
    css, script = static_weight("css"), static_weight("js")
    total = max(row.html for row in rows) + css + script
    print()
    for name, size, budget in (
        ("stylesheet", css, 40 * 1024),
        ("scripts", script, 20 * 1024),
        ("heaviest page with both", total, WEIGHT_BUDGET),
    ):
        print(f"{name:28}{size:8} B of {budget:7} ({size / budget:.2f})")


def line(cells: tuple[object, ...], widths: tuple[int, ...]) -> str:
    """One line of the table; the first column stands left, figures stand right."""
    first, *others = [str(cell) for cell in cells]
    return first.ljust(widths[0]) + "".join(
        cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)
    )


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.chdir(ROOT)
    main()
