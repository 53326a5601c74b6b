"""The CMS in our colours."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def admin_css() -> SafeString:
    """The stylesheet of the CMS: brand colours and the preflight panel."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
