"""Every way to publish, and the two rules that hold on each: a second person, a ready page."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import ContentPage, HomePage
from tests.factories import ContentPageFactory, UserFactory, content_page_form, draft

UNREADY = {"summary": ""}


@pytest.fixture
def moderator(staff_client: Any) -> Client:
    return staff_client("Moderators")


@pytest.fixture
def notice(home: HomePage) -> ContentPage:
    """A draft that nobody has a version of yet."""
    return ContentPageFactory(parent=home, live=False)


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def latest(page: Page) -> dict[str, Any]:
    """What the newest version says."""
    return Page.objects.get(pk=page.pk).get_latest_revision().content


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add_url(home: HomePage) -> str:
    return reverse("wagtailadmin_pages:add", args=["home", "contentpage", home.pk])


def bulk_url(*pages: Page) -> str:
    ids = "&".join(f"id={page.pk}" for page in pages)
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?{ids}"


def messages_of(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


class TestEditor:
    """The edit screen."""

    def test_a_moderator_publishes_a_colleagues_words_unchanged(
        self, notice: ContentPage, moderator: Client
    ) -> None:
        draft(notice, UserFactory(), title="社区公告", slug="notice")
        moderator.post(edit_url(notice), content_page_form(**{"action-publish": "1"}))
        notice.refresh_from_db()
        assert notice.live
        assert notice.title == "社区公告"

    def test_a_moderator_does_not_publish_their_own_words(
        self, notice: ContentPage, moderator: Client
    ) -> None:
        draft(notice, UserFactory())
        response = moderator.post(
            edit_url(notice),
            content_page_form(title="我改的", **{"action-publish": "1"}),
            follow=True,
        )
        assert not is_live(notice)
        assert latest(notice)["title"] == "我改的"
        assert len(response.context["messages"]) == 1

    def test_publishing_twice_does_not_make_own_words_somebody_elses(
        self, notice: ContentPage, moderator: Client
    ) -> None:
        draft(notice, UserFactory())
        for _attempt in range(3):
            moderator.post(
                edit_url(notice), content_page_form(title="我改的", **{"action-publish": "1"})
            )
        assert not is_live(notice)

    def test_a_colleague_publishes_what_the_moderator_wrote(
        self, notice: ContentPage, moderator: Client, staff_client: Any
    ) -> None:
        form = content_page_form(title="我改的", **{"action-publish": "1"})
        moderator.post(edit_url(notice), form)
        staff_client("Moderators").post(edit_url(notice), form)
        assert is_live(notice)

    def test_an_administrator_may_publish_own_words(
        self, notice: ContentPage, staff_client: Any
    ) -> None:
        client = staff_client(superuser=True)
        client.post(edit_url(notice), content_page_form(title="急", **{"action-publish": "1"}))
        assert is_live(notice)

    def test_nobody_publishes_an_unready_page(self, notice: ContentPage, staff_client: Any) -> None:
        notice.hero_image = None
        draft(notice, UserFactory())
        client = staff_client(superuser=True)
        client.post(edit_url(notice), content_page_form(summary="", **{"action-publish": "1"}))
        assert not is_live(notice)

    def test_a_draft_is_saved_without_what_publishing_needs(
        self, notice: ContentPage, staff_client: Any
    ) -> None:
        client = staff_client("Editors")
        client.post(edit_url(notice), content_page_form(summary="", title="半成品"))
        assert latest(notice)["title"] == "半成品"
        assert latest(notice)["summary"] == ""

    def test_a_refused_change_to_a_public_page_leaves_the_public_version(
        self, home: HomePage, moderator: Client
    ) -> None:
        page = ContentPageFactory(parent=home, title="旧")
        moderator.post(edit_url(page), content_page_form(title="新", **{"action-publish": "1"}))
        page.refresh_from_db()
        assert (page.live, page.title) == (True, "旧")

    def test_an_editor_cannot_publish_at_all(self, notice: ContentPage, staff_client: Any) -> None:
        draft(notice, UserFactory())
        staff_client("Editors").post(edit_url(notice), content_page_form(**{"action-publish": "1"}))
        assert not is_live(notice)

    def test_publishing_is_not_offered_on_own_words(
        self, notice: ContentPage, moderator: Client
    ) -> None:
        draft(notice, moderator.user)  # type: ignore[attr-defined]
        own = moderator.get(edit_url(notice)).content.decode()
        draft(notice, UserFactory(), title="别人写的")
        others = moderator.get(edit_url(notice)).content.decode()
        assert 'name="action-publish"' not in own
        assert 'name="action-publish"' in others


class TestCreation:
    """The add screen."""

    def test_what_a_moderator_creates_and_publishes_stays_a_draft(
        self, home: HomePage, moderator: Client
    ) -> None:
        moderator.post(add_url(home), content_page_form(**{"action-publish": "1"}))
        page = ContentPage.objects.get(slug="notice")
        assert (page.live, page.has_unpublished_changes) == (False, True)
        assert moderator.get("/notice/").status_code == 404

    def test_what_an_administrator_creates_is_published_at_once(
        self, home: HomePage, staff_client: Any
    ) -> None:
        staff_client(superuser=True).post(
            add_url(home), content_page_form(**{"action-publish": "1"})
        )
        assert ContentPage.objects.get(slug="notice").live

    def test_publishing_is_not_offered_to_a_moderator(
        self, home: HomePage, moderator: Client
    ) -> None:
        assert 'name="action-publish"' not in moderator.get(add_url(home)).content.decode()


class TestApproval:
    """The workflow."""

    def submit(self, notice: ContentPage, client: Client, **changes: Any) -> None:
        client.post(edit_url(notice), content_page_form(**{"action-submit": "1", **changes}))
        notice.refresh_from_db()

    def approve(self, notice: ContentPage, client: Client) -> Any:
        state = notice.current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[notice.pk, "approve", state.pk])
        return client.post(url, {"comment": ""})

    def test_a_moderator_approves_what_an_editor_submits(
        self, notice: ContentPage, staff_client: Any, moderator: Client
    ) -> None:
        self.submit(notice, staff_client("Editors"))
        self.approve(notice, moderator)
        assert is_live(notice)

    def test_a_moderator_does_not_approve_what_they_submit(
        self, notice: ContentPage, moderator: Client
    ) -> None:
        self.submit(notice, moderator)
        self.approve(notice, moderator)
        assert not is_live(notice)

    def test_a_moderator_does_not_approve_an_editors_text_they_rewrote(
        self, notice: ContentPage, staff_client: Any, moderator: Client
    ) -> None:
        self.submit(notice, staff_client("Editors"))
        response = moderator.post(
            edit_url(notice),
            content_page_form(
                title="改写",
                **{"action-workflow-action": "1", "workflow-action-name": "approve"},
            ),
            follow=True,
        )
        assert not is_live(notice)
        assert ContentPage.objects.get(pk=notice.pk).workflow_in_progress
        assert len(response.context["messages"]) == 2

    def test_an_unready_page_is_not_approved(
        self, notice: ContentPage, staff_client: Any, moderator: Client
    ) -> None:
        editor = staff_client("Editors")
        self.submit(notice, editor)
        draft(notice, editor.user, **UNREADY)
        self.approve(notice, moderator)
        assert not is_live(notice)
        assert ContentPage.objects.get(pk=notice.pk).workflow_in_progress

    def test_an_editor_does_not_approve(self, notice: ContentPage, staff_client: Any) -> None:
        self.submit(notice, staff_client("Editors"))
        self.approve(notice, staff_client("Editors"))
        assert not is_live(notice)

    def test_the_author_may_still_ask_for_changes(
        self, notice: ContentPage, moderator: Client
    ) -> None:
        self.submit(notice, moderator)
        task = notice.current_workflow_task
        names = {name for name, _label, _modal in task.get_actions(notice, moderator.user)}  # type: ignore[attr-defined]
        assert names == {"reject"}


class TestBulkAction:
    """Several at once."""

    def test_colleagues_drafts_are_published_together(
        self, home: HomePage, moderator: Client
    ) -> None:
        pages = [
            draft(ContentPageFactory(parent=home, live=False), UserFactory()) for _ in range(2)
        ]
        moderator.post(bulk_url(*pages))
        assert [is_live(page) for page in pages] == [True, True]

    def test_one_own_page_holds_all_back(self, home: HomePage, moderator: Client) -> None:
        own = draft(ContentPageFactory(parent=home, live=False), moderator.user)  # type: ignore[attr-defined]
        other = draft(ContentPageFactory(parent=home, live=False), UserFactory())
        response = moderator.post(bulk_url(own, other), follow=True)
        assert [is_live(page) for page in (own, other)] == [False, False]
        assert own.title in messages_of(response)

    def test_an_unready_page_below_holds_back_the_page_above(
        self, notice: ContentPage, staff_client: Any
    ) -> None:
        below = draft(ContentPageFactory(parent=notice, live=False), UserFactory(), **UNREADY)
        staff_client(superuser=True).post(bulk_url(notice), {"include_descendants": "on"})
        assert [is_live(item) for item in (notice, below)] == [False, False]

    def test_a_section_left_empty_counts_as_unready(
        self, notice: ContentPage, staff_client: Any
    ) -> None:
        draft(notice, UserFactory(), body=[("callout", {"tone": "info", "title": "", "text": ""})])
        staff_client(superuser=True).post(bulk_url(notice))
        assert not is_live(notice)


class TestOtherWays:
    """Copies, the API, older versions."""

    def test_a_copy_is_a_draft_whatever_is_asked_for(
        self, home: HomePage, moderator: Client
    ) -> None:
        page = ContentPageFactory(parent=home)
        moderator.post(
            reverse("wagtailadmin_pages:copy", args=[page.pk]),
            {
                "new_title": "副本",
                "new_slug": "copy",
                "new_parent_page": str(home.pk),
                "publish_copies": "on",
                "alias": "on",
            },
        )
        copied = ContentPage.objects.get(slug="copy")
        assert (copied.live, copied.alias_of_id) == (False, None)

    @pytest.mark.parametrize(
        "action",
        ["publish", "copy", "create_alias", "convert_alias", "revert_to_page_revision", "move"],
    )
    def test_the_cms_api_performs_no_action(
        self, home: HomePage, moderator: Client, action: str
    ) -> None:
        page = draft(ContentPageFactory(parent=home, live=False), UserFactory())
        before = Page.objects.count()
        response = moderator.post(f"/admin/api/main/pages/{page.pk}/action/{action}/", {})
        assert response.status_code in {302, 404}
        assert not is_live(page)
        assert Page.objects.count() == before

    def test_the_cms_api_still_lists_pages_for_the_menu(
        self, home: HomePage, moderator: Client
    ) -> None:
        response = moderator.get(f"/admin/api/main/pages/?child_of={home.pk}&for_explorer=1")
        assert response.status_code == 200

    def test_going_back_to_an_older_version_is_a_publication_like_any_other(
        self, notice: ContentPage, moderator: Client
    ) -> None:
        draft(notice, moderator.user, title="我的旧版")  # type: ignore[attr-defined]
        own = notice.get_latest_revision()
        draft(notice, UserFactory(), title="同事的新版")
        url = reverse("wagtailadmin_pages:revisions_revert", args=[notice.pk, own.pk])
        assert moderator.get(url).status_code == 200
        moderator.post(
            edit_url(notice),
            content_page_form(title="我的旧版", revision=str(own.pk), **{"action-publish": "1"}),
        )
        assert not is_live(notice)
