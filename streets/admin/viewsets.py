"""How staff see shops, trades and sources."""

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from home.admin.choosers import SubstringChooserViewSet
from home.admin.listings import GuardedExportIndexView
from streets.models import Shop, Source, Trade


def _yes_column(name: str, label: str | Promise) -> Column:
    """A column of yes or nothing; Wagtail's own speaks English to screen readers."""
    return Column(
        name,
        label=label,
        accessor=lambda row: _("Yes") if getattr(row, name) else "",
        sort_key=name,
    )


class ShopFilterSet(WagtailFilterSet):
    """By street, trade, example mark, and whether the public sees it."""

    class Meta:
        model = Shop
        fields = ["street", "trade", "is_sample", "live"]


class ShopViewSet(SnippetViewSet):
    """Shops.

    A directory entry, not an article: a moderator corrects a telephone number and publishes it
    alone. What an editor submits is approved by somebody else.
    """

    model = Shop
    icon = "pick"
    menu_label = _("Shops")
    list_display = [
        "name",
        Column("street", label=_("Street"), sort_key="street__title"),
        Column("house_number", label=_("House number"), sort_key="house_number_key"),
        Column("trade", label=_("Main trade"), sort_key="trade__sort_order"),
        Column("phone", label=_("Telephone")),
        _yes_column("is_sample", _("Example")),
        _yes_column("live", _("Public")),
        _yes_column("has_unpublished_changes", _("Draft waiting")),
    ]
    list_per_page = 50
    ordering = ["street__path", "house_number_key", "name"]
    filterset_class = ShopFilterSet
    index_view_class = GuardedExportIndexView
    list_export = [
        "name",
        "street",
        "house_number",
        "trade",
        "phone",
        "hours",
        "note",
        "is_sample",
        "live",
    ]
    export_filename = "shops"
    inspect_view_enabled = True
    inspect_view_fields = [
        "name", "street", "house_number", "trade", "phone", "hours", "note", "picture", "is_sample",
    ]  # fmt: skip
    chooser_viewset_class = SubstringChooserViewSet
    search_backend_name = None
    search_fields = ["name", "house_number", "note"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Shop]:
        """With street and trade, so that a long list costs no more queries than a short one."""
        return Shop.objects.select_related("street", "trade")


class TradeViewSet(SnippetViewSet):
    """Trades."""

    model = Trade
    icon = "tag"
    menu_label = _("Trades")
    list_display = ["name", "slug", "sort_order"]
    ordering = ["sort_order", "name"]
    chooser_viewset_class = SubstringChooserViewSet
    search_backend_name = None
    search_fields = ["name"]


class SourceCreationForm(forms.ModelForm):
    """What a source needs at the least; the rest is filled in later."""

    url = forms.URLField(label=_("Web address"), required=False, assume_scheme="https")

    class Meta:
        model = Source
        fields = ["title", "kind", "publisher", "date_text", "url", "remark"]


class SourceChooserViewSet(SubstringChooserViewSet):
    """Sources may be entered right where a statement needs one."""

    creation_form_class = SourceCreationForm
    creation_tab_label = _("New source")
    create_action_label = _("Add and choose")


class SourceViewSet(SnippetViewSet):
    """Sources of the stories."""

    model = Source
    icon = "doc-full-inverse"
    menu_label = _("Sources")
    list_display = [
        "title",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        "publisher",
        "date_text",
    ]
    list_filter = ["kind"]
    ordering = ["title"]
    chooser_viewset_class = SourceChooserViewSet
    search_backend_name = None
    search_fields = ["title", "publisher"]


class DirectoryViewSetGroup(SnippetViewSetGroup):
    """The street directory in the menu."""

    menu_label = _("Street directory")
    menu_icon = "list-ul"
    menu_order = 150
    items = (ShopViewSet, TradeViewSet, SourceViewSet)
