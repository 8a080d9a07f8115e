"""When and where the sitting is and the seed of its draw; a guest of the audience; the seal's minute."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from baiqau.defence.actions.sittings import Apart
from baiqau.judging.models import Seat
from baiqau.language.names import PersonName
from baiqau.people.forms import NameForm
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

    name = forms.CharField(label=_("Name of the sitting"), max_length=120, required=False)
    chair = forms.ModelChoiceField(
        Seat.objects.none(),
        label=_("Chair of this sitting"),
        required=False,
        empty_label=_("The chair of the commission"),
    )
    seats = forms.ModelMultipleChoiceField(
        Seat.objects.none(),
        label=_("Who of the commission sits here"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nobody chosen: the whole commission."),
    )

    def __init__(self, seats: QuerySet[Seat] | None, *given: Any, **named: Any) -> None:
        """`seats` are those who may sit in one of several sittings; None: there is only one."""
        super().__init__(*given, **named)
        if seats is None:
            for field in ("name", "chair", "seats"):
                del self.fields[field]
            return
        for field in ("chair", "seats"):
            chosen = self.fields[field]
            assert isinstance(chosen, forms.ModelChoiceField)
            chosen.queryset = seats
            chosen.label_from_instance = _named  # type: ignore[assignment]  # Django's own way

    def apart(self) -> Apart:
        """Give what tells this sitting from the others."""
        told = self.cleaned_data
        return Apart(told.get("name", ""), told.get("chair"), tuple(told.get("seats", ())))

    def starts_at(self, zone: str) -> datetime:
        """Give the moment in the contest's zone."""
        return datetime.combine(
            self.cleaned_data["day"], self.cleaned_data["hour"], tzinfo=ZoneInfo(zone)
        )


def _named(seat: Seat) -> str:
    return f"{seat.code} {seat.person}"


class GuestForm(NameForm):
    """Who holds a ticket: a name as it is printed on a certificate, and one address."""

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
