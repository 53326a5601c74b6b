"""Wagtail's content checker, made for Chinese pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

# File names as cameras, phones and WeChat write them, besides what Wagtail looks for.
FILE_NAME = (
    r"\.(avif|gif|heic|jpe?g|png|svg|webp)$|_|^(IMG|DSC|DCIM|MVIMG|mmexport|wx_camera)[\W\d]*"
    r"|^微信图片|^(图片|照片|截图|图像)\s*\d*$|^\d+$"
)


class ChineseContentChecks(ContentCheckerItem):
    """The accessibility checks that matter here, with Wagtail's own kept.

    Axe matches alternative texts against a pattern (`check-image-alt-text`). It has no such check
    for link texts, so those are looked at before publishing (home.models.preflight).
    """

    axe_run_only = [
        *ContentCheckerItem.axe_run_only,
        "color-contrast",
        "image-alt",
        "image-redundant-alt",
        "list",
        "page-has-heading-one",
    ]
    axe_custom_checks = [
        {"id": "check-image-alt-text", "options": {"pattern": FILE_NAME}}
        if check["id"] == "check-image-alt-text"
        else check
        for check in ContentCheckerItem.axe_custom_checks
    ]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "alt-text-quality": {
            "error_name": _("The alternative text looks like a file name"),
            "help_text": _("Say in a sentence what the picture shows."),
        },
        "color-contrast": {
            "error_name": _("Too little contrast"),
            "help_text": _("Tell whoever looks after the site."),
        },
        "image-alt": {
            "error_name": _("Picture without alternative text"),
            "help_text": _("Say in a sentence what the picture shows."),
        },
        "image-redundant-alt": {
            "error_name": _("The alternative text repeats the text beside it"),
            "help_text": _("Say what the picture adds, or mark it as decorative."),
        },
        "list": {
            "error_name": _("Something else than entries inside a list"),
            "help_text": _("Tell whoever looks after the site."),
        },
        "page-has-heading-one": {
            "error_name": _("The page has no main heading"),
            "help_text": _("Tell whoever looks after the site."),
        },
    }


def check_chinese_text(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Use our checks wherever Wagtail would run its own."""
    items[:] = [
        ChineseContentChecks(in_editor=item.in_editor)
        if isinstance(item, ContentCheckerItem)
        else item
        for item in items
    ]
