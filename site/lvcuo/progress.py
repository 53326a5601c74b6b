"""Progress of long commands: a bar on a terminal, plain lines everywhere else."""

import sys
import time
from collections.abc import Collection, Iterable, Iterator
from typing import TextIO, TypeVar

from tqdm import tqdm

Item = TypeVar("Item")
LINE_SECONDS = 5.0
LINE_SHARE = 0.1


def tracked(items: Collection[Item], label: str, stream: TextIO | None = None) -> Iterable[Item]:
    """The same items; while they are consumed, `stream` (standard error) tells how far it is.

    Off a terminal a line is written every tenth of the way or every five seconds, whichever
    comes first, so that logs stay short and a watcher is never left without a sign.
    """
    stream = stream or sys.stderr
    if not items:
        return items
    if stream.isatty():
        return tqdm(items, desc=label, file=stream, dynamic_ncols=True, leave=False)
    return _lines(items, label, stream)


def _lines(items: Collection[Item], label: str, stream: TextIO) -> Iterator[Item]:
    total = len(items)
    told_at, told_done = time.monotonic(), 0
    for done, item in enumerate(items, start=1):
        yield item
        now = time.monotonic()
        if done == total or done - told_done >= total * LINE_SHARE or now - told_at >= LINE_SECONDS:
            stream.write(f"{label}: {done} of {total} ({done * 100 // total} %)\n")
            stream.flush()
            told_at, told_done = now, done
