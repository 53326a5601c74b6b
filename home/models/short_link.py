"""Short addresses printed as QR codes; they stay valid for years (O-25)."""

import secrets

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

# No 0/o, 1/l/i: the address may also be typed from a poster.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_LENGTH = 6


def new_code() -> str:
    """A random code."""
    return "".join(secrets.choice(ALPHABET) for _place in range(CODE_LENGTH))


class ShortLink(models.Model):
    """A code that leads to a page wherever it moves. Rows are never deleted or given away."""

    code = models.CharField(_("code"), max_length=12, unique=True, default=new_code, editable=False)
    page = models.OneToOneField(
        Page,
        on_delete=models.SET_NULL,
        null=True,
        related_name="short_link",
        verbose_name=_("page"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("short address")
        verbose_name_plural = _("short addresses")

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """The path that is printed."""
        return reverse("short_link", args=[self.code])
