"""How often a code may be guessed: counted in the database before it is compared.

A count in the session is read, raised and written back: many requests at once see the same number.
"""

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm
from allauth.core import context
from django.http import HttpRequest
from django.utils import timezone

from baiqau.base.ratelimit import allow

TRIES = 5
_DAY = 86_400


def one_more(request: HttpRequest, code: str) -> bool:
    """Count one guess of the code this session waits for; False when it is one too many."""
    return allow(f"try:{request.session.session_key}:{code}", TRIES, _DAY, timezone.now())


class CountedCodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth carries no types
    """allauth's form of the code of a sign-in, its guesses counted."""

    expected_code: str

    def clean_code(self) -> str:
        """Compare no more than TRIES guesses; the rest are as wrong as any other."""
        if not one_more(context.request, str(self.expected_code)):
            raise get_adapter().validation_error("incorrect_code")
        return str(super().clean_code())
