"""What the style page shows besides plain markup: samples of blocks, a form, a list in pages."""

from collections.abc import Iterator

from django import forms, template
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page, Paginator
from django.template.context import RequestContext
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from lvcuo.blocks import BodyBlock

register = template.Library()


class SampleForm(forms.Form):
    """One field of each kind; sent empty it shows its errors."""

    name = forms.CharField(label=_("Your name"), help_text=_("As on your identity card."))
    phone = forms.CharField(label=_("Telephone"), required=False)
    trade = forms.ChoiceField(
        label=_("Your trade"),
        choices=[("food", _("Food and drink")), ("daily", _("Goods for every day"))],
    )
    note = forms.CharField(label=_("Your note"), widget=forms.Textarea, required=False)


@register.simple_tag
def sample_form(*, sent: bool = False) -> SampleForm:
    """The form, empty; or as it looks after it was sent without a name."""
    return SampleForm({"trade": "food"} if sent else None, prefix="sent" if sent else "new")


@register.simple_tag
def sample_pages() -> Page:
    """The second of five pages."""
    return Paginator(range(100), 20).page(2)


@register.simple_tag
def sample_messages() -> list[Message]:
    """One message of each level."""
    return [
        Message(constants.INFO, str(_("Your text is kept on this phone."))),
        Message(constants.SUCCESS, str(_("Saved."))),
        Message(constants.WARNING, str(_("The deadline is tomorrow."))),
        Message(constants.ERROR, str(_("The file could not be read."))),
    ]


@register.simple_tag(takes_context=True)
def sample_blocks(context: RequestContext) -> Iterator[tuple[str | Promise, SafeString]]:
    """Label and rendering of every block that has a preview."""
    for block in BodyBlock().child_blocks.values():
        if getattr(block.meta, "preview_value", None) is not None:
            value = block.normalize(block.get_preview_value())
            yield block.label, block.render(value, context.flatten())
