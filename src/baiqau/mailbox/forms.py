"""Forms of the mailbox."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MailboxForm(forms.Form):
    """Where letters are fetched from."""

    host = forms.CharField(
        label=_("Mail server (IMAP)"), max_length=255, help_text=_("For example imap.mail.ru")
    )
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=993)
    secure = forms.BooleanField(label=_("Encrypted connection (TLS)"), required=False, initial=True)
    user = forms.CharField(label=_("User name"), max_length=255)
    secret = forms.CharField(
        label=_("Password"),
        required=False,
        max_length=4000,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_(
            "Leave empty to keep the one there is. Gmail and Mail.ru ask for an app password."
        ),
    )
    by_token = forms.BooleanField(label=_("The password is an OAuth2 access token"), required=False)
    folder = forms.CharField(label=_("Folder"), max_length=255, initial="INBOX")


class TrayForm(forms.Form):
    """What is shown of the tray."""

    state = forms.CharField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(label=_("Sender or subject"), required=False, max_length=100)


class DecisionForm(forms.Form):
    """A person's decision on a letter."""

    step = forms.ChoiceField(
        choices=[(step, step) for step in ("draft", "offer", "set-aside", "ask", "replay")]
    )
    number = forms.IntegerField(required=False, min_value=1)
    entry = forms.UUIDField(required=False)
    surname = forms.CharField(required=False, max_length=160)
    reason = forms.CharField(required=False, max_length=500)
