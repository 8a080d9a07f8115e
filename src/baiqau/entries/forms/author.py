"""The forms of the applicant: one person's particulars, and whether a library stands behind them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from baiqau.entries.actions import Authorship
from baiqau.entries.forms.dates import date_field
from baiqau.entries.forms.door import AUTHOR_KINDS
from baiqau.language.names import PersonName
from baiqau.people.models import Library


class ApplicantForm(forms.Form):
    """Who enters: authors by name, or a library with its project."""

    author_kind = forms.ChoiceField(
        label=_("Who enters the contest"), choices=AUTHOR_KINDS, widget=forms.RadioSelect
    )


class AuthorForm(forms.Form):
    """One author. Only a name is needed to keep a draft."""

    surname = forms.CharField(label=_("Surname"), max_length=80)
    given = forms.CharField(label=_("Given name"), max_length=80, required=False)
    patronymic = forms.CharField(
        label=_("Patronymic"), max_length=80, required=False, help_text=_("If there is one.")
    )
    born = date_field(
        label=_("Date of birth"),
        required=False,
        help_text=_("Day, month, year: 09.04.1996. It is deleted after the award."),
    )
    post = forms.CharField(label=_("Post"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"inputmode": "email"}),
    )
    contact = forms.BooleanField(
        label=_("This author answers the letters about the work"), required=False
    )
    publish = forms.BooleanField(
        label=_("This author agrees to the publication of name, photo and work"), required=False
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for name in ("given", "born"):
            self.fields[name].needed = True  # type: ignore[attr-defined]  # read by base/field.html

    def clean(self) -> dict[str, object]:
        told = super().clean() or {}
        _with_letters(told)
        return told

    def told(self, library: Library | None) -> Authorship:
        """Give the author, with the chosen library, as the action takes one."""
        told = self.cleaned_data
        return Authorship(
            name=PersonName(**_name(told)),
            born=told["born"],
            library=library,
            post=told["post"],
            email=told["email"],
            contact=told["contact"],
            publish=told["publish"],
        )


class NameForm(forms.Form):
    """A name as its owner writes it."""

    surname = forms.CharField(label=_("Surname"), max_length=80)
    given = forms.CharField(label=_("Given name"), max_length=80)
    patronymic = forms.CharField(
        label=_("Patronymic"), max_length=80, required=False, help_text=_("If there is one.")
    )

    def clean(self) -> dict[str, object]:
        told = super().clean() or {}
        _with_letters(told)
        return told

    def name(self) -> PersonName:
        """Give the name."""
        return PersonName(**_name(self.cleaned_data))

    @staticmethod
    def of(name: PersonName) -> dict[str, str]:
        """Give what the form shows of a name."""
        return {part: getattr(name, part) for part in ("surname", "given", "patronymic")}


def particulars(known: Authorship) -> dict[str, object]:
    """Give what the form shows of an author."""
    names = ("born", "post", "email", "contact", "publish")
    name = {part: getattr(known.name, part) for part in ("surname", "given", "patronymic")}
    return {**name, **{part: getattr(known, part) for part in names}}


def only_contact(named: Sequence[Authorship], place: int) -> list[Authorship]:
    """When the author at `place` is the contact, nobody else is."""
    if not named[place].contact:
        return list(named)
    return [replace(one, contact=number == place) for number, one in enumerate(named)]


def _with_letters(told: dict[str, object]) -> None:
    if "surname" in told and PersonName(**_name(told)).problems():
        raise ValidationError(
            _("A name is written with letters, spaces, hyphens and apostrophes only.")
        )


def _name(told: dict[str, object]) -> dict[str, str]:
    return {part: str(told.get(part, "")) for part in ("surname", "given", "patronymic")}
