"""Choosers of snippets that find any part of a Chinese name."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, LocaleFilterMixin
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)


class SubstringSearchMixin(forms.Form):
    """Every word must stand somewhere in the fields the listing searches, too.

    The search index parts text at spaces, which Chinese does not have.
    """

    q = forms.CharField(
        label=_("Search term"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Part of the name")}),
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow by the words."""
        objects = super().filter(objects)  # type: ignore[misc]
        self.search_query = self.cleaned_data["q"]
        for word in self.search_query.split():
            self.is_searching = True
            matches = Q()
            for name in objects.model.snippet_viewset.search_fields:
                matches |= Q(**{f"{name}__icontains": word})
            objects = objects.filter(matches)
        return objects


class SubstringFilterForm(SubstringSearchMixin, BaseFilterForm):
    """For models without a language."""


class SubstringLocaleFilterForm(LocaleFilterMixin, SubstringSearchMixin, BaseFilterForm):
    """For models with a language."""


class SubstringChooseMixin:
    """Uses the forms above."""

    i18n_enabled: bool

    def get_filter_form_class(self) -> type[forms.Form]:
        """The form that fits the model."""
        return SubstringLocaleFilterForm if self.i18n_enabled else SubstringFilterForm


class SubstringChooseView(SubstringChooseMixin, ChooseView):
    """The dialogue."""


class SubstringChooseResultsView(SubstringChooseMixin, ChooseResultsView):
    """Its list."""


class SubstringChooserViewSet(SnippetChooserViewSet):
    """For `SnippetViewSet.chooser_viewset_class`; the snippet's viewset names `search_fields`."""

    choose_view_class = SubstringChooseView
    choose_results_view_class = SubstringChooseResultsView
