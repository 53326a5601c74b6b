"""Progress: plain lines in a log, a bar on a terminal."""

from io import StringIO

import pytest

from lvcuo import progress
from lvcuo.progress import tracked


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_off_a_terminal_every_tenth_is_a_line() -> None:
    stream = StringIO()
    assert list(tracked(range(200), "pages", stream)) == list(range(200))
    lines = stream.getvalue().splitlines()
    assert len(lines) == 10
    assert (lines[0], lines[-1]) == ("pages: 20 of 200 (10 %)", "pages: 200 of 200 (100 %)")


def test_slow_steps_are_told_every_five_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter(range(0, 10_000, 3))
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(seconds)))
    stream = StringIO()
    list(tracked(range(100), "pictures", stream))
    assert len(stream.getvalue().splitlines()) == 50


def test_a_terminal_gets_a_bar() -> None:
    stream = Terminal()
    assert sum(tracked([1, 2, 3], "shops", stream)) == 6
    assert "shops" in stream.getvalue()
    assert "\r" in stream.getvalue()


def test_nothing_to_do_says_nothing() -> None:
    stream = StringIO()
    assert list(tracked([], "shops", stream)) == []
    assert stream.getvalue() == ""
