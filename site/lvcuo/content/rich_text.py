"""Rich text: HTML of the few tags the editor knows, with `@page:key` for links to our pages."""

import re
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser

# The tags each editor feature writes; `p` and `br` need none.
TAGS = {
    "h2": {"h2"},
    "h3": {"h3"},
    "h4": {"h4"},
    "bold": {"b", "strong"},
    "italic": {"i", "em"},
    "link": {"a"},
    "document-link": {"a"},
    "ol": {"ol", "li"},
    "ul": {"ul", "li"},
    "hr": {"hr"},
}
ALWAYS = {"p", "br"}
VOID = {"br", "hr"}
ADDRESS = re.compile(r"(https?://|mailto:|tel:|/|#)")
PAGE_LINK = re.compile(r'<a\s+href="(@[^"]*)"')


def page_links(html: str) -> list[str]:
    """The references among the links."""
    return PAGE_LINK.findall(html)


def with_page_ids(html: str, pk_of: Callable[[str], int]) -> str:
    """The text as Wagtail stores it: references become page ids."""
    return PAGE_LINK.sub(lambda match: f'<a linktype="page" id="{pk_of(match[1])}"', html)


def mistakes(html: str, features: Iterable[str]) -> Iterator[str]:
    """What the editor would drop or a browser would misread."""
    checker = _Checker(ALWAYS.union(*(TAGS.get(feature, set()) for feature in features)))
    checker.feed(html)
    checker.close()
    yield from checker.found
    if checker.open:
        yield f"<{checker.open[-1]}> is not closed"
    elif not checker.found and html.strip() and not html.lstrip().startswith("<"):
        yield "write <p> around the text"


class _Checker(HTMLParser):
    def __init__(self, allowed: set[str]) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []
        self._allowed = allowed

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self._allowed:
            self.found.append(
                f"<{tag}> is not used here; known: {', '.join(sorted(self._allowed))}"
            )
        names = {name for name, _value in attrs}
        if names - ({"href"} if tag == "a" else set()):
            self.found.append(f"<{tag}>: no attributes but href of <a>")
        if tag == "a":
            self._link(dict(attrs).get("href"))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.found.append(f"</{tag}> closes nothing")

    def _link(self, href: str | None) -> None:
        if not href or not (href.startswith("@") or ADDRESS.match(href)):
            self.found.append(f"a link leads to '@page:key' or a full address, not {href!r}")
