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
        label=_("Password, or refresh token of OAuth2"),
        required=False,
        max_length=4000,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_(
            "Leave empty to keep the one there is. Gmail and Mail.ru ask for an app password."
        ),
    )
    by_token = forms.BooleanField(
        label=_("Sign in with OAuth2"),
        required=False,
        help_text=_(
            "For Gmail, Microsoft 365 and other providers that take no passwords. The next four"
            " values come from the provider’s console; the access token is renewed by itself."
        ),
    )
    token_url = forms.URLField(
        label=_("Token address of the provider"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("For example https://oauth2.googleapis.com/token"),
    )
    client_id = forms.CharField(label=_("Client ID"), required=False, max_length=300)
    client_secret = forms.CharField(
        label=_("Client secret"),
        required=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Leave empty to keep the one there is, or when the provider gives none."),
    )
    folder = forms.CharField(label=_("Folder"), max_length=255, initial="INBOX")

    def clean(self) -> None:
        """OAuth2 needs to know where tokens come from and for whom."""
        told = super().clean() or {}
        if told.get("by_token"):
            for name in ("token_url", "client_id"):
                if not told.get(name) and name not in self.errors:
                    self.add_error(name, _("OAuth2 needs this."))


class TrayForm(forms.Form):
    """What is shown of the tray."""

    state = forms.CharField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(label=_("Sender or subject"), required=False, max_length=100)


class DecisionForm(forms.Form):
    """A person's decision on a letter."""

    step = forms.ChoiceField(
        choices=[
            (step, step) for step in ("draft", "offer", "set-aside", "ask", "replay", "assign")
        ]
    )
    file = forms.UUIDField(required=False)
    question = forms.CharField(required=False, max_length=40)
    number = forms.IntegerField(required=False, min_value=1)
    entry = forms.UUIDField(required=False)
    surname = forms.CharField(required=False, max_length=160)
    reason = forms.CharField(required=False, max_length=500)
