"""The shape of an entry, drawn from the model it becomes: one truth for names, types and limits."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated, Any, Literal

from django.db import models
from django.db.models.fields import NOT_PROVIDED
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    ValidationError,
    ValidationInfo,
    create_model,
)
from pydantic_core import ErrorDetails
from wagtail.fields import StreamField

from .problems import FieldPath
from .references import KEY

EntryKey = Annotated[StrictStr, Field(pattern=rf"^{KEY.pattern}$")]
# As WAGTAIL_ALLOW_UNICODE_SLUGS demands of the CMS, whose model would take any letter.
PageSlug = Annotated[StrictStr, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Shape(BaseModel):
    """Base of all shapes: what is not named is refused."""

    model_config = ConfigDict(extra="forbid")


class BlockShape(Shape):
    """One block of a StreamField; its value is checked against the block itself."""

    type: StrictStr
    value: Any


def shape_of(model: type[models.Model], names: Iterable[str], **more: Any) -> type[Shape]:
    """The shape of the named fields of a model; `more`: further fields, as for `create_model`."""
    fields: dict[str, Any] = {}
    for name in names:
        field = model._meta.get_field(name)
        annotation = _annotation(field)
        if field.null:
            annotation = annotation | None
        fields[name] = (annotation, ... if _is_required(field) else None)
    return create_model(f"{model.__name__}Entry", __base__=Shape, **fields, **more)


def explain(error: ValidationError, shape: type[BaseModel]) -> Iterable[tuple[FieldPath, str]]:
    """What pydantic found, path by path, in a few words."""
    for detail in error.errors():
        yield tuple(detail["loc"]), _words(detail, shape)


def _is_required(field: Any) -> bool:
    return not field.blank and field.default is NOT_PROVIDED and not field.many_to_many


def _annotation(field: Any) -> Any:
    if field.is_relation:
        reference = _reference(field.related_model)
        return list[reference] if field.many_to_many else reference  # type: ignore[valid-type]
    if field.choices:
        return Literal[tuple(value for value, _label in field.flatchoices if value != "")]
    for base, annotation in _PLAIN:
        if isinstance(field, base):
            return annotation
    return _text(field)


def _text(field: Any) -> Any:
    text: Any = StrictStr
    if field.max_length:
        text = Annotated[text, Field(max_length=field.max_length)]
    text = Annotated[text, BeforeValidator(as_written)]
    return text if field.blank else Annotated[text, AfterValidator(_not_blank)]


def as_written(value: Any) -> Any:
    """YAML reads 2016-06-12 as a date; where text is wanted, that is what was written."""
    return value.isoformat() if type(value) is date else value


def _not_blank(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty")
    return value


def _exact(value: Any) -> Any:
    """A float as its author wrote it, not as the machine rounds it."""
    return str(value) if isinstance(value, float) else value


_PLAIN: tuple[tuple[Any, Any], ...] = (
    (StreamField, list[BlockShape]),
    (models.BooleanField, StrictBool),
    (models.IntegerField, StrictInt),
    (models.DecimalField, Annotated[Decimal, BeforeValidator(_exact)]),
    (models.FloatField, float),
    (models.DateTimeField, datetime),
    (models.DateField, date),
    (models.TimeField, time),
)


def _reference(model: type[models.Model]) -> Any:
    def check(value: str, info: ValidationInfo) -> str:
        if info.context is not None:
            info.context.pk(value, model)
        return value

    return Annotated[StrictStr, AfterValidator(check)]


def _words(detail: ErrorDetails, shape: type[BaseModel]) -> str:
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    if kind == "extra_forbidden":
        near = get_close_matches(str(detail["loc"][-1]), shape.model_fields, 1)
        return "unknown field" + (f"; did you mean {near[0]}?" if near else "")
    if kind == "string_too_long":
        return f"at most {context['max_length']} characters (has {len(value)})"
    if kind == "string_type" and value is None:
        return "expected text; leave the line out if there is none"
    known = {
        "missing": "is missing",
        "value_error": str(context.get("error")),
        "string_pattern_mismatch": "small letters, digits and hyphens only",
        "list_type": "expected a list",
        "dict_type": "expected a mapping",
        "model_type": "expected a mapping",
        "literal_error": f"expected {context.get('expected')}, got {value!r}",
        "bool_type": f"expected true or false, got {value!r}",
        "int_type": f"expected a whole number, got {value!r}",
        "string_type": f"expected text, got {value!r} (write it in quotes)",
        "date_type": f"expected a date such as 2026-06-01, got {value!r}",
        "date_from_datetime_parsing": f"expected a date such as 2026-06-01, got {value!r}",
        "decimal_parsing": f"expected a number, got {value!r}",
        "decimal_type": f"expected a number, got {value!r}",
    }
    return known.get(kind, detail["msg"])
