"""What a story must fulfil before it is published (O-60, O-61, P-18)."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from home.models import HomePage
from streets.models import HeritageStoryPage, Source
from tests.factories import HeritageStoryPageFactory, SourceFactory, StoryIndexPageFactory


@pytest.fixture
def story(home: HomePage) -> HeritageStoryPage:
    return HeritageStoryPageFactory(
        parent=StoryIndexPageFactory(parent=home), checked_on="2026-11-01"
    )


def statement(text: str, certainty: str, *sources: Source) -> tuple[str, dict[str, Any]]:
    return (
        "statement",
        {
            "text": f"<p>{text}</p>",
            "certainty": certainty,
            "sources": [item.pk for item in sources],
        },
    )


def quote(text: str, certainty: str, *sources: Source) -> tuple[str, dict[str, Any]]:
    return (
        "quote",
        {
            "text": text,
            "speaker": "社区",
            "certainty": certainty,
            "sources": [item.pk for item in sources],
        },
    )


def tell(story: HeritageStoryPage, *parts: tuple[str, dict[str, Any]]) -> None:
    """Put the parts into one chapter."""
    body = [{"type": kind, "value": value} for kind, value in parts]
    block = HeritageStoryPage._meta.get_field("chapters").stream_block
    chapter = {"period": "清代", "title": "码头", "body": body}
    story.chapters = block.to_python([{"type": "chapter", "value": chapter}])
    story.__dict__.pop("sources", None)


def blocking(story: HeritageStoryPage) -> list[str]:
    return [finding.excerpt for finding in story.preflight() if finding.blocks_publishing]


def remarks(story: HeritageStoryPage) -> list[str]:
    return [finding.excerpt for finding in story.preflight() if not finding.blocks_publishing]


@pytest.mark.parametrize("certainty", ["documented", "told", "legend"])
def test_a_statement_without_source_is_not_published(
    story: HeritageStoryPage, certainty: str
) -> None:
    tell(story, statement("码头在街尾。", certainty))
    assert "码头在街尾。" in blocking(story)
    tell(story, statement("码头在街尾。", certainty, SourceFactory()))
    assert blocking(story) == []


def test_a_gap_needs_no_source(story: HeritageStoryPage) -> None:
    tell(story, statement("码头的样子，还在寻找。", "unknown"))
    assert blocking(story) == []


def test_a_moment_without_source_is_not_published(story: HeritageStoryPage) -> None:
    tell(story, statement("码头在街尾。", "unknown"))
    block = HeritageStoryPage._meta.get_field("timeline").stream_block
    moment = {"when": "1993", "title": "拓宽", "text": "", "certainty": "told", "sources": []}
    story.timeline = block.to_python([{"type": "moment", "value": moment}])
    assert "拓宽" in blocking(story)


def test_a_draft_may_wait_for_its_source_but_a_publication_may_not() -> None:
    stream = HeritageStoryPage._meta.get_field("chapters").stream_block
    block = stream.child_blocks["chapter"].child_blocks["body"].child_blocks["statement"]
    value = block.to_python({"text": "<p>甲</p>", "certainty": "told", "sources": []})
    with pytest.raises(ValidationError):
        block.clean(value)


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (lambda source: statement("厦门最早的市集。", "documented", source), []),
        (lambda source: statement("厦门最早的市集。", "told", source), ["厦门最早的市集。"]),
        (lambda source: quote("百年老街古韵", "told", source), []),
        (lambda _source: statement("百年老街古韵", "unknown"), ["百年老街古韵"]),
    ],
    ids=["documented", "only told", "the community’s own words", "no source"],
)
def test_a_claim_of_age_or_rank_needs_a_document(
    story: HeritageStoryPage, part: Any, expected: list[str]
) -> None:
    tell(story, part(SourceFactory()))
    assert remarks(story) == expected


def test_what_somebody_told_needs_their_consent(story: HeritageStoryPage) -> None:
    source = SourceFactory(kind=Source.Kind.ORAL, title="码头工人后代口述")
    tell(story, statement("祖父在码头做工。", "told", source))
    assert blocking(story) == ["码头工人后代口述"]
    source.teller_consent = "2026-10-01 口头同意，署名“林先生”"
    source.save()
    tell(story, statement("祖父在码头做工。", "told", source))
    assert blocking(story) == []


def test_the_sources_stand_once_in_reading_order(story: HeritageStoryPage) -> None:
    first, second = SourceFactory(), SourceFactory()
    tell(story, statement("一", "told", second), quote("二", "told", first, second))
    assert story.sources == [second, first]


def test_a_missing_date_of_checking_is_a_remark(story: HeritageStoryPage) -> None:
    tell(story, statement("码头在街尾。", "unknown"))
    assert remarks(story) == []
    story.checked_on = None
    assert len(remarks(story)) == 1
    assert blocking(story) == []
