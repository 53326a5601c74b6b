"""Values of an entry to fields of an object; the checks the CMS makes; an object's state."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from wagtail.fields import RichTextField, StreamField

from lvcuo.content.problems import Problem
from lvcuo.content.references import References
from lvcuo.content.streams import StreamReader, block_errors, linked

from .entries import Entry


def is_plain(field: Any) -> bool:
    """Whether the field holds a value of its own, without references to anything."""
    return not field.is_relation and not isinstance(field, StreamField | RichTextField)


def assign(
    instance: Model,
    entry: Entry,
    names: Iterable[str],
    references: References,
    wanted: Callable[[Any], bool] = lambda _field: True,
) -> list[Problem]:
    """Set each field from the entry, or back to its default; returns what is wrong with them."""
    problems: list[Problem] = []
    for name in names:
        field: Any = instance._meta.get_field(name)
        if not wanted(field):
            continue
        if entry.fields.get(name) is None:
            setattr(instance, name, [] if field.many_to_many else field.get_default())
            continue
        value, path = entry.fields[name], entry.field_path(name)

        def note(place: Any, message: str) -> None:
            problems.append(entry.problem(place, message))

        if isinstance(field, StreamField):
            reader = StreamReader(entry.identity, references, note)
            value = reader.stream(field.stream_block, value, path)
        elif isinstance(field, RichTextField):
            value = linked(value, references, lambda message, path=path: note(path, message))  # type: ignore[misc]
        elif field.many_to_many:
            value = list(
                field.related_model.objects.filter(
                    pk__in=[references.pk(item, field.related_model) for item in value]
                )
            )
        elif field.is_relation:
            value = field.related_model.objects.get(pk=references.pk(value, field.related_model))
        setattr(instance, name, value)
    return problems


def validate(instance: Model, entry: Entry) -> list[Problem]:
    """Everything the CMS would refuse when this object is published."""
    streams = {
        field.name: field for field in instance._meta.get_fields() if isinstance(field, StreamField)
    }
    problems = []
    try:
        instance.full_clean(exclude=set(streams))
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            path = () if name == NON_FIELD_ERRORS else entry.field_path(name)
            problems += [entry.problem(path, message) for message in messages]
    for name, field in streams.items():
        try:
            setattr(instance, name, field.stream_block.clean(getattr(instance, name)))
        except ValidationError as error:
            found = block_errors(error, entry.field_path(name))
            problems += [entry.problem(path, message) for path, message in found]
    return problems + [
        entry.problem((), f"{finding.message}{_quoted(finding.excerpt)}")
        for finding in (
            instance.preflight() if not problems and hasattr(instance, "preflight") else ()
        )
        if finding.blocks_publishing
    ]


def _quoted(excerpt: str) -> str:
    return f" “{excerpt}”" if excerpt else ""


def state(instance: Model, names: Iterable[str]) -> dict[str, Any]:
    """The values that staff may have edited: of the latest revision where there is one.

    A value that equals the field's default is left out: a new column must not look like an edit.
    """
    revision = instance.get_latest_revision() if hasattr(instance, "get_latest_revision") else None
    result = {}
    for name in names:
        field: Any = instance._meta.get_field(name)
        if revision is not None:
            value = revision.content.get(name)
        elif isinstance(field, StreamField):
            value = field.value_to_string(instance)
        else:
            value = field.value_from_object(instance)
            if field.many_to_many:
                value = [item.pk for item in value]
        value = json.loads(json.dumps(value, cls=DjangoJSONEncoder, default=_name_of_file))
        default = None if field.many_to_many or field.is_relation else field.get_default()
        if value not in (None, "", [], "[]") and value != default:
            result[name] = value
    if hasattr(instance, "live"):
        result["live"] = instance.live
    return result


def _name_of_file(value: Any) -> Any:
    return getattr(value, "name", None) or DjangoJSONEncoder().default(value)
