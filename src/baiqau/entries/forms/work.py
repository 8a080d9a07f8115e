"""The form of the work: kind, title, summary, language, the regulation's questions, use of AI.

Nothing is required: a draft keeps what is there, and the check names what is missing.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from baiqau.entries.actions import Fields
from baiqau.entries.forms.dates import date_field
from baiqau.entries.models import Entry
from baiqau.entries.queries import together
from baiqau.rules.document import Regulation
from baiqau.rules.parts import Question

PREFIX = together.ANSWER
PHONE = RegexValidator(
    r"^[+0-9][0-9 ()-]{5,24}$", _("Write the telephone number with digits: +7 701 123 45 67.")
)


class WorkForm(forms.Form):
    """The words of an entry, in the regulation's own questions."""

    kind = forms.ChoiceField(label=_("Kind of the work"), required=False, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title of the work"), max_length=300, required=False)
    summary = forms.CharField(
        label=_("What the work is about"),
        required=False,
        max_length=10_000,
        help_text=_("In a few sentences: what was done, where, and what came of it."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    language = forms.ChoiceField(label=_("Language of the work"), choices=settings.LANGUAGES)
    written_on = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, regulation: Regulation, language: str, **kw: Any) -> None:
        super().__init__(*args, **kw)
        kinds = [(kind.key, kind.name.within(language)) for kind in regulation.works.kinds]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a choice field above
        for question in regulation.questions:
            self.fields[PREFIX + question.key] = _asked(question, language)
        if regulation.works.ai_declaration and regulation.works.ai_declaration.value:
            self.fields["ai_declaration"] = _declaration()
        _needed(self, regulation)

    def told(self) -> Fields:
        """Give what was written, for the action; of a field with a fault, nothing."""
        told = self.cleaned_data
        return Fields(
            kind=told.get("kind", ""),
            title=told.get("title", ""),
            summary=told.get("summary", ""),
            language=told.get("language", ""),
            ai_declaration=told.get("ai_declaration", ""),
            answers={key: value for key, value in self._answers() if value not in ("", [], None)},
        )

    def shown(self, name: str, value: object) -> str:
        """Give a value of a field as people read it: the labels of what was chosen, or the text."""
        labels = dict(getattr(self.fields.get(name), "choices", ()))
        values = value if isinstance(value, list) else [value]
        return ", ".join(str(labels.get(one, one)) for one in values)

    def _answers(self) -> Iterator[tuple[str, object]]:
        for name, value in self.cleaned_data.items():
            if name.startswith(PREFIX):
                yield name.removeprefix(PREFIX), _kept(value)


class OpeningForm(WorkForm):
    """The same words written before any account, and the address that keeps them on the server."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["email"] = forms.EmailField(
            label=_("Your e-mail address"),
            help_text=_(
                "With it the draft is also kept on the server and opens on your other devices."
                " A code is sent to it only when you press the button."
            ),
            widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        )


def _needed(form: forms.Form, regulation: Regulation) -> None:
    """Mark what is needed before handing in: a draft may lack it, but it is not "as you wish"."""
    asked = {PREFIX + question.key for question in regulation.questions if question.required}
    for name in asked | {"kind", "title", "summary", "ai_declaration"}:
        if name in form.fields:
            form.fields[name].needed = True  # type: ignore[attr-defined]  # read by base/field.html


def written(words: Mapping[str, Any]) -> dict[str, object]:
    """Give what the form shows of words kept before there was an entry."""
    fields = together.flat(words)
    return {name: value for name, value in fields.items() if value != ""} | {
        "written_on": together.state(fields)
    }


def initial(entry: Entry) -> dict[str, object]:
    """Give what the form shows of an entry."""
    fields = together.of_entry(entry)
    return {**fields, "written_on": together.state(fields)}


def _kept(value: object) -> object:
    """Give an answer as JSON can hold it."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _declaration() -> forms.CharField:
    return forms.CharField(
        label=_("Use of artificial intelligence in this work"),
        required=False,
        max_length=5_000,
        help_text=_("Name the tools and what they did. When none was used, write so."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _asked(question: Question, language: str) -> forms.Field:
    """Give the field in which one question of the regulation is answered."""
    named: dict[str, Any] = {
        "label": question.label.within(language),
        "help_text": question.help.within(language) if question.help else "",
        "required": False,
    }
    choices = [(choice.key, choice.label.within(language)) for choice in question.choices]
    if question.kind == "choice":
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **named)
    if question.kind == "choices":
        return forms.MultipleChoiceField(
            choices=choices, widget=forms.CheckboxSelectMultiple, **named
        )
    return _typed(question, named)


def _typed(question: Question, named: dict[str, Any]) -> forms.Field:
    kinds: dict[str, forms.Field] = {
        "short": forms.CharField(max_length=500, **named),
        "long": forms.CharField(
            max_length=20_000, widget=forms.Textarea(attrs={"rows": 6}), **named
        ),
        "date": date_field(**named),
        "number": forms.IntegerField(**named),
        "phone": forms.CharField(max_length=25, validators=[PHONE], **named),
        "email": forms.EmailField(**named),
        "link": forms.URLField(assume_scheme="https", **named),
    }
    return kinds[question.kind]
