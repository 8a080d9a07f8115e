"""The forms of the works, the consents and the withdrawal."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from baiqau.entries.models import WorkFile
from baiqau.rules.document import Regulation
from baiqau.rules.questions import Question
from baiqau.rules.summary import asked


class FileForm(forms.Form):
    """One file of the work in one of the regulation's forms."""

    form = forms.ChoiceField(label=_("Form of the work"), widget=forms.RadioSelect)
    file = forms.FileField(label=_("File"))
    replaces = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, regulation: Regulation, language: str, **kw: Any) -> None:
        super().__init__(*args, **kw)
        works = [(form.key, form.name.within(language)) for form in regulation.works.forms]
        self.fields["form"].choices = works  # type: ignore[attr-defined]  # a choice field above
        endings = sorted({f".{one}" for form in regulation.works.forms for one in form.extensions})
        self.fields["file"].widget.attrs["accept"] = ",".join(endings)
        if len(works) == 1:
            self.initial["form"] = works[0][0]


class AnswerFileForm(forms.Form):
    """The file that answers one question of the regulation."""

    question = forms.CharField(widget=forms.HiddenInput)
    file = forms.FileField(label=_("File"), required=False)

    def __init__(
        self, *args: Any, question: Question, regulation: Regulation, language: str, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.key = question.key
        self.auto_id = f"id_asked_{question.key}_%s"
        self.initial["question"] = question.key
        field: Any = self.fields["file"]  # what the template of a field reads beside Django's own
        field.help_text = question.help.within(language) if question.help else ""
        field.needed = question.required
        field.conditions = list(asked.conditions(question, regulation, language))
        field.limits = [one[:1].upper() + one[1:] for one in asked.limits(question, language)]
        field.widget.attrs["accept"] = ",".join(f".{one}" for one in question.extensions)

    def clean_file(self) -> object:
        """Ask for a file where the button was pressed without one."""
        file = self.cleaned_data["file"]
        if not file:
            raise ValidationError(_("Choose the file on your device, then send it."))
        return file


class CaptionsForm(forms.Form):
    """Captions of a film in one language."""

    film = forms.ChoiceField(label=_("Film"))
    language = forms.ChoiceField(label=_("Language of the captions"), choices=settings.LANGUAGES)
    captions = forms.FileField(
        label=_("Captions"),
        help_text=_("A file ending in .srt or .vtt."),
        widget=forms.FileInput(attrs={"accept": ".srt,.vtt,text/vtt"}),
    )

    def __init__(self, *args: Any, films: Sequence[WorkFile], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.auto_id = "id_captions_%s"
        found = [(str(film.key), film.original_name) for film in films]
        self.fields["film"].choices = found  # type: ignore[attr-defined]  # a choice field above
        if len(found) == 1:
            self.fields["film"].widget = forms.HiddenInput()
            self.initial["film"] = found[0][0]


class ConsentForm(forms.Form):
    """The consents the regulation asks with an entry, each with its own tick."""

    def __init__(self, *args: Any, regulation: Regulation, language: str, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for text in regulation.consents:
            if text.asked == "entry":
                self.fields[text.key] = forms.BooleanField(
                    label=text.text.within(language),
                    required=False,
                    help_text=_("Needed to take part.") if text.required else _("As you wish."),
                )

    def keys(self) -> frozenset[str]:
        """Give the consents that were ticked."""
        return frozenset(key for key, ticked in self.cleaned_data.items() if ticked)


class WithdrawalForm(forms.Form):
    """Why a work is withdrawn."""

    reason = forms.CharField(
        label=_("Why do you withdraw the work?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
