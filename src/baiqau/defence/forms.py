"""When and where the sitting is and the seed of its draw; a guest of the audience; the seal's minute."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from baiqau.language.names import PersonName
from baiqau.rules import answers


class SittingForm(forms.Form):
    """The plan of the day."""

    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
    )
    hour = forms.TimeField(
        label=_("Hour"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    room = forms.CharField(label=_("Place"), max_length=200, required=False)
    seed = forms.CharField(
        label=_("Seed of the draw"),
        max_length=200,
        help_text=_(
            "Words nobody can choose beforehand, published before the draw: anyone can draw again."
        ),
    )

    def starts_at(self, zone: str) -> datetime:
        """Give the moment in the contest's zone."""
        return datetime.combine(
            self.cleaned_data["day"], self.cleaned_data["hour"], tzinfo=ZoneInfo(zone)
        )


class GuestForm(forms.Form):
    """Who holds a ticket: a name as it is printed on a certificate, and one address."""

    surname = forms.CharField(
        label=_("Surname"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    given = forms.CharField(
        label=_("Given name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    patronymic = forms.CharField(
        label=_("Patronymic"),
        max_length=80,
        required=False,
        help_text=_("If there is one."),
        widget=forms.TextInput(attrs={"autocomplete": "additional-name"}),
    )
    contact = forms.CharField(max_length=254)
    agree = forms.BooleanField(
        label=_(
            "I agree that my name and address are kept for this vote and for my certificate of "
            "attendance."
        )
    )

    def __init__(self, kind: str, *given: Any, **named: Any) -> None:
        """`kind` is what the regulation asks for: email, phone or either."""
        super().__init__(*given, **named)
        self.kind = kind
        field = self.fields["contact"]
        field.label, hints = {
            "email": (_("E-mail address"), {"autocomplete": "email", "inputmode": "email"}),
            "phone": (_("Telephone"), {"autocomplete": "tel", "inputmode": "tel"}),
            "either": (_("E-mail address or telephone"), {"autocomplete": "email"}),
        }[kind]
        field.widget.attrs |= hints

    def clean_contact(self) -> str:
        """Give an address in lower case, or a telephone number in E.164."""
        told = str(self.cleaned_data["contact"]).strip()
        phone = answers.phone(told) if self.kind != "email" else None
        if phone is None and self.kind != "phone":
            try:
                validate_email(told.lower())
            except ValidationError:
                told = ""
            phone = told.lower()
        if not phone:
            raise ValidationError(
                {
                    "email": _("Write an e-mail address such as aigul@example.kz."),
                    "phone": _("Write a telephone number such as +7 701 123 45 67."),
                    "either": _(
                        "Write an e-mail address such as aigul@example.kz or a telephone number such "
                        "as +7 701 123 45 67."
                    ),
                }[self.kind]
            )
        return phone

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        name = PersonName(
            surname=str(cleaned.get("surname", "")),
            given=str(cleaned.get("given", "")),
            patronymic=str(cleaned.get("patronymic", "")),
        )
        for part in {one.partition("-")[0] for one in name.problems()} & cleaned.keys():
            self.add_error(
                part, _("A name is written with letters, spaces, hyphens and apostrophes only.")
            )
        cleaned["name"] = name
        return cleaned


class SealForm(forms.Form):
    """From which minute the result may be public."""

    opens_at = forms.DateTimeField(
        label=_("Public not before"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%d.%m.%Y %H:%M"],
    )
