"""References from one entry to another: `@page:about`, `@source:li-2016`."""

import re
from typing import Any, Protocol

from django.db.models import Model

REFERENCE = re.compile(r"@([a-z_]+):([a-z0-9][a-z0-9_-]*)")
KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


class References(Protocol):
    """Finds what a reference means."""

    def pk(self, text: Any, model: type[Model]) -> int:
        """The primary key of the object of `model` that `text` refers to.

        Raises:
            ValueError: no reference, or to nothing, or to an object of another kind.
        """
        ...


class KnownReferences:
    """Checks references against the entries of the files, before any object exists.

    Attributes:
        used: the identity (`page:about`) of every entry that was referred to.
    """

    def __init__(self, kinds: dict[str, type[Model]], known: dict[str, type[Model]]) -> None:
        """`kinds`: model of each kind of reference; `known`: model of each identity."""
        self.used: set[str] = set()
        self._kinds = kinds
        self._known = known

    def kind_of(self, model: type[Model]) -> str | None:
        """The word that refers to objects of `model`; None when nothing does."""
        return next((kind for kind, base in self._kinds.items() if issubclass(model, base)), None)

    def pk(self, text: Any, model: type[Model]) -> int:
        """Check only; the number means nothing.

        Raises:
            ValueError: see `References.pk`.
        """
        kind = self.kind_of(model)
        match = REFERENCE.fullmatch(text) if isinstance(text, str) else None
        if match is None or match[1] != kind:
            raise ValueError(f"expected a reference such as '@{kind}:key', got {text!r}")
        identity = f"{match[1]}:{match[2]}"
        found = self._known.get(identity)
        if found is None:
            raise ValueError(f"{text} is not in the content files")
        if not issubclass(found, model):
            raise ValueError(f"{text} is a {found._meta.label}, expected a {model._meta.label}")
        self.used.add(identity)
        return 0
