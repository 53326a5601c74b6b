"""What is checked before a page is published; made for Chinese text (O-12, O-61, O-62, A-11)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from lvcuo.blocks.facts import FiguresBlock
from lvcuo.blocks.text import QuoteBlock

from .wording import REMARKS, Passage, wording_rules

if TYPE_CHECKING:
    from .public_page import PublicPage

# Blocks that cannot be saved without naming their source.
SOURCED_BLOCKS = (QuoteBlock, FiguresBlock)
LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.DOTALL)
# Read out alone, as a screen reader lists links, these say nothing.
VAGUE_LINKS = frozenset(
    {"这里", "点这里", "点击这里", "点击此处", "点此", "此处", "更多", "查看更多", "了解更多"}
    | {"详情", "查看详情", "点击查看", "查看", "链接", "网址"}
)


@dataclass(frozen=True)
class Finding:
    """One remark on a page. A blocking one must be mended before the page is published."""

    message: str | Promise
    blocks_publishing: bool = False
    excerpt: str = ""


def passages_of(page: "PublicPage") -> Iterator[Passage]:
    """Every text of the page that the public reads, without tags."""
    yield Passage(page.title)
    yield Passage(page.summary)
    yield Passage(page.search_description)
    for stream in stream_fields(page):
        for child in getattr(page, stream.name):
            yield from block_passages(child.block, child.value)


def block_passages(block: Any, value: Any, *, is_sourced: bool | None = None) -> Iterator[Passage]:
    """The texts of one block."""
    sourced = isinstance(block, SOURCED_BLOCKS) if is_sourced is None else is_sourced
    for part in block.get_searchable_content(value):
        yield Passage(strip_tags(str(part)), sourced)


def stream_fields(page: "PublicPage") -> list[StreamField]:
    """The page's own StreamFields."""
    return [field for field in page._meta.get_fields() if isinstance(field, StreamField)]


def worded_badly(passages: Iterable[Passage]) -> list[Finding]:
    """Remarks on wording; each rule once, with the first place it applies to."""
    known = list(passages)
    findings = []
    for rule in wording_rules():
        excerpt = next(filter(None, map(rule.excerpt, known)), "")
        if excerpt:
            findings.append(Finding(REMARKS[rule.kind], excerpt=excerpt))
    return findings


def undescribed(page: "PublicPage") -> list[Finding]:
    """A page needs a summary, and its uploaded picture an alternative text (A-11)."""
    findings = []
    if not page.summary.strip():
        findings.append(Finding(_("The summary is missing."), blocks_publishing=True))
    if page.hero_image and not page.hero_image.description.strip():
        findings.append(
            Finding(_("The picture at the head has no alternative text."), blocks_publishing=True)
        )
    return findings


def vague_links(page: "PublicPage") -> list[Finding]:
    """Links whose words do not say where they lead."""
    for stream in stream_fields(page):
        for text in _strings(stream.get_prep_value(getattr(page, stream.name))):
            for link in LINK.findall(text):
                words = strip_tags(link).strip(" 　>»›》→。")
                if words in VAGUE_LINKS:
                    return [
                        Finding(_("Let the words of a link say where it leads."), excerpt=words)
                    ]
    return []


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def incomplete(page: "PublicPage") -> list[Finding]:
    """Sections a draft may leave unfinished and a public page may not.

    A draft is saved without these checks, and approval publishes what was saved.
    """
    findings = []
    for stream in stream_fields(page):
        try:
            stream.stream_block.clean(getattr(page, stream.name))
        except ValidationError:
            label = capfirst(str(stream.verbose_name))
            findings.append(
                Finding(
                    gettext("Something required is missing in “%(section)s”.") % {"section": label},
                    blocks_publishing=True,
                )
            )
    return findings
