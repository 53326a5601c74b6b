"""Forms of the room."""

import unicodedata
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from streets.queries import TradeCount

WORDS_MAX_LENGTH = 50


class ShopFilterForm(forms.Form):
    """Narrows the shops of one street. What is wrong in one field never loses the other."""

    q = forms.CharField(
        label=_("Search these shops"),
        help_text=_("Name, house number or goods"),
        required=False,
        max_length=WORDS_MAX_LENGTH,
        error_messages={
            "max_length": _("Please use at most %(limit_value)d characters."),
            "null_characters_not_allowed": _("There is a character in it that cannot be searched."),
        },
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "autocomplete": "off",
                "enterkeyhint": "search",
                "spellcheck": "false",
            }
        ),
    )
    trade = forms.ChoiceField(
        label=_("Trade"),
        required=False,
        error_messages={"invalid_choice": _("This street has no shops of that trade.")},
        widget=forms.HiddenInput,
    )

    def __init__(
        self, data: QueryDict | None = None, *, trades: Sequence[TradeCount], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.trades = list(trades)
        choices = [("", ""), *((trade.slug, trade.name) for trade in self.trades)]
        cast("forms.ChoiceField", self.fields["trade"]).choices = choices

    def clean_q(self) -> str:
        """The words with full-width letters and digits made ordinary."""
        return unicodedata.normalize("NFKC", self.cleaned_data["q"])

    @property
    def words(self) -> str:
        """The valid words to look for; empty without any."""
        words: str = self._valid().get("q", "")
        return words

    @property
    def selected(self) -> TradeCount | None:
        """The valid trade chosen, if any."""
        slug = self._valid().get("trade")
        return next((trade for trade in self.trades if trade.slug == slug), None)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was asked for, valid or not."""
        return self.is_bound and bool(self.errors or self.words or self.selected)

    def _valid(self) -> dict[str, Any]:
        if not self.is_bound:
            return {}
        self.is_valid()
        return self.cleaned_data
