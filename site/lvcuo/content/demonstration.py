"""The words of which synthetic shops and pages are made, from `demo.yaml`."""

from pathlib import Path

from pydantic import StrictStr, ValidationError

from .documents import read_document
from .problems import ContentError
from .shapes import Shape, explain


class ParentWords(Shape):
    """The page above all synthetic pages."""

    title: StrictStr
    slug: StrictStr
    summary: StrictStr
    text: StrictStr


class PageWords(Shape):
    """Patterns with `{number}`; `paragraphs`: HTML, of which each page takes some."""

    title: StrictStr
    slug: StrictStr
    summary: StrictStr
    paragraphs: list[StrictStr]


class ShopWords(Shape):
    """`name`: pattern with `{first}{second}{trade}{number}`; `house_number`: with `{number}`."""

    name: StrictStr
    house_number: StrictStr
    first: list[StrictStr]
    second: list[StrictStr]
    hours: list[StrictStr]
    notes: list[StrictStr]


class Words(Shape):
    """All of the file."""

    parent: ParentWords
    page: PageWords
    shop: ShopWords


def read_words(path: Path) -> Words:
    """Read the file.

    Raises:
        ContentError: it is not as it should be.
    """
    document = read_document(path, str(path))
    try:
        return Words.model_validate(document.data)
    except ValidationError as error:
        raise ContentError(
            [document.problem(place, words) for place, words in explain(error, Words)]
        ) from error
