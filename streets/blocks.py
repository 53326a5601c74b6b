"""Blocks of the heritage story: every statement says how sure it is and where it comes from."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from home.models.preflight import block_passages
from home.models.wording import Passage
from lvcuo.blocks import GalleryBlock, PictureBlock, ThenNowBlock
from lvcuo.blocks.samples import sample
from lvcuo.enums import Certainty

# Characters of a statement that are quoted back to the editor.
EXCERPT_LENGTH = 30


class SourcedBlock(blocks.StructBlock):
    """Base: a certainty and the sources that carry it (O-60)."""

    certainty = blocks.ChoiceBlock(
        choices=Certainty.choices,
        default=Certainty.DOCUMENTED,
        label=_("How sure"),
        help_text=_(
            "Documented: a paper, book or map says so. Told: people tell it. Legend: nobody can "
            "know. Still to be collected: we only say that we look for it."
        ),
    )
    sources = blocks.ListBlock(
        SnippetChooserBlock("streets.Source", label=_("Source")), label=_("Sources"), default=[]
    )

    def clean(self, value: Any) -> Any:
        """Everything but a gap needs a source before it is published.

        Raises:
            StructBlockValidationError: no source.
        """
        value = super().clean(value)
        needs_source = value["certainty"] != Certainty.UNKNOWN
        if needs_source and not value["sources"] and not self.is_deferred_validation:
            raise StructBlockValidationError(
                block_errors={
                    "certainty": ValidationError(
                        _("Add a source, or mark this as still to be collected.")
                    )
                }
            )
        return value

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Adds the numbers of the sources in the list at the end of the page."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        numbers = (parent_context or {}).get("source_numbers", {})
        context["notes"] = [
            (numbers.get(source.pk), source) for source in value["sources"] if source
        ]
        context["certainty"] = Certainty(value["certainty"] or Certainty.UNKNOWN)
        return context


class StatementBlock(SourcedBlock):
    """A paragraph or two that state something."""

    text = blocks.RichTextBlock(features=["bold", "link", "ul"], label=_("Text"))

    class Meta:
        icon = "pilcrow"
        label = _("Statement")
        description = _("A paragraph with its certainty and sources")
        template = "streets/blocks/statement.html"
        preview_value = sample("statement")
        form_layout = ["text", "certainty", "sources"]


class SourcedQuoteBlock(SourcedBlock):
    """Words from a source."""

    text = blocks.TextBlock(max_length=300, label=_("Quotation"))
    speaker = blocks.CharBlock(max_length=80, label=_("Who or what says so"))

    class Meta:
        icon = "openquote"
        label = _("Quotation with source")
        description = _("Words from a source")
        template = "streets/blocks/sourced_quote.html"
        preview_value = sample("sourced_quote")
        form_layout = ["text", "speaker", "certainty", "sources"]


class MomentBlock(SourcedBlock):
    """One moment of the timeline."""

    when = blocks.CharBlock(max_length=30, label=_("When"))
    title = blocks.CharBlock(max_length=60, label=_("What"))
    text = blocks.CharBlock(max_length=200, required=False, label=_("More details"))

    class Meta:
        icon = "date"
        label = _("Moment")
        template = "streets/blocks/moment.html"
        preview_value = sample("moment")
        form_layout = ["when", "title", "text", "certainty", "sources"]


class ChapterBlock(blocks.StructBlock):
    """A chapter of the story."""

    period = blocks.CharBlock(max_length=40, label=_("Period"))
    title = blocks.CharBlock(max_length=40, label=_("Title"))
    body = blocks.StreamBlock(
        [
            ("statement", StatementBlock()),
            ("quote", SourcedQuoteBlock()),
            ("picture", PictureBlock()),
            ("gallery", GalleryBlock()),
            ("then_now", ThenNowBlock()),
        ],
        label=_("Text and pictures"),
        min_num=1,
    )

    class Meta:
        icon = "doc-full"
        label = _("Chapter")
        description = _("Period, title, text and pictures")
        template = "streets/blocks/chapter.html"
        preview_value = sample("chapter")
        label_format = "{period} {title}"


class StoryBlock(blocks.StreamBlock):
    """The chapters of a story, in order."""

    chapter = ChapterBlock()

    class Meta:
        min_num = 1
        max_num = 20
        template = "streets/blocks/story.html"


class TimelineBlock(blocks.StreamBlock):
    """The moments of a timeline, in order."""

    moment = MomentBlock()

    class Meta:
        max_num = 40
        required = False
        template = "streets/blocks/timeline.html"


def sourced_values(story: Any, timeline: Any) -> Iterator[Any]:
    """Every value that carries sources, in reading order."""
    for _block, value in _sourced(story, timeline):
        yield value


def unsourced(story: Any, timeline: Any) -> Iterator[str]:
    """The beginning of every statement that has no source and is not marked as a gap (O-60)."""
    for value in sourced_values(story, timeline):
        if value["certainty"] != Certainty.UNKNOWN and not any(value["sources"]):
            yield strip_tags(str(value.get("text") or value.get("title") or ""))[:EXCERPT_LENGTH]


def story_passages(story: Any, timeline: Any) -> Iterator[Passage]:
    """The texts of a story.

    Sourced are statements marked as documented that name a source, and words quoted from one.
    """
    for chapter in story:
        yield Passage(chapter.value["period"])
        yield Passage(chapter.value["title"])
        for child in chapter.value["body"]:
            if not isinstance(child.block, SourcedBlock):
                yield from block_passages(child.block, child.value)
    for block, value in _sourced(story, timeline):
        carries = value["certainty"] == Certainty.DOCUMENTED or isinstance(block, SourcedQuoteBlock)
        yield from block_passages(block, value, is_sourced=carries and any(value["sources"]))


def _sourced(story: Any, timeline: Any) -> Iterator[tuple[SourcedBlock, Any]]:
    for chapter in story:
        for child in chapter.value["body"]:
            if isinstance(child.block, SourcedBlock):
                yield child.block, child.value
    for moment in timeline:
        yield moment.block, moment.value
