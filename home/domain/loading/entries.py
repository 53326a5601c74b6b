"""One entry of the content files, and the digest that tells whether it changed."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

from lvcuo.content.documents import Document
from lvcuo.content.problems import FieldPath, Problem

if TYPE_CHECKING:
    from .kinds import Kind


def digest(data: Any) -> str:
    """A digest that does not depend on the order of keys."""
    text = json.dumps(data, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass
class Entry:
    """What one object shall be.

    Attributes:
        kind: how it is made.
        key: its name in the files, one of its kind.
        model: what it becomes.
        document, path: where it stands.
        data: the checked values as written; unset ones are missing.
        fields_path: where the model's fields stand, below `path`.
        uses: identities of the entries it refers to.
    """

    kind: "Kind"
    key: str
    model: type[Model]
    document: Document
    path: FieldPath
    data: dict[str, Any]
    fields_path: FieldPath = ()
    uses: set[str] = field(default_factory=set)

    @property
    def identity(self) -> str:
        """Its key among all kinds: `page:about`."""
        return f"{self.kind.name}:{self.key}"

    @property
    def fields(self) -> dict[str, Any]:
        """The values of the model's fields."""
        return self.data.get("fields", {}) if self.fields_path else self.data

    def problem(self, path: FieldPath, message: str) -> Problem:
        """A problem with a value inside this entry."""
        return self.document.problem((*self.path, *path), message)

    def field_path(self, name: str) -> FieldPath:
        """Where the value of a model field stands inside this entry."""
        return (name,) if name in self.data else (*self.fields_path, name)
