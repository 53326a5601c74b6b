"""`manage.py make_renditions`: every missing size and format of every picture."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from wagtail.images.models import SourceImageIOError

from home.models import SiteImage
from lvcuo.pictures import ALL_SPECS
from lvcuo.progress import tracked


class Command(BaseCommand):
    """After a change of sizes, or when a task was lost; what exists is left alone."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them, picture by picture.

        Raises:
            CommandError: the file of a picture is missing or cannot be read.
        """
        broken = []
        pks = list(SiteImage.objects.order_by("pk").values_list("pk", flat=True))
        for pk in tracked(pks, "pictures"):
            image = SiteImage.objects.filter(pk=pk).first()
            if image is None:
                continue
            try:
                image.get_renditions(*ALL_SPECS)
            except (OSError, SourceImageIOError) as error:
                broken.append(f"picture {pk} “{image.title}”: {error}")
        if broken:
            raise CommandError("\n".join(broken))
        self.stdout.write(f"pictures {len(pks)}, each in {len(ALL_SPECS)} sizes and formats")
