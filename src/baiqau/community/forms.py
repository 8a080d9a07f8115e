"""What a librarian tells about himself or herself."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ProfileForm(forms.Form):
    """The profile and the consent to show it."""

    about = forms.CharField(
        label=_("About me"),
        max_length=2000,
        required=False,
        help_text=_("What you do in your library and what you could share."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    interests = forms.CharField(
        label=_("Interests"), max_length=300, required=False, help_text=_("A few words, by commas.")
    )
    public = forms.BooleanField(
        label=_(
            "I agree that my name, library and this text are public. I can withdraw this at any time."
        ),
        required=False,
    )
