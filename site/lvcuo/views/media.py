"""Uploaded pictures when no web server stands in front (docs/operations.md)."""

import re

from django.core.files.storage import FileSystemStorage, storages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

# Renditions and originals only: half-finished uploads still carry their metadata, and documents
# are served by the CMS, which knows who may see them.
PUBLIC = re.compile(r"(images|original_images)/[^/]+\.(avif|gif|jpe?g|png|webp)")
# The portraits staff give themselves: never public, and nothing removes their metadata.
FOR_STAFF = re.compile(r"avatar_images/[^/]+\.(avif|gif|jpe?g|png|webp)", re.IGNORECASE)
MONTH = 30 * 24 * 3600


@require_safe
def public_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """One public picture, or a portrait for who is signed in.

    Raises:
        Http404: anything else, and everything when the files do not lie on local disk.
    """
    storage = storages["default"]
    is_public = PUBLIC.fullmatch(path) is not None
    if not isinstance(storage, FileSystemStorage) or not (
        is_public or (FOR_STAFF.fullmatch(path) and request.user.is_authenticated)
    ):
        raise Http404
    response = serve(request, path, document_root=str(storage.location))
    if is_public:
        patch_cache_control(response, public=True, max_age=MONTH)
    else:
        patch_cache_control(response, private=True, no_store=True)
    return response
