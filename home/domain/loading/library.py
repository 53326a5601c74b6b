"""Reads a content folder: every entry of every kind, checked as far as the files alone tell."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Model

from lvcuo.content.documents import Document, read_document
from lvcuo.content.problems import ContentError, FieldPath, Problem
from lvcuo.content.references import KnownReferences

from .entries import Entry
from .kinds import Kind
from .pages import PageKind

# Read by others: the editor's block picker, the load test, the preflight.
NOT_CONTENT = {"block_samples.yaml", "demo.yaml", "wording.yaml"}


@dataclass(frozen=True)
class _Place:
    kind: Kind
    document: Document
    path: FieldPath
    raw: dict[str, Any]
    model: type[Model] | None


def read_folder(folder: Path, kinds: tuple[Kind, ...]) -> list[Entry]:
    """Every entry, in the order in which its object must be made.

    Raises:
        ContentError: with every problem of every file.
    """
    problems: list[Problem] = []
    places = list(_places(folder, kinds, problems))
    known = _known(places, problems)
    bases = {kind.name: kind.model for kind in kinds}
    entries = []
    for place in places:
        references = KnownReferences(bases, known)
        found = place.kind.entry(place.document, place.path, place.raw, references)
        if isinstance(found, Entry):
            found.uses = references.used
            entries.append(found)
        else:
            problems += found
    problems += _clashes(entries)
    if problems:
        raise ContentError(problems)
    order = {kind: number for number, kind in enumerate(kinds)}
    return sorted(entries, key=lambda entry: order[entry.kind])


def _places(folder: Path, kinds: tuple[Kind, ...], problems: list[Problem]) -> Iterator[_Place]:
    if not folder.is_dir():
        raise ContentError([Problem(str(folder), 1, "", "no such folder")])
    for path in sorted([*folder.rglob("*.yaml"), *folder.rglob("*.yml")]):
        inside = path.relative_to(folder).as_posix()
        if inside in NOT_CONTENT:
            continue
        name = os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)
        readers = [kind for kind in kinds if kind.claims(inside)]
        if not readers:
            problems.append(Problem(name, 1, "", "nothing reads a file of this name"))
            continue
        try:
            document = read_document(path, name)
        except ContentError as error:
            problems += error.problems
            continue
        for kind in readers:
            for found in kind.places(document):
                if isinstance(found, Problem):
                    problems.append(found)
                elif not isinstance(found[1], dict):
                    problems.append(document.problem(found[0], "expected a mapping"))
                else:
                    yield _Place(kind, document, *found, kind.model_of(found[1]))


def _known(places: list[_Place], problems: list[Problem]) -> dict[str, type[Model]]:
    """The model of each identity; a key must be one of its kind."""
    known: dict[str, type[Model]] = {}
    first: dict[str, _Place] = {}
    for place in places:
        identity = f"{place.kind.name}:{place.raw.get('key')}"
        if "key" not in place.raw:
            continue
        if identity in first:
            where = first[identity]
            line = where.document.line((*where.path, "key"))
            problems.append(
                place.document.problem(
                    (*place.path, "key"),
                    f"{place.raw['key']!r} is taken in {where.document.name}:{line}",
                )
            )
        first.setdefault(identity, place)
        known[identity] = place.model or place.kind.model
    return known


def _clashes(entries: list[Entry]) -> Iterator[Problem]:
    """Pages that are their own ancestors, or share an address."""
    pages = {entry.key: entry for entry in entries if isinstance(entry.kind, PageKind)}
    addresses: dict[tuple[str | None, str], str] = {}
    for key, entry in pages.items():
        address = (entry.data.get("parent"), entry.data["slug"])
        if address in addresses:
            other = addresses[address]
            yield entry.problem(("slug",), f"page {other!r} has it already below the same parent")
        addresses.setdefault(address, key)
        seen, above = {key}, entry.data.get("parent")
        while above in pages and above not in seen:
            seen.add(above)
            above = pages[above].data.get("parent")
        if above in seen:
            yield entry.problem(("parent",), "the page stands below itself")
