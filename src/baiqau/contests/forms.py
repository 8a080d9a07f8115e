"""The regulation's document in a form: read at once, so that every fault is named."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from baiqau.contests.models import Role
from baiqau.contests.problems import sentence
from baiqau.rules import checks, toml
from baiqau.rules.document import Regulation
from baiqau.rules.findings import Problem, RegulationRefused

SHOWN = 12


class DocumentForm(forms.Form):
    """The document as TOML; `cleaned_data["document"]` is the regulation."""

    document = forms.CharField(
        label=_("Regulation as a document (TOML)"),
        help_text=_("Dates, conditions, criteria and texts stand in this one document."),
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "digest"}),
    )

    def clean_document(self) -> Regulation:
        """Read the document; every fault is named with its place."""
        try:
            regulation = toml.read(self.cleaned_data["document"])
        except RegulationRefused as refused:
            raise ValidationError(_told(refused.problems)) from refused
        problems = checks.problems(regulation)
        if problems:
            raise ValidationError(_told(problems))
        return regulation


class AmendmentForm(DocumentForm):
    """The changed document with the reason that is published beside it."""

    reason = forms.CharField(
        label=_("Reason of the amendment"),
        max_length=500,
        help_text=_("Published together with the difference."),
    )


class OfficeForm(forms.Form):
    """To whom an office is given."""

    email = forms.EmailField(
        label=_("E-mail address"),
        error_messages={
            "required": _("Write the e-mail address of the person."),
            "invalid": _("This is no e-mail address. Write it whole: asan@kitap.kz."),
        },
    )
    office = forms.ChoiceField(
        label=_("Office"), error_messages={"invalid_choice": _("Choose an office of the list.")}
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["office"].choices = [(one, one) for one in Role.Office.values]  # type: ignore[attr-defined]  # a choice field


def _told(problems: tuple[Problem, ...]) -> list[str]:
    """Give the first sentences, and how many more there are."""
    told, more = [sentence(one) for one in problems[:SHOWN]], len(problems) - SHOWN
    if more > 0:
        words = ngettext("%(more)s more fault follows.", "%(more)s more faults follow.", more)
        told.append(words % {"more": more})
    return told
