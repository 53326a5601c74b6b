"""Who may make which version public: a second person, and never an unready page (O-12, O-60)."""

import json
import re
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Revision

from .preflight import Finding

# What changes in a version without anybody having written anything.
BOOKKEEPING = frozenset(
    {
        "comments",
        "depth",
        "draft_title",
        "expire_at",
        "expired",
        "first_published_at",
        "go_live_at",
        "has_unpublished_changes",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "live",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "owner",
        "path",
        "url_path",
        "wagtail_admin_comments",
    }
)

# The rich-text widget numbers its paragraphs; quotation marks are escaped inside JSON.
BLOCK_KEY = re.compile(r' data-block-key=\\"[^"\\]*\\"')


def blocking_findings(obj: Any) -> list[Finding]:
    """What stands against publishing the object as it is in memory; empty for other models."""
    if not hasattr(obj, "preflight"):
        return []
    return [finding for finding in obj.preflight() if finding.blocks_publishing]


def wrote_it(obj: Any, user: Any) -> bool:
    """Whether the newest version's words are this user's.

    Publishing from the editor saves a version under the publisher's name even when nothing was
    changed, so versions with the same words count as one, and the first of them names the author.
    """
    author = None
    words = None
    for revision in _revisions(obj):
        revision_words = _words(revision)
        if words is not None and revision_words != words:
            break
        words, author = revision_words, revision.user_id
    return words is not None and author == user.pk


def reasons_against(obj: Any, user: Any) -> list[str]:
    """Why this user may not publish the newest version now; empty when they may.

    Administrators may publish their own words in an emergency, but no unready page.
    """
    reasons = []
    blocking = blocking_findings(obj)
    if blocking:
        reasons.append(_unready(len(blocking)))
    if not getattr(user, "is_superuser", False) and wrote_it(obj, user):
        reasons.append(
            _("You wrote this version, so a colleague publishes it. Submit it for moderation.")
        )
    return reasons


def _unready(number: int) -> str:
    return _(
        "Not published: %(number)d required points are open. They stand at the top of the editor; "
        "the draft is saved."
    ) % {"number": number}


def _revisions(obj: Any) -> list[Revision]:
    return list(obj.revisions.order_by("-created_at", "-id")[:50])


def _words(revision: Revision) -> str:
    """The version without bookkeeping and without the marks the editor's widgets add."""
    content = {key: value for key, value in revision.content.items() if key not in BOOKKEEPING}
    for key, value in content.items():
        if isinstance(value, str) and value.startswith('[{"type":'):
            content[key] = _without_ids(json.loads(value))
    return BLOCK_KEY.sub("", json.dumps(content, sort_keys=True, default=str))


def _without_ids(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_ids(item) for item in value]
    if isinstance(value, dict):
        is_block = {"type", "value"} <= value.keys()
        return {
            key: _without_ids(item) for key, item in value.items() if not (is_block and key == "id")
        }
    return value
