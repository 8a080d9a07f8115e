"""The form of a letter to many."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from baiqau.contests.models import Contest
from baiqau.mailings.models import Mailing
from baiqau.mailings.wording import GROUPS, LANGUAGES

_SUBJECTS = {
    "kk": _("Subject in Kazakh"),
    "ru": _("Subject in Russian"),
    "en": _("Subject in English"),
}
_TEXTS = {"kk": _("Text in Kazakh"), "ru": _("Text in Russian"), "en": _("Text in English")}
LONGEST = 20_000
_HOUR = "%Y-%m-%dT%H:%M"


class HourForm(forms.Form):
    """The day and the hour at which a letter sets out, in the contest's zone."""

    hour = forms.DateTimeField(
        label=_("Day and hour"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_HOUR),
        input_formats=[_HOUR, "%d.%m.%Y %H:%M"],
        error_messages={
            "required": _("Write the day and the hour at which the letter is to go out."),
            "invalid": _("Write the day and the hour so: 15.11.2026 09:00."),
        },
    )

    def hour_in(self, contest: Contest) -> datetime:
        """Give the moment: what is typed is the contest's own time."""
        typed: datetime = self.cleaned_data["hour"]
        return typed.replace(tzinfo=ZoneInfo(contest.regulation.zone))


class MailingForm(forms.Form):
    """Whom to write to, and the words in each language; a person gets their own where it is written."""

    groups = forms.MultipleChoiceField(
        label=_("Whom to write to"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one group of people to write to.")},
        help_text=_("Somebody in several groups gets one letter. The numbers are those of now."),
    )
    necessary = forms.BooleanField(
        label=_("This letter is necessary: it tells recipients what they must know of their work"),
        required=False,
        help_text=_(
            "It also goes to those who want no letters to many, and offers no way to leave. News,"
            " thanks and invitations are not necessary."
        ),
    )

    def __init__(self, sizes: Mapping[str, int] | None, *args: Any, **kwargs: Any) -> None:
        """`sizes`: how many people are in each group; None where the letter is for a fixed list."""
        super().__init__(*args, **kwargs)
        if sizes is None:
            del self.fields["groups"]
        else:
            choices = [(key, f"{words} – {sizes[key]}") for key, words in GROUPS.items()]
            self.fields["groups"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        for code in LANGUAGES:
            self.fields[f"subject_{code}"] = forms.CharField(
                label=_SUBJECTS[code], max_length=200, required=False
            )
            self.fields[f"body_{code}"] = forms.CharField(
                label=_TEXTS[code],
                max_length=LONGEST,
                required=False,
                widget=forms.Textarea(attrs={"rows": 8, "lang": code}),
            )

    def words(self) -> dict[str, Any]:
        """Give what is told, as the action takes it."""
        told = self.cleaned_data
        return {
            "groups": told.get("groups", ()),
            "necessary": told["necessary"],
            "subject": {code: told[f"subject_{code}"] for code in LANGUAGES},
            "body": {code: told[f"body_{code}"] for code in LANGUAGES},
        }


def told(mailing: Mailing) -> dict[str, object]:
    """Give a letter as the form shows it."""
    words = {f"subject_{code}": text for code, text in mailing.subject.items()}
    words |= {f"body_{code}": text for code, text in mailing.body.items()}
    return {"groups": mailing.groups, "necessary": mailing.necessary, **words}
