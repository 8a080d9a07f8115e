"""The form of a letter's wording."""

from django import forms
from django.utils.translation import gettext_lazy as _

from baiqau.journal.kinds import Words

LONGEST = 20_000


class WordingForm(forms.Form):
    """The subject and the text of one kind of letter; `seen` is the version that was opened."""

    subject = forms.CharField(label=_("Subject"), max_length=200)
    body = forms.CharField(
        label=_("Text"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 18})
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def words(self) -> Words:
        """Give what is told; also of a form in which something is wrong."""
        told = self.cleaned_data
        return Words(told.get("subject", ""), told.get("body", ""))
