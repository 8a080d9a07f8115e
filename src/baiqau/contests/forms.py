"""Forms around a draft: how it begins, the reason of an amendment, the document as text."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from baiqau.contests.models import Role
from baiqau.contests.problems import told
from baiqau.contests.wording import UNREAD
from baiqau.files import texts
from baiqau.files.refusing import CannotMake
from baiqau.rules.drafts import text
from baiqau.rules.findings import RegulationRefused

LARGEST = 2_000_000
LONGEST = 200_000  # letters of a document that is read


class ReasonForm(forms.Form):
    """The reason that is published beside an amendment."""

    reason = forms.CharField(
        label=_("Reason of the amendment"),
        max_length=500,
        required=False,
        help_text=_("Published together with the difference."),
    )


class TextForm(forms.Form):
    """The document as text or as a file; `tree` of the cleaned data is the draft it says."""

    document = forms.CharField(
        label=_("Regulation as a document (TOML)"),
        help_text=_("Dates, conditions, criteria and texts stand in this one document."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "digest"}),
    )
    file = forms.FileField(
        label=_("Or a file"),
        help_text=_(
            "A file that was downloaded here or sent by a colleague: it takes the place of the text."
        ),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".toml,text/plain"}),
    )

    def clean(self) -> dict[str, Any]:
        """Read the file, or else the text; a text that cannot be read is given back as it is."""
        data = super().clean() or {}
        try:
            words = _words(data.get("file")) or data.get("document", "")
            data["tree"] = text.tree_of(words)
        except UnicodeDecodeError as error:
            raise ValidationError(_("This file is no text. Choose the TOML file.")) from error
        except RegulationRefused as refused:
            raise ValidationError(told(refused.problems)) from refused
        return data


class BeginForm(forms.Form):
    """From which contest, and on which day its call closes."""

    source = forms.CharField(widget=forms.HiddenInput)
    closes = forms.DateField(
        label=_("The call closes on"),
        help_text=_("All other dates move by as many days and keep their hours."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"invalid": _("Write the date as day, month, year: 15.11.2027.")},
    )

    def clean_closes(self) -> date:
        """Take a day of this century: a typing slip in the year is told."""
        day: date = self.cleaned_data["closes"]
        if not 2000 <= day.year < 2100:  # noqa: PLR2004
            raise ValidationError(_("Look at the year: %(year)s."), params={"year": day.year})
        return day


class LinesField(forms.CharField):
    """A text of lines: measured without the CR that a browser puts before each LF it sends."""

    def to_python(self, value: object) -> str:
        """Give the text with plain line ends."""
        found = super().to_python(value) or ""
        return found.replace("\r\n", "\n").replace("\r", "\n")


class DocumentForm(forms.Form):
    """A regulation written for people: a file, or its text pasted; `words` of the cleaned data is the text."""

    paper = forms.FileField(
        label=_("The file"),
        help_text=_("DOCX, PDF, ODT, DOC, RTF, TXT or MD, up to 20 MB."),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.odt,.doc,.rtf,.txt,.md"}),
    )
    document = LinesField(
        label=_("Or its text"),
        max_length=LONGEST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self) -> dict[str, Any]:
        """Read the words of the file, or else take the text."""
        data = super().clean() or {}
        file = data.get("paper")
        if not file and not data.get("document", "").strip() and not self.errors:
            raise ValidationError(_("Choose a file or paste the text of the regulation."))
        data["words"] = self._words_of(file) if file else data.get("document", "")
        return data

    def _words_of(self, file: Any) -> str:
        if file.size > texts.LARGEST:  # before it is written a second time
            self.add_error("paper", str(UNREAD["words-large"]))
            return ""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "document"
            with path.open("wb") as written:
                for part in file.chunks():
                    written.write(part)
            try:
                return texts.text(path, claimed_name=file.name)[:LONGEST]
            except CannotMake as refused:
                self.add_error("paper", str(UNREAD[refused.code]))
        return ""


def _words(file: Any) -> str:
    return file.read(LARGEST).decode("utf-8-sig") if file else ""


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
