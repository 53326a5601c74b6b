"""How staff see the room's snippets."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from home.admin.choosers import SubstringChooserViewSet
from home.models import Theme


class ThemeViewSet(SnippetViewSet):
    """Themes (micro-projects)."""

    model = Theme
    icon = "tag"
    menu_label = _("Themes")
    menu_name = "themes"
    menu_order = 170
    add_to_admin_menu = True
    list_display = ["name", "summary", "sort_order"]
    ordering = ["sort_order", "name"]
    chooser_viewset_class = SubstringChooserViewSet
    # Database search does not split Chinese words; a plain substring does find them.
    search_backend_name = None
    search_fields = ["name", "summary"]
