"""The forms of the committee: what is looked for, and each decision."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from baiqau.entries.forms.dates import date_field
from baiqau.people.forms import KINDS
from baiqau.rules.document import Regulation
from baiqau.screening.queries import Sieve
from baiqau.screening.wording import FLAGS, LOOKS, STATES, VERDICTS

ANY = ("", _("All"))


class SieveForm(forms.Form):
    """What the committee looks for in the queue."""

    words = forms.CharField(label=_("Number, title, name"), required=False, max_length=100)
    state = forms.ChoiceField(
        required=False, choices=[ANY, *STATES.items()], widget=forms.HiddenInput
    )
    kind = forms.ChoiceField(label=_("Kind of the work"), required=False)
    nomination = forms.ChoiceField(label=_("Nomination"), required=False)
    library_kind = forms.ChoiceField(
        label=_("Kind of library"), required=False, choices=[ANY, *KINDS]
    )
    flag = forms.ChoiceField(label=_("Flags"), required=False, choices=[ANY, *FLAGS.items()])
    tag = forms.ChoiceField(label=_("Tag"), required=False)

    def __init__(
        self, *args: Any, regulation: Regulation, language: str, tags: Sequence[str], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.fields["tag"].choices = [ANY, *((word, word) for word in tags)]  # type: ignore[attr-defined]  # a choice field
        kinds = [(kind.key, kind.name.within(language)) for kind in regulation.works.kinds]
        self.fields["kind"].choices = [ANY, *kinds]  # type: ignore[attr-defined]  # a choice field
        named = [(one.key, one.name.within(language)) for one in regulation.nominations]
        self.fields["nomination"].choices = [ANY, *named]  # type: ignore[attr-defined]  # a choice field
        if not named:
            del self.fields["nomination"]

    def sieve(self) -> Sieve:
        """Give what was chosen; an unknown choice is none."""
        self.full_clean()
        return Sieve(**self.cleaned_data)


class ClausesField(forms.CharField):
    """Numbers of clauses, separated by commas or spaces."""

    def to_python(self, value: object) -> list[str]:  # type: ignore[override]  # a list of words
        return str(super().to_python(value)).replace(",", " ").split()


def clauses_field() -> ClausesField:
    """Give the field for the clauses a decision rests on."""
    return ClausesField(
        label=_("Clauses of the regulation"),
        required=False,
        max_length=200,
        help_text=_("Numbers as in the regulation, separated by commas: 4.1, 5.3."),
    )


class ReasonForm(forms.Form):
    """A decision with its reason."""

    reason = forms.CharField(
        label=_("Reason, as the author will read it"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class GroundedForm(ReasonForm):
    """A decision with its reason and the clauses it rests on."""

    clauses = clauses_field()


class SendBackForm(forms.Form):
    """What is wrong, and until which day it may be corrected."""

    wrong = forms.CharField(
        label=_("What is wrong, one point a line"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    clauses = clauses_field()
    day = date_field(label=_("Until which day, to 23:59:59"), required=False)


class FindingForm(forms.Form):
    """What a person found on one check."""

    check = forms.CharField(max_length=40, widget=forms.HiddenInput)
    clause = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(label=_("Verdict"), choices=list(VERDICTS.items()))
    remark = forms.CharField(label=_("Remark"), max_length=1000, required=False)


class NoteForm(forms.Form):
    """A note inside the committee."""

    text = forms.CharField(
        label=_("Note for the committee"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class LookForm(forms.Form):
    """What a person says of two works found alike."""

    verdict = forms.ChoiceField(
        label=_("What are they?"), choices=list(LOOKS.items()), widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Why"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class ReleaseForm(forms.Form):
    """Why a file that is held is no harm."""

    reason = forms.CharField(
        label=_("Why the file is no harm, as the author will read it"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


ACTS: dict[str, type[forms.Form]] = {
    "admit": ReasonForm,
    "return": SendBackForm,
    "decline": GroundedForm,
    "requalify": ReasonForm,
    "note": NoteForm,
}


NEEDED = frozenset({"reason", "wrong", "text"})  # asked by the acts, which refuse without them


def act_form(act: str, told: QueryDict | None = None, **known: object) -> forms.Form:
    """Give the form of one act; several stand on one page, each with field ids of its own."""
    form = ACTS[act](told, initial=known, auto_id=f"id_{act}_%s")
    for name in NEEDED & form.fields.keys():
        form.fields[name].needed = True  # type: ignore[attr-defined]  # read by base/field.html
    return form
