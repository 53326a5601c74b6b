"""Frequent political, factual and typing errors in Chinese text; the list is data (O-12, O-61)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import yaml
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What the editor reads, by the rule's kind.
REMARKS: dict[str, Promise] = {
    "claim": _("A claim of age, first or largest needs a documented source."),
    "other_place": _("This may belong to the other Lücuo in Tong’an; say which one is meant."),
    "government": _("The site must not pose as a government website."),
    "taiwan": _("Check the wording on Taiwan."),
    "respect": _("There is a more respectful word."),
    "typing": _("Likely a typing error."),
    "half_width": _("Half-width punctuation inside Chinese text."),
    "straight_quotes": _("Write “ ” instead of straight quotation marks."),
    "space": _("No space is needed between Chinese and Latin text; the page sets it."),
    "ellipsis": _("Write the ellipsis as ……"),
    "private_number": _("This looks like a private mobile or identity number."),
}
# Characters shown before and after what was found.
CONTEXT = 8


@dataclass(frozen=True)
class Passage:
    """A piece of text the public reads.

    Attributes:
        is_sourced: whether a documented source stands right beside it.
    """

    text: str
    is_sourced: bool = False


@dataclass(frozen=True)
class WordingRule:
    """One thing to look for."""

    kind: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    excuses_sourced: bool = False
    replacements: dict[str, str] = field(default_factory=dict)
    finds: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()

    def excerpt(self, passage: Passage) -> str:
        """The first place it applies to, with what should stand there; empty where it does not."""
        if self.excuses_sourced and passage.is_sourced:
            return ""
        match = self.pattern.search(passage.text)
        if match is None or (self.unless and self.unless.search(passage.text)):
            return ""
        start = max(0, match.start() - CONTEXT)
        excerpt = passage.text[start : match.end() + CONTEXT].strip()
        better = self.replacements.get(match[0])
        return f"{excerpt} → {better}" if better else excerpt


@cache
def wording_rules() -> tuple[WordingRule, ...]:
    """The rules of `site/content/wording.yaml`.

    Raises:
        KeyError: a rule names an unknown kind.
        re.error: a pattern is malformed.
    """
    text = (settings.CONTENT_FOLDER / "wording.yaml").read_text(encoding="utf-8")
    return tuple(_rules(yaml.safe_load(text)))


def _rules(entries: list[dict]) -> Iterator[WordingRule]:
    for entry in entries:
        if entry["kind"] not in REMARKS:
            raise KeyError(entry["kind"])
        words = entry.get("words", {})
        pattern = entry.get("pattern") or "|".join(map(re.escape, words))
        yield WordingRule(
            kind=entry["kind"],
            pattern=re.compile(pattern),
            unless=re.compile(entry["unless"]) if "unless" in entry else None,
            excuses_sourced=entry.get("sourced", False),
            replacements=words,
            finds=tuple(entry.get("finds", ())),
            leaves=tuple(entry.get("leaves", ())),
        )
