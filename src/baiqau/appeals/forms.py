"""Forms of an appeal: filing, naming a handler, answering."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from baiqau.appeals.wording import OUTCOMES, SUBJECTS
from baiqau.people.models import Person

LONGEST = 10_000


class AppealForm(forms.Form):
    """What the appeal is about and what is wrong."""

    subject = forms.ChoiceField(
        label=_("What the appeal is about"),
        choices=list(SUBJECTS.items()),
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("What is wrong, and what you ask for"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Name the clause, the mark or the decision you mean, if you can."),
    )


class HandlerForm(forms.Form):
    """Who handles the appeal: only those whom nothing keeps from it can be chosen."""

    handler = forms.ChoiceField(label=_("Handler"))

    def __init__(self, people: Iterable[Person], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        choices = [(str(person.key), str(person)) for person in people]
        self.fields["handler"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class AnswerForm(forms.Form):
    """The outcome with its reasons."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=list(OUTCOMES.items()), widget=forms.RadioSelect
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The author reads them as they stand. The answer is final."),
    )
