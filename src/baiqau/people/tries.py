"""How often a code may be guessed: counted in the database before it is compared.

A count in the session is read, raised and written back: many requests at once see the same number.
"""

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm
from allauth.core import context
from django.utils import timezone

from baiqau.base.ratelimit import allow

TRIES = 5
_DAY = 86_400


def one_more(person: int, issue: str) -> bool:
    """Count one guess of a code that an account waits for; False when it is one too many."""
    return allow(f"try:{person}:{issue}", TRIES, _DAY, timezone.now())


class CountedCodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth carries no types
    """allauth's form of the code of a sign-in, its guesses counted."""

    expected_code: str

    def clean_code(self) -> str:
        """Compare no more than TRIES guesses; the rest are told to ask for another code."""
        stage = context.request._login_stage  # noqa: SLF001  where allauth's own view looks
        issue = f"{stage.state['at']}:{self.expected_code}"
        if not one_more(stage.login.user.pk, issue):
            raise get_adapter().validation_error("too_many_login_attempts")
        return str(super().clean_code())
