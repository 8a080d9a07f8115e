"""The form of a new passkey: its library gives the name no words in any language."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _


class NewKeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """The library's form with a label people can read."""

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["name"].label = _("What to call this key")
