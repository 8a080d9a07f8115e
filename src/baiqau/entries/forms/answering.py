"""The field of one question of the regulation: it keeps what fits in one spelling, all else as typed.

A draft takes any answer. What does not fit is told beside the field and by the check.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from baiqau.entries.forms.rows import RowsWidget
from baiqau.entries.queries.together import ANSWER
from baiqau.rules import answers, said
from baiqau.rules.document import Regulation
from baiqau.rules.questions import Question
from baiqau.rules.summary import asked

LONGEST = 20_000
SHORT = 500
_ATTRIBUTES: Mapping[str, dict[str, object]] = {
    "short": {"maxlength": SHORT},
    "date": {"inputmode": "numeric", "autocomplete": "off"},
    "number": {"inputmode": "decimal", "class": "short"},
    "phone": {"type": "tel", "maxlength": 40},
    "email": {"type": "email", "maxlength": 320},
    "link": {"type": "url", "maxlength": 2_000},
}


class AnswerField(forms.Field):
    """One question: its widget by kind, its limits and condition in sentences beside it.

    `asked_when` tells a script what must be chosen for the question to be asked:
    `question-used=yes kind=idea,project`.
    """

    def __init__(self, question: Question, regulation: Regulation, language: str) -> None:
        self.question, self.language = question, language
        self.conditions = list(asked.conditions(question, regulation, language))
        self.limits = [one[:1].upper() + one[1:] for one in asked.limits(question, language)]
        self.asked_when = _asked_when(question)
        self.needed = question.required
        super().__init__(
            label=question.label.within(language),
            help_text=question.help.within(language) if question.help else "",
            required=False,
            widget=_widget(question, language),
        )

    def to_python(self, value: Any) -> object:
        """Give the answer as it is kept; nothing that was typed is refused, only what is endless."""
        if isinstance(value, str):
            value = value.replace("\0", "").strip()
        longest = SHORT if self.question.kind == "short" else LONGEST
        if len(str(value)) > longest:
            words = _("This answer is too long to be kept: at most %(limit)s letters. Shorten it.")
            raise ValidationError(words, params={"limit": longest})
        return answers.kept(self.question, value)

    def prepare_value(self, value: Any) -> Any:
        """Give an answer as it stands in its field."""
        return said.typed(self.question, value)

    def shown(self, value: object) -> str:
        """Give an answer as people read it."""
        return said.said(self.question, value, self.language) if value not in ("", None) else ""

    def sent(self, name: str, value: object) -> dict[str, list[str]]:
        """Give what a page would send for this answer, by the names of its inputs."""
        typed = said.typed(self.question, value)
        if isinstance(self.widget, RowsWidget):
            return self.widget.sent(name, typed if isinstance(typed, list) else [])
        return {name: [str(one) for one in (typed if isinstance(typed, list) else [typed])]}


def _asked_when(question: Question) -> str:
    rule = question.only_if
    conditions = [f"{ANSWER}{rule.question}={rule.answer}"] if rule else []
    conditions += [f"kind={','.join(question.kinds)}"] if question.kinds else []
    conditions += [f"nomination={','.join(question.nominations)}"] if question.nominations else []
    return " ".join(conditions)


def _widget(question: Question, language: str) -> forms.Widget:
    choices = [(choice.key, choice.label.within(language)) for choice in question.choices]
    if question.kind == "choice":
        return forms.RadioSelect(choices=choices)
    if question.kind == "choices":
        return forms.CheckboxSelectMultiple(choices=choices)
    if question.kind == "table":
        return RowsWidget(question, language, _ATTRIBUTES)
    if question.kind == "long":
        return forms.Textarea(attrs={"rows": 6})
    return forms.TextInput(attrs=dict(_ATTRIBUTES[question.kind]))
