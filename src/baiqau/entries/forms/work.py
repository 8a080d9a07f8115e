"""The form of the work: kind, title, summary, language, the regulation's questions, use of AI.

Nothing is required: a draft keeps what is there, and the check names what is missing.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from baiqau.entries.actions import Fields
from baiqau.entries.forms.answering import AnswerField
from baiqau.entries.forms.nomination import nomination_field
from baiqau.entries.models import Entry
from baiqau.entries.queries import together
from baiqau.rules.document import Regulation

PREFIX = together.ANSWER


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
        if regulation.nominations:
            self.fields["nomination"] = nomination_field(regulation, language)
            self.order_fields(["kind", "nomination"])
        for question in regulation.questions:
            if question.kind == "file":  # asked for on the page of files
                continue
            self.fields[PREFIX + question.key] = AnswerField(question, regulation, language)
        if regulation.works.ai_declaration and regulation.works.ai_declaration.value:
            self.fields["ai_declaration"] = _declaration()
        _needed(self)

    def told(self) -> Fields:
        """Give what was written, for the action; of a field with a fault, nothing."""
        told = self.cleaned_data
        fields = Fields(
            kind=told.get("kind", ""),
            title=told.get("title", ""),
            summary=told.get("summary", ""),
            language=told.get("language", ""),
            ai_declaration=told.get("ai_declaration", ""),
            answers={key: value for key, value in self._answers() if value not in ("", [], None)},
        )
        if "nomination" in self.fields:
            fields["nomination"] = told.get("nomination", "")
        return fields

    def shown(self, name: str, value: object) -> str:
        """Give a value of a field as people read it: the labels of what was chosen, or the text."""
        field = self.fields.get(name)
        if isinstance(field, AnswerField):
            return field.shown(value)
        labels = dict(getattr(field, "choices", ()))
        return str(labels.get(value, value))

    def sent(self, name: str, value: object) -> dict[str, list[str]]:
        """Give what a page would send for a value of a field, by the names of its inputs."""
        field = self.fields[name]
        return field.sent(name, value) if isinstance(field, AnswerField) else {name: [str(value)]}

    def _answers(self) -> Iterator[tuple[str, object]]:
        for name, value in self.cleaned_data.items():
            if name.startswith(PREFIX):
                yield name.removeprefix(PREFIX), value


class OpeningForm(WorkForm):
    """The same words written before any account, and the address that keeps them on the server."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["email"] = forms.EmailField(
            label=_("Your e-mail address"),
            help_text=_(
                "From here on the draft is kept on the server, too, and can be opened on your other"
                " devices. No account is needed: a code is asked for only when you hand in."
            ),
            widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        )


def _needed(form: forms.Form) -> None:
    """Mark what is needed before handing in: a draft may lack it, but it is not "as you wish"."""
    for name in ("kind", "title", "summary", "ai_declaration"):
        if name in form.fields:
            form.fields[name].needed = True  # type: ignore[attr-defined]  # read by base/field.html


def initial(entry: Entry) -> dict[str, object]:
    """Give what the form shows of an entry."""
    fields = together.of_entry(entry)
    return {**fields, "written_on": together.state(fields)}


def _declaration() -> forms.CharField:
    return forms.CharField(
        label=_("Use of artificial intelligence in this work"),
        required=False,
        max_length=5_000,
        help_text=_("Name the tools and what they did. When none was used, write so."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
