"""StreamFields: from plain lists in YAML to Wagtail's stored form, and from its errors back."""

import uuid
from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import (
    BaseStreamBlock,
    BaseStructBlock,
    Block,
    BooleanBlock,
    ChooserBlock,
    FieldBlock,
    IntegerBlock,
    ListBlock,
    RichTextBlock,
)
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from . import rich_text
from .problems import FieldPath
from .references import References
from .shapes import as_written

NAMESPACE = uuid.UUID("3f0c7a52-2a3e-5a0e-9f6c-6d1f0a5b7c11")


class StreamReader:
    """Reads the blocks of one entry.

    Each block and list item gets an id made of the entry's identity and its place, so that
    loading the same file again gives the same data.
    """

    def __init__(
        self, identity: str, references: References, note: Callable[[FieldPath, str], None]
    ) -> None:
        """`note` is told every problem with its path inside the entry."""
        self._identity = identity
        self._references = references
        self._note = note

    def stream(self, block: BaseStreamBlock, value: Any, path: FieldPath) -> list[dict[str, Any]]:
        """The stored form of a list of `{type, value}`."""
        result: list[dict[str, Any]] = []
        if not isinstance(value, list):
            self._note(path, "expected a list of blocks")
            return result
        for place, child in enumerate(value):
            child_path = (*path, place)
            if not isinstance(child, dict) or set(child) != {"type", "value"}:
                self._note(child_path, "expected a block with `type` and `value`")
                continue
            name = child["type"]
            if name not in block.child_blocks:
                known = ", ".join(block.child_blocks)
                self._note((*child_path, "type"), f"no block {name!r} here; known: {known}")
                continue
            raw = self._value(block.child_blocks[name], child["value"], (*child_path, "value"))
            result.append({"type": name, "value": raw, "id": self._id(child_path)})
        return result

    def _value(self, block: Block, value: Any, path: FieldPath) -> Any:
        if isinstance(block, BaseStreamBlock):
            return self.stream(block, value, path)
        if isinstance(block, BaseStructBlock):
            return self._struct(block, value, path)
        if isinstance(block, ListBlock):
            return self._list(block, value, path)
        if isinstance(block, ChooserBlock):
            return self._chosen(block, value, path)
        if isinstance(block, RichTextBlock):
            return self._rich_text(block, value, path)
        return self._scalar(block, value, path)

    def _struct(self, block: BaseStructBlock, value: Any, path: FieldPath) -> dict[str, Any]:
        if not isinstance(value, dict):
            hint = (
                " (`image` with `alt_text` or `decorative`)"
                if isinstance(block, ImageBlock)
                else ""
            )
            self._note(path, f"expected a mapping{hint}")
            return {}
        known = ", ".join(block.child_blocks)
        for name in value:
            if name not in block.child_blocks:
                self._note((*path, name), f"unknown field; known: {known}")
        result = {}
        for name, child in block.child_blocks.items():
            if name in value:
                result[name] = self._value(child, value[name], (*path, name))
            elif isinstance(child, ListBlock | BaseStreamBlock):
                # The default of a list may hold an item with a new id each time.
                result[name] = []
        return result

    def _list(self, block: ListBlock, value: Any, path: FieldPath) -> list[dict[str, Any]]:
        if not isinstance(value, list):
            self._note(path, "expected a list")
            return []
        return [
            {
                "type": "item",
                "value": self._value(block.child_block, item, (*path, place)),
                "id": self._id((*path, place)),
            }
            for place, item in enumerate(value)
        ]

    def _chosen(self, block: ChooserBlock, value: Any, path: FieldPath) -> int | None:
        if value is None:
            return None
        try:
            return self._references.pk(value, block.model_class)
        except ValueError as error:
            self._note(path, str(error))
            return None

    def _rich_text(self, block: RichTextBlock, value: Any, path: FieldPath) -> str:
        if not isinstance(value, str):
            self._note(path, "expected text")
            return ""
        for mistake in rich_text.mistakes(value, block.features or ()):
            self._note(path, mistake)
        return linked(value, self._references, lambda message: self._note(path, message))

    def _scalar(self, block: Block, value: Any, path: FieldPath) -> Any:
        value = as_written(value)
        if isinstance(block, BooleanBlock):
            good, wanted = isinstance(value, bool), "true or false"
        elif isinstance(block, IntegerBlock):
            good, wanted = isinstance(value, int) and not isinstance(value, bool), "a whole number"
        elif isinstance(block, FieldBlock):
            good, wanted = isinstance(value, str), "text (numbers and dates in quotes)"
        else:
            good, wanted = True, ""
        if not good:
            self._note(path, f"expected {wanted}, got {value!r}")
            return None
        return value

    def _id(self, path: FieldPath) -> str:
        return str(uuid.uuid5(NAMESPACE, "/".join((self._identity, *map(str, path)))))


def linked(html: str, references: References, note: Callable[[str], None]) -> str:
    """Rich text with its references to pages resolved."""

    def pk_of(reference: str) -> int:
        try:
            return references.pk(reference, Page)
        except ValueError as error:
            note(str(error))
            return 0

    return rich_text.with_page_ids(html, pk_of)


def block_errors(error: ValidationError, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """The messages inside a block's validation error, each with the path of its YAML value."""
    if isinstance(
        error, StreamBlockValidationError | ListBlockValidationError | StructBlockValidationError
    ):
        tail = ("value",) if isinstance(error, StreamBlockValidationError) else ()
        for step, child in error.block_errors.items():
            yield from block_errors(child, (*path, step, *tail))
        for child in error.non_block_errors.as_data():
            yield from ((path, message) for message in child.messages)
    else:
        yield from ((path, message) for message in error.messages)
