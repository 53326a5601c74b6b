"""YAML files that remember on which line each value stands."""

from pathlib import Path
from typing import Any

import yaml

from .problems import ContentError, FieldPath, Problem, dotted

# The C parser is some ten times faster and gives the same marks; not every PyYAML has it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Document:
    """One YAML file: its data, and the line of every part of it.

    Attributes:
        name: the file as messages call it.
        data: mappings, lists and scalars; a mapping has text keys only, each once.
    """

    def __init__(self, name: str, data: Any, root: yaml.Node | None) -> None:
        self.name = name
        self.data = data
        self._root = root

    def line(self, path: FieldPath) -> int:
        """The line of a value, or of the nearest part above it that exists."""
        node, line = self._root, 1
        for step in path:
            found = None
            if isinstance(node, yaml.MappingNode):
                found = next((pair for pair in node.value if pair[0].value == step), None)
            elif isinstance(node, yaml.SequenceNode) and step in range(len(node.value)):
                found = (node.value[int(step)], node.value[int(step)])
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
        return line

    def problem(self, path: FieldPath, message: str) -> Problem:
        """A problem with the value at `path`."""
        return Problem(self.name, self.line(path), dotted(path), message)


def read_document(path: Path, name: str) -> Document:
    """Read one file.

    Raises:
        ContentError: not UTF-8, not YAML, or a mapping with a key that is no text or stands twice.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(
            [Problem(name, 1, "", f"cannot be read as UTF-8 text: {error}")]
        ) from error
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        builder = _Builder(loader, name)
        data = builder.build(root, ()) if root else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = " ".join(part for part in (error.context, error.problem) if part)
        problem = Problem(name, mark.line + 1 if mark else 1, "", f"not valid YAML: {reason}")
        raise ContentError([problem]) from error
    except (yaml.YAMLError, ValueError) as error:
        raise ContentError([Problem(name, 1, "", f"not valid YAML: {error}")]) from error
    finally:
        loader.dispose()
    if builder.problems:
        raise ContentError(builder.problems)
    return Document(name, data, root)


class _Builder:
    """Makes plain data of nodes; YAML itself would let a later duplicate key win in silence."""

    def __init__(self, loader: Any, name: str) -> None:
        self.problems: list[Problem] = []
        self._loader = loader
        self._name = name
        self._open: set[int] = set()

    def build(self, node: yaml.Node, path: FieldPath) -> Any:
        """The data below one node."""
        if isinstance(node, yaml.ScalarNode):
            return self._loader.construct_object(node)
        if id(node) in self._open:
            self._note(node, path, "refers to itself")
            return None
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                return [self.build(item, (*path, place)) for place, item in enumerate(node.value)]
            return self._mapping(node, path)
        finally:
            self._open.discard(id(node))

    def _mapping(self, node: yaml.Node, path: FieldPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._note(key_node, path, "a key must be a word")
                continue
            key = str(key_node.value)
            if key in result:
                self._note(key_node, (*path, key), "stands here a second time")
                continue
            result[key] = self.build(value_node, (*path, key))
        return result

    def _note(self, node: yaml.Node, path: FieldPath, message: str) -> None:
        line = node.start_mark.line + 1
        self.problems.append(Problem(self._name, line, dotted(path), message))
