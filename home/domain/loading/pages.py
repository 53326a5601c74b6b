"""Pages: one a file, made as drafts first, so that they can link to each other in any direction."""

from collections.abc import Iterator
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db.models import Model
from pydantic import StrictBool, StrictInt, StrictStr
from wagtail.models import Locale, Page

from lvcuo.content.documents import Document
from lvcuo.content.problems import FieldPath, Problem
from lvcuo.content.references import KnownReferences, References
from lvcuo.content.shapes import EntryKey, PageSlug, Shape, shape_of

from .entries import Entry, digest
from .kinds import Kind, read_shape, stream_problems
from .values import assign, is_plain, validate
from .welcome import make_site_root

# Of Wagtail's own page fields these are content; the others are kept by Wagtail.
WAGTAIL_FIELDS = ("title", "seo_title", "search_description")
PLACED = ("slug", "show_in_menus")
# Staff set these in the CMS only; setting one counts as an edit.
SCHEDULE = ("go_live_at", "expire_at")


class PageShape(Shape):
    """The head of a page file."""

    key: EntryKey
    type: StrictStr
    parent: StrictStr | None = None
    order: StrictInt = 0
    slug: PageSlug
    show_in_menus: StrictBool = False
    fields: dict[str, Any]


class PageKind(Kind):
    """All pages of all rooms."""

    name = "page"
    files = ("pages/*.yaml",)
    model = Page

    def __init__(self, page_types: tuple[type[Page], ...]) -> None:
        self._types = {model._meta.label: model for model in page_types}
        self._shapes = {model: shape_of(model, content_fields(model)) for model in page_types}

    def places(self, document: Document) -> Iterator[tuple[FieldPath, Any] | Problem]:
        """The whole file."""
        if isinstance(document.data, dict):
            yield (), document.data
        else:
            yield document.problem((), "expected a mapping")

    def model_of(self, raw: dict[str, Any]) -> type[Model] | None:
        """The page type it names."""
        name = raw.get("type")
        return self._types.get(name) if isinstance(name, str) else None

    def names(self, model: type[Model]) -> tuple[str, ...]:
        """Content, address, menu and schedule."""
        return (*content_fields(model), *PLACED, *SCHEDULE)

    def entry(
        self, document: Document, path: FieldPath, raw: Any, references: KnownReferences
    ) -> Entry | list[Problem]:
        """Check head and fields of one page."""
        model = self.model_of(raw)
        entry = Entry(
            self, str(raw.get("key")), model or Page, document, path, {}, fields_path=("fields",)
        )
        problems = read_shape(entry, raw, PageShape, references)
        if model is None and "type" in raw:
            known = ", ".join(self._types)
            problems.append(
                entry.problem(("type",), f"no page type {raw['type']!r}; known: {known}")
            )
        if problems or model is None:
            return problems
        problems = read_shape(
            entry, entry.data["fields"], self._shapes[model], references, ("fields",)
        )
        if not problems:
            problems = stream_problems(entry, content_fields(model), references)
        return problems + self._wrong_parent(entry, references) or entry

    def _wrong_parent(self, entry: Entry, references: KnownReferences) -> list[Problem]:
        parent = entry.data.get("parent")
        allowed = entry.model.allowed_parent_page_models()  # type: ignore[attr-defined]
        if parent is None:
            if Page in allowed:
                return []
            return [entry.problem(("parent",), "is missing")]
        try:
            references.pk(f"@page:{parent}", Page)
        except ValueError as error:
            return [entry.problem(("parent",), str(error))]
        if any(_refers(references, parent, model) for model in allowed):
            return []
        names = ", ".join(model._meta.label for model in allowed)
        return [entry.problem(("parent",), f"a {entry.model._meta.label} stands below: {names}")]

    def source_digest(self, entry: Entry) -> str:
        """Place and order count only when the page is made: later, staff move it."""
        return digest({key: entry.data.get(key) for key in ("type", *PLACED, "fields")})

    def reserve(
        self, entry: Entry, parent: Page | None, siblings: list[tuple[int, tuple[int, str]]]
    ) -> tuple[Page | None, list[Problem]]:
        """Make a draft at its place, without anything that refers to other objects.

        `siblings`: primary key and rank of the entries with the same parent that exist already.
        """
        instance = entry.model(
            slug=entry.data["slug"],
            show_in_menus=entry.data.get("show_in_menus", False),
            live=False,
            locale=Locale.get_default(),
        )
        _no_references: Any = None
        assign(instance, entry, content_fields(entry.model), _no_references, wanted=is_plain)
        try:
            if parent is None:
                make_site_root(instance)
            else:
                _add_below(parent, instance, rank(entry), siblings)
        except ValidationError as error:
            return None, [
                entry.problem(entry.field_path(name), message)
                for name, messages in error.message_dict.items()
                for message in messages
            ]
        return instance, []

    def prepare(
        self, entry: Entry, instance: Model | None, references: References
    ) -> tuple[Model, list[Problem]]:
        """Fill and check the page; nothing is saved yet."""
        page = cast("Page", instance).specific.get_latest_revision_as_object()
        problems = assign(page, entry, content_fields(entry.model), references)
        page.slug = entry.data["slug"]
        page.show_in_menus = entry.data.get("show_in_menus", False)
        page.go_live_at = page.expire_at = None
        return page, problems + validate(page, entry)

    def write(self, instance: Model) -> Model:
        """A revision by nobody, published."""
        cast("Page", instance).save_revision(clean=False).publish()
        return type(instance)._default_manager.get(pk=instance.pk)


def rank(entry: Entry) -> tuple[int, str]:
    """The place among siblings."""
    return entry.data.get("order", 0), entry.key


def content_fields(model: type[Model]) -> tuple[str, ...]:
    """The fields of a page type that the content files may set."""
    own = [
        field.name
        for field in model._meta.get_fields()
        if not field.auto_created
        and field.concrete
        and field.editable
        and field.model._meta.app_label != "wagtailcore"
        and not (field.is_relation and _is_file(field.related_model))
    ]
    return (*WAGTAIL_FIELDS, *own)


def _is_file(model: Any) -> bool:
    """Documents have no entry of their own in the content files."""
    return bool(model._meta.app_label == "wagtaildocs")


def _refers(references: KnownReferences, parent: str, model: type[Model]) -> bool:
    try:
        references.pk(f"@page:{parent}", model)
    except ValueError:
        return False
    return True


def _add_below(
    parent: Page, page: Page, own_rank: tuple[int, str], siblings: list[tuple[int, tuple[int, str]]]
) -> None:
    """Place the page by rank among the loaded siblings; what staff added or moved stays put."""
    ranks = dict(siblings)
    children = list(parent.get_children())
    before = [child for child in children if ranks.get(child.pk, own_rank) < own_rank]
    after = [child for child in children if child.pk in ranks and ranks[child.pk] > own_rank]
    if before and before[-1] != children[-1]:
        before[-1].add_sibling("right", instance=page)
    elif after and not before:
        after[0].add_sibling("left", instance=page)
    else:
        parent.add_child(instance=page)
