"""Kinds of entries: records in lists, and single sections such as the site settings."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from typing import Any

from django.db.models import Model
from pydantic import ValidationError
from wagtail.models import DraftStateMixin, Locale, RevisionMixin, TranslatableMixin

from lvcuo.content.documents import Document
from lvcuo.content.problems import FieldPath, Problem
from lvcuo.content.references import KnownReferences, References
from lvcuo.content.shapes import EntryKey, Shape, explain, shape_of

from .entries import Entry, digest
from .values import assign, state, validate


class Kind(ABC):
    """One kind of entry: which files hold it, its shape, and how it becomes an object.

    Attributes:
        name: the word before the colon of a reference.
        files: patterns of the files, relative to the content folder.
    """

    name: str
    files: tuple[str, ...]
    model: type[Model]

    def claims(self, path: str) -> bool:
        """Whether this kind reads the file."""
        return any(fnmatch(path, pattern) for pattern in self.files)

    @abstractmethod
    def places(self, document: Document) -> Iterator[tuple[FieldPath, Any] | Problem]:
        """Every entry of a file as it was written, with its path; or what hides it."""

    def model_of(self, raw: dict[str, Any]) -> type[Model] | None:
        """What an entry becomes; None when it does not say."""
        return self.model

    @abstractmethod
    def names(self, model: type[Model]) -> tuple[str, ...]:
        """The model's fields that the files may set, and that count as edited by staff."""

    @abstractmethod
    def entry(
        self, document: Document, path: FieldPath, raw: Any, references: KnownReferences
    ) -> Entry | list[Problem]:
        """Check the shape of one entry."""

    def source_digest(self, entry: Entry) -> str:
        """Changes when the entry changes."""
        return digest(entry.data)

    def object_digest(self, instance: Model) -> str:
        """Changes when staff edit the object, be it as a draft."""
        return digest(state(instance, self.names(type(instance))))

    @abstractmethod
    def prepare(
        self, entry: Entry, instance: Model | None, references: References
    ) -> tuple[Model, list[Problem]]:
        """The object as it shall be, checked; other entries may now refer to it."""

    @abstractmethod
    def write(self, instance: Model) -> Model:
        """Publish what `prepare` returned, once every entry of every kind is sound."""

    def undo(self) -> None:  # noqa: B027 (most kinds leave nothing behind)
        """Take back what a rolled-back transaction leaves behind, such as stored files."""


def read_shape(
    entry: Entry, raw: Any, shape: type[Shape], references: KnownReferences, at: FieldPath = ()
) -> list[Problem]:
    """Check `raw` and keep what was set as the entry's data (below `at`, if given)."""
    try:
        checked = shape.model_validate(raw, context=references)
    except ValidationError as error:
        return [entry.problem((*at, *path), words) for path, words in explain(error, shape)]
    data = checked.model_dump(exclude_unset=True)
    if at:
        entry.data[str(at[0])] = data
    else:
        entry.data = data
    return []


def stream_problems(
    entry: Entry, names: Iterable[str], references: KnownReferences
) -> list[Problem]:
    """What is wrong inside the StreamFields of an entry, as far as the files alone tell."""
    blank = entry.model()
    return assign(
        blank, entry, names, references, wanted=lambda field: hasattr(field, "stream_block")
    )


