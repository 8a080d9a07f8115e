"""The invitation of jurors, a juror's answer, and what an assignment is to keep."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from baiqau.judging.actions.commission import Acceptance
from baiqau.judging.wanted import Wishes
from baiqau.language.folding import fold
from baiqau.people import queries as people
from baiqau.people.models import Library
from baiqau.rules.document import Regulation

TWO = 2
LONGEST_NAME = 160


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

    def addresses_asked(self) -> list[str]:
        """Give the addresses that were pasted."""
        found: list[str] = self.cleaned_data["addresses"]
        return found

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("chair") and len(cleaned.get("addresses", [])) > 1:
            raise ValidationError(_("There is one chair: give one address."))
        return cleaned


class AcceptanceForm(forms.Form):
    """What a juror says on accepting."""

    languages = forms.MultipleChoiceField(
        label=_("Languages I read works in"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
    )
    topics = forms.MultipleChoiceField(
        label=_("Kinds of works I know well"), required=False, widget=forms.CheckboxSelectMultiple
    )
    most = forms.IntegerField(
        label=_("Works I take at most"),
        help_text=_("Leave it empty if any equal share suits you."),
        required=False,
        min_value=1,
        max_value=10_000,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    near_libraries = forms.CharField(
        label=_("Libraries I am near to"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Where you worked, teach or are otherwise bound: one name a line, as in the register. You get"
            " no work from them."
        ),
    )
    near_people = forms.CharField(
        label=_("People I am near to"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Relatives, pupils, close colleagues: surname and given name, one a line. You get no work"
            " of theirs and are not told whether there is one."
        ),
    )
    declared = forms.BooleanField(
        label=_(
            "I shall judge impartially, keep what I read to myself, name every conflict of interest"
            " as soon as I see it, and be ready in these days."
        )
    )

    def __init__(
        self, *given: Any, regulation: Regulation, language: str, assigned: bool, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        if assigned:
            del self.fields["near_libraries"], self.fields["near_people"]
        if regulation.judging.all_works:
            del self.fields["most"]
        kinds = [(kind.key, kind.name.within(language)) for kind in regulation.works.kinds]
        self.fields["topics"].choices = kinds  # type: ignore[attr-defined]  # a choice field

    def clean_near_libraries(self) -> tuple[Library, ...]:
        """Give the libraries; refuse the first line that names none of the register."""
        return tuple(_library(line) for line in _lines(self.cleaned_data["near_libraries"]))

    def clean_near_people(self) -> tuple[str, ...]:
        """Give the names; refuse the first that is not a surname with a given name or an initial."""
        names = _lines(self.cleaned_data["near_people"])
        for name in names:
            if len(name.replace(".", " ").split()) < TWO or len(name) > LONGEST_NAME:
                raise ValidationError(
                    _("“%(name)s”: write the surname and the given name."), params={"name": name}
                )
        return names

    def acceptance(self) -> Acceptance:
        """Give what was said."""
        told = self.cleaned_data
        return Acceptance(
            tuple(told["languages"]),
            tuple(told["topics"]),
            told.get("most"),
            told.get("near_libraries", ()),
            told.get("near_people", ()),
        )


def _lines(words: str) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for line in words.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def _library(name: str) -> Library:
    for one in people.libraries(name):
        if fold(name) in {fold(word) for word in (one.name_kk, one.name_ru, one.name_en) if word}:
            return one
    raise ValidationError(
        _("“%(name)s” is not in the register of libraries. Write the name as it stands there."),
        params={"name": name},
    )


class WishesForm(forms.Form):
    """What the next solution is to keep."""

    language_needed = forms.BooleanField(
        label=_("Only jurors who read the language of the work"), required=False
    )
    one_of_region = forms.BooleanField(
        label=_("At most one juror of a region on each work"), required=False
    )
    move = forms.BooleanField(
        label=_("Works handed out but not begun may go to others"), required=False
    )
    low = forms.IntegerField(
        label=_("Works of a juror, at least"),
        required=False,
        min_value=0,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    high = forms.IntegerField(
        label=_("Works of a juror, at most"),
        help_text=_("Without these two numbers loads become as equal as can be."),
        required=False,
        min_value=1,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        low, high = cleaned.get("low"), cleaned.get("high")
        if low is not None and high is not None and low > high:
            raise ValidationError(_("The least number of works is above the greatest."))
        return cleaned

    def wishes(self) -> Wishes:
        """Give what was chosen."""
        return Wishes(**self.cleaned_data)
