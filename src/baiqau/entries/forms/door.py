"""May I enter: three questions, answered by links, without an account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from baiqau.entries.forms.dates import date_field
from baiqau.people.forms import KINDS

AUTHOR_KINDS = [
    ("individual", _("One or several authors by name")),
    ("library", _("A project of a library")),
]
AGES = [("yes", _("Yes")), ("no", _("No"))]


class DoorForm(forms.Form):
    """The answers so far; an unanswered or unknown one is asked again."""

    library = forms.ChoiceField(choices=KINDS, required=False)
    age = forms.ChoiceField(choices=AGES, required=False)
    born = date_field(required=False, label=_("Date of birth"))
    applicant = forms.ChoiceField(choices=AUTHOR_KINDS, required=False)
