"""Pictures: one, several, and a then/now pair."""

from typing import Any

from django.core.exceptions import ValidationError
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock

from lvcuo.enums import Illustration

from .samples import sample


class PictureValue(blocks.StructValue):
    """A picture, wherever it comes from."""

    @property
    def illustration_url(self) -> str:
        """Address of the shipped drawing; empty when a picture was uploaded."""
        if self.get("image") or not self.get("illustration"):
            return ""
        return static(f"svg/scenes/{self['illustration']}.svg")

    @property
    def alt(self) -> str:
        """Alternative text in the page's language; empty for a decorative picture."""
        image = self.get("image")
        if image:
            return image.contextual_alt_text or ""
        return self.get("illustration_alt") or ""


class PictureBlock(blocks.StructBlock):
    """An uploaded picture or one of the site's own drawings."""

    image = ImageBlock(required=False, label=_("Picture"))
    illustration = blocks.ChoiceBlock(
        choices=Illustration.choices,
        required=False,
        label=_("Or a drawing of this site"),
        help_text=_("Used only while no picture is chosen."),
    )
    illustration_alt = blocks.CharBlock(
        max_length=160, required=False, label=_("Alternative text of the drawing")
    )
    caption = blocks.CharBlock(max_length=160, required=False, label=_("Caption"))
    credit = blocks.CharBlock(
        max_length=80, required=False, label=_("Credit"), help_text=_("Who made it, and when.")
    )

    def clean(self, value: Any) -> Any:
        """One of both is needed, and a drawing says what it shows (A-11)."""
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        errors = {}
        if not value.get("image") and not value.get("illustration"):
            errors["illustration"] = ValidationError(_("Choose a picture or a drawing."))
        elif not value.get("image") and not value.get("illustration_alt"):
            errors["illustration_alt"] = ValidationError(
                _("Say in a sentence what the drawing shows.")
            )
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return value

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One picture with caption and credit")
        template = "blocks/picture.html"
        value_class = PictureValue
        preview_value = sample("picture")


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side; swiped on a phone."""

    pictures = blocks.ListBlock(PictureBlock(), min_num=2, max_num=12, label=_("Pictures"))

    class Meta:
        icon = "image"
        label = _("Gallery")
        description = _("Two to twelve pictures, swiped on a phone")
        template = "blocks/gallery.html"
        preview_value = sample("gallery")


class ThenNowBlock(blocks.StructBlock):
    """Two pictures of one place, compared with a slider that works by keyboard."""

    place = blocks.CharBlock(max_length=80, label=_("Place"))
    then_label = blocks.CharBlock(max_length=40, label=_("Then: period"))
    then = PictureBlock(label=_("Then"))
    now_label = blocks.CharBlock(max_length=40, label=_("Now: period"))
    now = PictureBlock(label=_("Now"))
    note = blocks.CharBlock(
        max_length=200,
        required=False,
        label=_("Note"),
        help_text=_("Say so if a picture is an artist’s impression."),
    )

    class Meta:
        icon = "sliders"
        label = _("Then and now")
        description = _("Two pictures of one place, compared with a slider")
        template = "blocks/then_now.html"
        preview_value = sample("then_now")
