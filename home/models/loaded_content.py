"""What `load_content` wrote and how it looked then, so that staff edits are never overwritten."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedContent(models.Model):
    """One entry of the content files and the object made from it."""

    key = models.CharField(_("key in the content files"), max_length=120, unique=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    source_digest = models.CharField(_("digest of the entry"), max_length=64)
    object_digest = models.CharField(_("digest of the object when loaded"), max_length=64)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now=True)

    class Meta:
        verbose_name = _("loaded content")
        verbose_name_plural = _("loaded content")
        indexes = [models.Index(fields=["content_type", "object_id"], name="loaded_content_object")]

    def __str__(self) -> str:
        return self.key
