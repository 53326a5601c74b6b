"""Registration only; what is registered lives in `admin/`."""

from wagtail.snippets.models import register_snippet

from home.admin.dashboard import register_first_steps
from streets.admin.dashboard import street_steps
from streets.admin.viewsets import DirectoryViewSetGroup

register_snippet(DirectoryViewSetGroup)
register_first_steps(street_steps)
