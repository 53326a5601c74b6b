"""Facts at a glance: figures, a timeline, links to other pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from lvcuo.enums import Emblem

from .samples import sample
from .text import SENTENCE_FEATURES


class FiguresBlock(blocks.StructBlock):
    """A few figures with the source below them."""

    title = blocks.CharBlock(max_length=60, required=False, label=_("Title"))
    figures = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("value", blocks.CharBlock(max_length=16, label=_("Figure"))),
                ("unit", blocks.CharBlock(max_length=16, required=False, label=_("Unit"))),
                ("label", blocks.CharBlock(max_length=40, label=_("What it counts"))),
            ],
            label=_("Figure"),
        ),
        min_num=1,
        max_num=6,
        label=_("Figures"),
    )
    source = blocks.CharBlock(
        max_length=160,
        label=_("Source and date"),
        help_text=_("A figure without source is not shown."),
    )

    class Meta:
        icon = "order"
        label = _("Figures")
        description = _("A few figures with their source")
        template = "blocks/figures.html"
        preview_value = sample("figures")


class LinkCardsBlock(blocks.StructBlock):
    """Cards that lead to other pages of the site."""

    title = blocks.CharBlock(max_length=60, required=False, label=_("Title"))
    cards = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("page", blocks.PageChooserBlock(label=_("Page"))),
                ("title", blocks.CharBlock(max_length=40, required=False, label=_("Other title"))),
                ("text", blocks.CharBlock(max_length=100, required=False, label=_("Text"))),
                (
                    "emblem",
                    blocks.ChoiceBlock(choices=Emblem.choices, required=False, label=_("Emblem")),
                ),
            ],
            label=_("Card"),
        ),
        min_num=1,
        max_num=6,
        label=_("Cards"),
    )

    class Meta:
        icon = "link"
        label = _("Links to pages")
        description = _("Cards that lead to other pages of the site")
        template = "blocks/link_cards.html"


class FactListBlock(blocks.StructBlock):
    """Terms and what they mean, as a definition list."""

    title = blocks.CharBlock(max_length=60, required=False, label=_("Title"))
    facts = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("term", blocks.CharBlock(max_length=40, label=_("Term"))),
                ("text", blocks.RichTextBlock(features=SENTENCE_FEATURES, label=_("Text"))),
            ],
            label=_("Fact"),
        ),
        min_num=1,
        max_num=20,
        label=_("Facts"),
    )

    class Meta:
        icon = "list-ul"
        label = _("Fact list")
        description = _("Terms and what they mean")
        template = "blocks/fact_list.html"
        preview_value = sample("fact_list")
