"""Publishing needs a second person (O-12)."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from .publication import reasons_against

APPROVE = "approve"


class SecondPersonApproval(AbstractGroupApprovalTask):
    """Approval by somebody of the groups who did not write the version under review."""

    def get_actions(self, obj: Any, user: Any) -> list[Any]:
        """The author may ask for changes but not approve; nobody approves an unready page."""
        actions = super().get_actions(obj, user)
        if actions and reasons_against(obj.get_latest_revision_as_object(), user):
            return [action for action in actions if action[0] != APPROVE]
        return actions

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Approve only what is stored and what this user may publish.

        The editor saves what the approver changed and approves in one request, so the question is
        asked again here. Refused, the object stays under review; the CMS says why (home.admin).
        """
        if action_name == APPROVE:
            obj = task_state.workflow_state.content_object
            if reasons_against(obj.get_latest_revision_as_object(), user):
                return None
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        """One sentence for the task list."""
        return gettext("A member of the chosen groups, other than the author, approves the text")

    class Meta:
        verbose_name = _("second-person approval")
        verbose_name_plural = _("second-person approvals")
