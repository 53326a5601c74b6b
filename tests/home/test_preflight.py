"""What the check before publishing says, and how the editor shows it."""

from typing import Any

import pytest
from django.urls import reverse

from home.models import ContentPage, HomePage
from tests.factories import ContentPageFactory, SiteImageFactory


def blocking(page: ContentPage) -> int:
    return sum(finding.blocks_publishing for finding in page.preflight())


def excerpts(page: ContentPage) -> list[str]:
    return [finding.excerpt for finding in page.preflight()]


@pytest.fixture
def notice(home: HomePage) -> ContentPage:
    return ContentPageFactory(parent=home)


def test_an_ordinary_page_has_nothing_against_it(notice: ContentPage) -> None:
    assert notice.preflight() == []


def test_a_page_needs_a_summary(notice: ContentPage) -> None:
    notice.summary = "  "
    assert blocking(notice) == 1


def test_the_picture_at_the_head_needs_an_alternative_text(notice: ContentPage) -> None:
    notice.hero_image = SiteImageFactory(description="")
    assert blocking(notice) == 1
    notice.hero_image.description = "竹椅"
    assert blocking(notice) == 0


def test_a_drawing_in_the_text_needs_an_alternative_text(notice: ContentPage) -> None:
    notice.body = [("picture", {"image": None, "illustration": "food", "illustration_alt": ""})]
    assert blocking(notice) == 1


def test_a_picture_in_the_text_has_words_or_is_marked_as_decorative(notice: ContentPage) -> None:
    image = SiteImageFactory(description="竹椅")
    for alt, decorative, expected in (("竹椅", False, 0), ("", True, 0), ("", False, 1)):
        image.contextual_alt_text, image.decorative = alt, decorative
        notice.body = [("picture", {"image": image})]
        assert blocking(notice) == expected, (alt, decorative)


def test_wording_is_a_remark_and_blocks_nothing(notice: ContentPage) -> None:
    notice.body = [("prose", "<p>请登记您的<b>帐号</b>。</p>")]
    assert blocking(notice) == 0
    assert excerpts(notice) == ["请登记您的帐号。 → 账号"]


def test_words_quoted_with_their_source_may_make_a_claim(notice: ContentPage) -> None:
    quote = {"text": "百年老街古韵", "speaker": "社区", "source": "申报书，2025"}
    notice.body = [("quote", quote)]
    assert excerpts(notice) == []
    notice.body = [("prose", "<p>百年老街古韵</p>")]
    assert excerpts(notice) == ["百年老街古韵"]


@pytest.mark.parametrize(
    ("words", "is_vague"),
    [("这里", True), ("查看更多 »", True), ("更多", True), ("台湾街的故事", False)],
)
def test_the_words_of_a_link_say_where_it_leads(
    notice: ContentPage, words: str, is_vague: bool
) -> None:
    notice.body = [("prose", f'<p>请看<a href="https://example.org">{words}</a>。</p>')]
    assert excerpts(notice) == ([words.strip(" »")] if is_vague else [])


class TestPanel:
    """The panel at the top of the editor."""

    def screen(self, client: Any, page: ContentPage) -> str:
        return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    def test_it_is_there_before_the_first_save(self, home: HomePage, staff_client: Any) -> None:
        url = reverse("wagtailadmin_pages:add", args=["home", "contentpage", home.pk])
        response = staff_client("Editors").get(url)
        assert response.status_code == 200
        assert 'class="preflight"' in response.content.decode()

    def test_it_says_that_nothing_is_missing(self, notice: ContentPage, staff_client: Any) -> None:
        text = self.screen(staff_client("Editors"), notice)
        assert "preflight__state--ready" in text
        assert "preflight__item" not in text

    def test_it_parts_what_is_required_from_what_is_a_remark(
        self, notice: ContentPage, staff_client: Any
    ) -> None:
        notice.summary = ""
        notice.title = "登陆系统"
        notice.save_revision(clean=False)
        text = self.screen(staff_client("Editors"), notice)
        assert text.count("preflight__item--required") == 1
        assert text.count('class="preflight__item"') == 1
        assert '<q class="preflight__excerpt">登陆系统</q>' in text

    def test_it_speaks_of_the_draft_not_of_the_public_version(
        self, notice: ContentPage, staff_client: Any
    ) -> None:
        notice.summary = "登陆系统"
        notice.save_revision()
        assert "登陆系统</q>" in self.screen(staff_client("Editors"), notice)

    def test_what_an_editor_typed_is_shown_as_text(
        self, notice: ContentPage, staff_client: Any
    ) -> None:
        notice.summary = "<script>帐号</script>"
        notice.save_revision()
        assert "<script>帐号" not in self.screen(staff_client("Editors"), notice)
