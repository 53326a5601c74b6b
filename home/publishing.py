"""What follows a publication: the sizes of every picture that is now public."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import ReferenceIndex
from wagtail.signals import published

from home.models import SiteImage, SiteSettings
from home.tasks import make_renditions, make_renditions_of


@receiver(post_save, sender=SiteSettings)
@receiver(published)
def make_pictures_ready(instance: Model, **_signal: Any) -> None:
    """Queue the renditions once the publication is safe in the database."""
    meta = instance._meta
    transaction.on_commit(
        partial(make_renditions_of.enqueue, meta.app_label, str(meta.model_name), instance.pk),
        robust=True,
    )


def refresh_sizes(image: SiteImage) -> None:
    """Queue the sizes of a picture that got a new file or focal point, if anything shows it."""
    if ReferenceIndex.get_references_to(image).exists():
        transaction.on_commit(partial(make_renditions.enqueue, image.pk), robust=True)
