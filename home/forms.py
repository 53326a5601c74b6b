"""Forms of the room."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from home.models import SiteImage
from home.publishing import refresh_sizes

# A change of any of these asks for new sizes.
SIZE_FIELDS = frozenset(
    {"file", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"}
)


class WholePictureField(WagtailImageField):
    """An uploaded picture that can be read to its last line.

    Wagtail reads the header; a file that breaks off later would end in a server error.
    """

    def to_python(self, data: Any) -> Any:
        """Read the whole picture.

        Raises:
            ValidationError: the picture is damaged or refused for its kind or size.
        """
        try:
            upload = super().to_python(data)
            if upload:
                upload.seek(0)
                with Image.open(upload) as picture:
                    picture.load()
                upload.seek(0)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
            raise ValidationError(
                _("This picture is damaged or incomplete. Save it again, or choose another one."),
                code="damaged",
            ) from error
        return upload


class SiteImageForm(BaseImageForm):
    """Upload of a picture: an alternative text is required (A-11), damage is told in words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            plain = self.fields["file"]
            self.fields["file"] = WholePictureField(
                label=plain.label, required=plain.required, widget=plain.widget
            )
        if "description" in self.fields:
            self.fields["description"].required = True
            self.fields["description"].label = _("Alternative text")
            self.fields["description"].help_text = _(
                "What the picture shows, in a sentence, for people who cannot see it."
            )

    def save(self, commit: bool = True) -> SiteImage:  # noqa: FBT001 - Django's signature
        """Save, and ask for new sizes where the picture is already shown."""
        image: SiteImage = super().save(commit=commit)
        if commit and SIZE_FIELDS.intersection(self.changed_data):
            refresh_sizes(image)
        return image
