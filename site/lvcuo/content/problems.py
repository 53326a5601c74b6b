"""What is wrong with the content files, and where."""

from dataclasses import dataclass

# Keys and list positions from the top of a file down to a value.
FieldPath = tuple[str | int, ...]


def dotted(path: FieldPath) -> str:
    """The path as people write it: `fields.body[2].value`."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{step}" if text else step
    return text


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. Prints as `file:line: field: message`."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: "
        return place + (f"{self.field}: {self.message}" if self.field else self.message)


class ContentError(Exception):
    """The content files cannot be loaded as they are."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))
