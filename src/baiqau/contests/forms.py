"""The regulation's document in a form: read at once, so that every fault is named."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from baiqau.contests.wording import PROBLEMS
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
            raise ValidationError([_sentence(one) for one in refused.problems[:SHOWN]]) from refused
        problems = checks.problems(regulation)
        if problems:
            raise ValidationError([_sentence(one) for one in problems[:SHOWN]])
        return regulation


class AmendmentForm(DocumentForm):
    """The changed document with the reason that is published beside it."""

    reason = forms.CharField(
        label=_("Reason of the amendment"),
        max_length=500,
        help_text=_("Published together with the difference."),
    )


def _sentence(problem: Problem) -> str:
    place = problem.path or "–"
    if problem.code in PROBLEMS:
        words = str(PROBLEMS[problem.code]) % dict(problem.facts)
        return str(_("At “%(place)s”: %(words)s")) % {"place": place, "words": words}
    return str(_("At “%(place)s”: %(code)s.")) % {"place": place, "code": problem.code}
