"""Uploaded pictures, with what privacy and accessibility demand of them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Image,
    ImageQuerySet,
    get_upload_to,
)

from .picture_file import CleanPictureField


class SiteImageManager(models.Manager.from_queryset(ImageQuerySet)):  # type: ignore[misc]
    """Fetches renditions along with pictures, so that a list costs one query more, not N."""

    def get_queryset(self) -> ImageQuerySet:
        """All pictures with their renditions."""
        return super().get_queryset().prefetch_related("renditions")


class SiteImage(AbstractImage):
    """A picture in the library. `description` is the default alternative text."""

    file = CleanPictureField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    credit = models.CharField(
        _("credit"), max_length=80, blank=True, help_text=_("Who made it, and when.")
    )
    people_visible = models.BooleanField(
        _("people can be recognised"),
        default=False,
        help_text=_("Then their consent is needed; for children, the guardian’s."),
    )
    people_consent = models.CharField(
        _("note of consent"),
        max_length=160,
        blank=True,
        help_text=_("Who agreed, when, and where the consent is kept. Never shown to the public."),
    )

    objects = SiteImageManager()
    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "people_visible",
        "people_consent",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(Image.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the file first: cleaning it changes its size and dimensions, which are columns."""
        self._meta.get_field("file").pre_save(self, self._state.adding)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Recognisable people need a consent note (P-17).

        Raises:
            ValidationError: people are visible and nothing says they agreed.
        """
        super().clean()
        if self.people_visible and not self.people_consent.strip():
            raise ValidationError(
                {"people_consent": _("Note who agreed to being shown, and where that is kept.")}
            )


class SiteRendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
