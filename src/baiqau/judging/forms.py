"""The invitation of jurors."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _


class InviteForm(forms.Form):
    """Addresses one a line, the languages these jurors read, and whether this is the chair."""

    addresses = forms.CharField(
        label=_("E-mail addresses"),
        help_text=_("One address a line; each gets a personal link."),
        widget=forms.Textarea(attrs={"rows": 4, "inputmode": "email"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages they read"),
        choices=settings.LANGUAGES,
        initial=["kk", "ru"],
        widget=forms.CheckboxSelectMultiple,
    )
    chair = forms.BooleanField(label=_("This person is the chair"), required=False)

    def clean_addresses(self) -> list[str]:
        """Give the addresses; refuse the first that is none, by name."""
        found = [line.strip().lower() for line in self.cleaned_data["addresses"].splitlines()]
        addresses = list(dict.fromkeys(address for address in found if address))
        for address in addresses:
            try:
                validate_email(address)
            except ValidationError as error:
                raise ValidationError(
                    _("“%(address)s” is not an e-mail address."), params={"address": address}
                ) from error
        return addresses

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("chair") and len(cleaned.get("addresses", [])) > 1:
            raise ValidationError(_("There is one chair: give one address."))
        return cleaned
