"""The forms of the works, the consents and the withdrawal."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from baiqau.entries.models import WorkFile
from baiqau.rules.document import Regulation


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
