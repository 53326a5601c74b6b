"""Words: paragraphs, call-outs, steps, questions and quotations."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .samples import sample

# No h1 (the page title is one), no italics: what a Chinese text needs and no more.
PROSE_FEATURES = ["h2", "h3", "h4", "bold", "link", "document-link", "ol", "ul"]
SENTENCE_FEATURES = ["bold", "link"]


class ProseBlock(blocks.RichTextBlock):
    """Running text with headings, lists and links."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": PROSE_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Running text with headings, lists and links")
        template = "blocks/prose.html"
        preview_value = sample("prose")


class CalloutBlock(blocks.StructBlock):
    """A short remark that must not be overlooked."""

    tone = blocks.ChoiceBlock(
        choices=[("info", _("Information")), ("warning", _("Warning")), ("good", _("Good news"))],
        default="info",
        label=_("Kind"),
    )
    title = blocks.CharBlock(max_length=60, required=False, label=_("Title"))
    text = blocks.RichTextBlock(features=SENTENCE_FEATURES, label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Call-out")
        description = _("A short remark that must not be overlooked")
        template = "blocks/callout.html"
        preview_value = sample("callout")


class StepsBlock(blocks.StructBlock):
    """Numbered steps of a guide."""

    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(max_length=60, label=_("Title"))),
                ("text", blocks.RichTextBlock(features=SENTENCE_FEATURES, label=_("Text"))),
            ],
            label=_("Step"),
        ),
        min_num=2,
        max_num=12,
        label=_("Steps"),
    )

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("What to do, in order")
        template = "blocks/steps.html"
        preview_value = sample("steps")


class QuestionsBlock(blocks.StructBlock):
    """Questions that open to their answers."""

    questions = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("question", blocks.CharBlock(max_length=120, label=_("Question"))),
                ("answer", blocks.RichTextBlock(features=PROSE_FEATURES[3:], label=_("Answer"))),
            ],
            label=_("Question"),
        ),
        min_num=1,
        max_num=30,
        label=_("Questions"),
    )

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("Questions that open to their answers")
        template = "blocks/questions.html"
        preview_value = sample("questions")


class QuoteBlock(blocks.StructBlock):
    """Words somebody said or wrote, with who and where."""

    text = blocks.TextBlock(max_length=400, label=_("Quotation"))
    speaker = blocks.CharBlock(max_length=80, label=_("Who or what says so"))
    source = blocks.CharBlock(
        max_length=160,
        label=_("Source"),
        help_text=_("Title, place and date, or “told orally” with the year."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Words somebody said or wrote, with who and where")
        template = "blocks/quote.html"
        preview_value = sample("quote")
