"""Work that must not make anybody wait."""

from django.apps import apps
from django_tasks import task
from wagtail.models import ReferenceIndex

from home.models import SiteImage
from lvcuo.pictures import ALL_SPECS


@task()
def make_renditions(image_id: int) -> int:
    """Make every size and format of one picture; returns how many exist afterwards."""
    image = SiteImage.objects.filter(pk=image_id).first()
    return len(image.get_renditions(*ALL_SPECS)) if image else 0


@task()
def make_renditions_of(app_label: str, model_name: str, pk: int) -> int:
    """Make the renditions of every picture an object refers to; returns how many pictures."""
    model = apps.get_model(app_label, model_name)
    instance = model._default_manager.filter(pk=pk).first()
    if instance is None:
        return 0
    # Wagtail brings its index up to date in a task of its own, which may run later than this one.
    ReferenceIndex.create_or_update_for_object(instance)
    references = ReferenceIndex.get_references_for_object(instance)
    image_ids = {
        int(reference.to_object_id)
        for reference in references
        if reference.to_content_type.model_class() is SiteImage
    }
    for image in SiteImage.objects.filter(pk__in=image_ids):
        image.get_renditions(*ALL_SPECS)
    return len(image_ids)