class RecordKind(Kind):
    """Records listed under `items:`; values at the head of the file hold for all of them."""

    def __init__(
        self,
        name: str,
        model: type[Model],
        files: tuple[str, ...],
        fields: tuple[str, ...],
        head: tuple[str, ...] = (),
    ) -> None:
        """`fields`: what an item may set; `head`: those of them that stand above `items:`."""
        self.name, self.model, self.files = name, model, files
        self._fields, self._head = fields, head
        self._shape = shape_of(model, fields, key=(EntryKey, ...))

    def names(self, model: type[Model]) -> tuple[str, ...]:
        """The fields named when the kind was declared."""
        return self._fields

    def places(self, document: Document) -> Iterator[tuple[FieldPath, Any] | Problem]:
        """The items, each with the values at the head of the file."""
        data = document.data
        if not isinstance(data, dict) or not isinstance(data.get("items"), list):
            yield document.problem((), "expected a list `items:`")
            return
        for name in data:
            if name not in ("items", *self._head):
                yield document.problem((name,), "unknown field")
        for name in self._head:
            if name not in data:
                yield document.problem((name,), "is missing")
        head = {name: data[name] for name in self._head if name in data}
        for place, item in enumerate(data["items"]):
            path: FieldPath = ("items", place)
            if not isinstance(item, dict):
                yield document.problem(path, "expected a mapping")
            elif head.keys() & item.keys():
                yield document.problem(path, f"{', '.join(head)} stands at the head of the file")
            else:
                yield path, head | item

    def entry(
        self, document: Document, path: FieldPath, raw: Any, references: KnownReferences
    ) -> Entry | list[Problem]:
        """Check one item."""
        entry = _Item(self, str(raw.get("key")), self.model, document, path, {}, head=self._head)
        problems = read_shape(entry, raw, self._shape, references)
        if problems:
            return problems
        entry.data.pop("key")
        return stream_problems(entry, self._fields, references) or entry

    def prepare(
        self, entry: Entry, instance: Model | None, references: References
    ) -> tuple[Model, list[Problem]]:
        """Fill and check the object. Plain records are saved here: pages refer to them."""
        if instance is None:
            instance = self.model()
            if isinstance(instance, TranslatableMixin):
                instance.locale = Locale.get_default()
        elif isinstance(instance, RevisionMixin):
            instance = instance.get_latest_revision_as_object()
        problems = assign(instance, entry, self._fields, references)
        problems += validate(instance, entry)
        if not problems and not isinstance(instance, DraftStateMixin):
            instance.save()
        return instance, problems

    def write(self, instance: Model) -> Model:
        """Publish the record, if it is of the kind that is published."""
        if isinstance(instance, DraftStateMixin):
            if instance.pk is None:
                instance.live = False
                instance.save()
            instance.save_revision(clean=False).publish(log_action=False)
        return self.model._default_manager.get(pk=instance.pk)


class _Item(Entry):
    """An entry whose common values stand at the head of its file."""

    def __init__(self, *args: Any, head: tuple[str, ...]) -> None:
        super().__init__(*args)
        self._head = head

    def problem(self, path: FieldPath, message: str) -> Problem:
        """A problem with a value of the item, or of the head."""
        if path and path[0] in self._head:
            return self.document.problem(path, message)
        return super().problem(path, message)


class SectionKind(Kind):
    """One object that always exists, written as a section of a file."""

    def __init__(
        self, name: str, model: type[Model], file: str, section: str, fields: tuple[str, ...]
    ) -> None:
        """`section`: the top-level key of the file."""
        self.name, self.model, self.files = name, model, (file,)
        self._section, self._fields = section, fields
        self._shape = shape_of(model, fields)

    def current(self) -> Model:
        """The object."""
        raise NotImplementedError

    def names(self, model: type[Model]) -> tuple[str, ...]:
        """The fields named when the kind was declared."""
        return self._fields

    def places(self, document: Document) -> Iterator[tuple[FieldPath, Any] | Problem]:
        """The section, if the file has it."""
        if not isinstance(document.data, dict):
            yield document.problem((), "expected a mapping")
        elif self._section in document.data:
            yield (self._section,), document.data[self._section]

    def entry(
        self, document: Document, path: FieldPath, raw: Any, references: KnownReferences
    ) -> Entry | list[Problem]:
        """Check the section."""
        entry = Entry(self, "default", self.model, document, path, {})
        return read_shape(entry, raw, self._shape, references) or entry

    def prepare(
        self, entry: Entry, instance: Model | None, references: References
    ) -> tuple[Model, list[Problem]]:
        """Fill and check the object."""
        instance = self.current()
        problems = assign(instance, entry, self._fields, references)
        return instance, problems + validate(instance, entry)

    def write(self, instance: Model) -> Model:
        """Save it."""
        instance.save()
        return self.current()
