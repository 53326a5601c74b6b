"""The run: compare files, ledger and objects; write what changed, in one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils import translation
from wagtail.models import Page

from home.models import LoadedContent
from lvcuo.content.problems import ContentError, Problem

from .entries import Entry
from .kinds import Kind
from .library import read_folder
from .pages import PageKind, rank
from .report import Report, Status
from .room import RoomContent

Progress = Callable[[list[Entry]], Iterable[Entry]]


class UnknownKeyError(Exception):
    """`--overwrite` names a key that is not in the files."""


def load(
    rooms: Iterable[RoomContent],
    folder: Path,
    overwrite: frozenset[str] = frozenset(),
    progress: Progress = iter,  # type: ignore[assignment]
) -> Report:
    """Load a content folder.

    Args:
        rooms: lower rooms first.
        folder: where the YAML lies.
        overwrite: identities (`page:about`) whose object is made anew whatever staff did to it.
        progress: wraps the entries that are being written.

    Raises:
        ContentError: something is wrong with the files; the database is as before.
        UnknownKeyError: `overwrite` names what is not there.
    """
    # Messages are for the terminal, in the language of the commands.
    with translation.override("en"):
        rooms = tuple(rooms)
        pages = PageKind(tuple(model for room in rooms for model in room.page_types))
        kinds = (*(kind for room in rooms for kind in room.kinds), pages)
        entries = read_folder(folder, kinds)
        unknown = overwrite - {entry.identity for entry in entries}
        if unknown:
            raise UnknownKeyError(", ".join(sorted(unknown)))
        plan = _Plan.make(entries, overwrite)
        if plan.to_write:
            try:
                with transaction.atomic():
                    # One run at a time; another may just have loaded the same.
                    Page.objects.select_for_update().get(pk=Page.get_first_root_node().pk)
                    plan = _Plan.make(entries, overwrite)
                    _Writer(plan, kinds).run(progress)
            except BaseException:
                for kind in kinds:
                    kind.undo()
                raise
        return plan.report


@dataclass
class _Plan:
    rows: dict[str, LoadedContent]
    objects: dict[str, Model] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    status: dict[str, Status] = field(default_factory=dict)

    @classmethod
    def make(cls, entries: list[Entry], overwrite: frozenset[str]) -> "_Plan":
        """What is to be done with each entry."""
        rows = {row.key: row for row in LoadedContent.objects.all()}
        plan = cls(rows, entries={entry.identity: entry for entry in entries})
        existing = _existing(rows.values())
        for entry in entries:
            plan.status[entry.identity] = plan._status_of(entry, existing, overwrite)
        plan._leave_out()
        return plan

    @property
    def to_write(self) -> list[Entry]:
        """Entries to add or update."""
        wanted = (Status.ADDED, Status.UPDATED)
        return [self.entries[key] for key, status in self.status.items() if status in wanted]

    @property
    def report(self) -> Report:
        """The plan in words."""
        report = Report()
        for identity, status in self.status.items():
            report.entries[status].append(identity)
        return report

    def _status_of(
        self, entry: Entry, existing: dict[int, set[int]], overwrite: frozenset[str]
    ) -> Status:
        row = self.rows.get(entry.identity)
        if row is None:
            return Status.ADDED
        if row.object_id not in existing.get(row.content_type_id, set()):
            return Status.ADDED if entry.identity in overwrite else Status.DELETED
        if entry.identity in overwrite:
            return Status.UPDATED
        if row.source_digest == entry.kind.source_digest(entry):
            return Status.UNCHANGED
        model = ContentType.objects.get_for_id(row.content_type_id).model_class()
        if model is not entry.model:
            message = f"was a {model and model._meta.label} when it was loaded; use a new key"
            raise ContentError([entry.problem(("type",), message)])
        instance = entry.model._default_manager.get(pk=row.object_id)
        edited = entry.kind.object_digest(instance) != row.object_digest
        return Status.KEPT if edited else Status.UPDATED

    def _leave_out(self) -> None:
        """What refers to a deleted object cannot be written, and so on upwards."""
        missing = {key for key, status in self.status.items() if status is Status.DELETED}
        while True:
            hit = [entry for entry in self.to_write if entry.uses & missing]
            if not hit:
                return
            for entry in hit:
                if self.status[entry.identity] is Status.ADDED:
                    missing.add(entry.identity)
                self.status[entry.identity] = Status.LEFT_OUT


class _Writer:
    """Writes a plan. Nothing is published before every entry was found sound."""

    def __init__(self, plan: _Plan, kinds: tuple[Kind, ...]) -> None:
        self._plan = plan
        self._kinds = kinds
        self._pks = {key: row.object_id for key, row in plan.rows.items()}
        self._broken: set[str] = set()
        self._problems: list[Problem] = []

    def pk(self, text: Any, model: type[Model]) -> int:
        """See `References.pk`; what it refers to exists by now."""
        # How references look was checked when the files were read.
        return self._pks[str(text).removeprefix("@")]

    def run(self, progress: Progress) -> None:
        """Draft, check, publish, note.

        Raises:
            ContentError: an entry is not sound; the transaction must be rolled back.
        """
        entries = self._plan.to_write
        for entry in _parents_first(entries):
            self._reserve(entry)
        prepared = []
        for entry in entries:
            if entry.uses & self._broken or entry.identity in self._broken:
                # Told once, where it is wrong, not at everything that refers to it.
                self._broken.add(entry.identity)
            else:
                prepared.append((entry, self._prepare(entry)))
        if self._problems:
            raise ContentError(self._problems)
        objects = {entry.identity: instance for entry, instance in prepared}
        for entry in progress(entries):
            instance = entry.kind.write(objects[entry.identity])
            LoadedContent.objects.update_or_create(
                key=entry.identity,
                defaults={
                    "content_type": ContentType.objects.get_for_model(instance),
                    "object_id": instance.pk,
                    "source_digest": entry.kind.source_digest(entry),
                    "object_digest": entry.kind.object_digest(instance),
                },
            )

    def _reserve(self, entry: Entry) -> None:
        """Draft pages first: whatever comes later may refer to them."""
        if not isinstance(entry.kind, PageKind) or self._is(entry, Status.UPDATED):
            return
        parent_key = entry.data.get("parent")
        if f"page:{parent_key}" in self._broken:
            self._broken.add(entry.identity)
            return
        parent = Page.objects.get(pk=self._pks[f"page:{parent_key}"]) if parent_key else None
        siblings = [
            (self._pks[other.identity], rank(other))
            for other in self._plan.entries.values()
            if isinstance(other.kind, PageKind)
            and other.data.get("parent") == parent_key
            and other.identity in self._pks
        ]
        page, problems = entry.kind.reserve(entry, parent, siblings)
        self._note(entry, problems)
        if page is not None:
            self._pks[entry.identity] = page.pk

    def _prepare(self, entry: Entry) -> Model:
        instance = None
        if isinstance(entry.kind, PageKind) or self._is(entry, Status.UPDATED):
            instance = entry.model._default_manager.get(pk=self._pks[entry.identity])
        instance, problems = entry.kind.prepare(entry, instance, self)
        self._note(entry, problems)
        if instance.pk is not None:
            self._pks[entry.identity] = instance.pk
        return instance

    def _is(self, entry: Entry, status: Status) -> bool:
        return self._plan.status[entry.identity] is status

    def _note(self, entry: Entry, problems: list[Problem]) -> None:
        if problems:
            self._problems += problems
            self._broken.add(entry.identity)


def _existing(rows: Iterable[LoadedContent]) -> dict[int, set[int]]:
    """The primary keys that still exist, by content type; one query for each type."""
    wanted: dict[int, set[int]] = {}
    for row in rows:
        wanted.setdefault(row.content_type_id, set()).add(row.object_id)
    existing = {}
    for content_type_id, pks in wanted.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model is not None:
            found = model._default_manager.filter(pk__in=pks).values_list("pk", flat=True)
            existing[content_type_id] = set(found)
    return existing


def _parents_first(entries: list[Entry]) -> list[Entry]:
    """Pages from the root down, siblings by rank; other kinds are dropped."""
    pages = {entry.key: entry for entry in entries if isinstance(entry.kind, PageKind)}

    def depth(entry: Entry) -> int:
        above = pages.get(entry.data.get("parent") or "")
        return 0 if above is None else depth(above) + 1

    return sorted(pages.values(), key=lambda entry: (depth(entry), rank(entry)))
