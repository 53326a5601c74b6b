"""Local words nobody should build a password from (S-5)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LOCAL_WORDS = (
    "lvcuo",
    "lücuo",
    "lucuo",
    "xiamen",
    "taiwanjie",
    "jiangtou",
    "吕厝",
    "台湾街",
    "厦门",
)


class LocalWordsValidator:
    """Refuses passwords that contain a place name of ours."""

    def validate(self, password: str, user: object | None = None) -> None:
        """Check one password.

        Raises:
            ValidationError: it contains a local word.
        """
        lowered = password.lower()
        if any(word in lowered for word in LOCAL_WORDS):
            raise ValidationError(
                _("The password contains a local place name, which is easy to guess."),
                code="password_local_word",
            )

    def get_help_text(self) -> str:
        """One sentence for the form."""
        return _("Your password can’t contain local place names such as lvcuo or xiamen.")
