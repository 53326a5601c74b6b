"""The body of an ordinary page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .facts import FactListBlock, FiguresBlock, LinkCardsBlock
from .pictures import GalleryBlock, PictureBlock, ThenNowBlock
from .text import CalloutBlock, ProseBlock, QuestionsBlock, QuoteBlock, StepsBlock


class BodyBlock(blocks.StreamBlock):
    """Everything an editor may put into a page."""

    prose = ProseBlock(group=_("Text"))
    callout = CalloutBlock(group=_("Text"))
    quote = QuoteBlock(group=_("Text"))
    steps = StepsBlock(group=_("Text"))
    questions = QuestionsBlock(group=_("Text"))
    picture = PictureBlock(group=_("Pictures"))
    gallery = GalleryBlock(group=_("Pictures"))
    then_now = ThenNowBlock(group=_("Pictures"))
    figures = FiguresBlock(group=_("Facts"))
    fact_list = FactListBlock(group=_("Facts"))
    link_cards = LinkCardsBlock(group=_("Facts"))

    class Meta:
        max_num = 60
        block_counts = {"gallery": {"max_num": 3}, "figures": {"max_num": 3}}
        template = "blocks/stream.html"
