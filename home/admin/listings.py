"""Listings whose spreadsheet is for those who look after the rows."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.snippets.views.snippets import IndexView


class GuardedExportIndexView(IndexView):
    """Seeing rows one by one is one thing, carrying them all away another: that takes `change`."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Without the right to change, there is neither button nor file."""
        if not self.permission_policy.user_has_permission(request.user, "change"):
            self.list_export: list[str] = []
            self.is_export = False
        return super().dispatch(request, *args, **kwargs)
