"""The questions that are answered by a file, as the page of files asks them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from baiqau.contests.conversation import Conversation
from baiqau.entries import queries
from baiqau.entries.forms import AnswerFileForm
from baiqau.entries.models import Entry, WorkFile
from baiqau.entries.views.arriving import Arriving
from baiqau.rules.questions import Question


@dataclass(frozen=True)
class Asked:
    """One question with the file that answers it by now, and the form for a newer one."""

    key: str
    label: str
    file: WorkFile | None
    arriving: list[Arriving]
    form: AnswerFileForm


def asked(
    entry: Entry, coming: Iterable[Arriving], answering: AnswerFileForm | None = None
) -> list[Asked]:
    """Give the questions that a file answers and that are asked now; `answering` was refused."""
    standing = {one.question: one for one in queries.standing_files(entry)}
    refused = answering.data.get("question") if answering else None
    return [
        Asked(
            key=one.key,
            label=one.label.within(get_language() or "kk"),
            file=standing.get(one.key),
            arriving=[file for file in coming if file.question == one.key],
            form=answering if answering and one.key == refused else _form(entry, one),
        )
        for one in _questions(entry)
    ]


def keys(entry: Entry) -> frozenset[str]:
    """Give the keys of the questions that a file answers and that are asked now."""
    return frozenset(one.key for one in _questions(entry))


def sent(request: Conversation, entry: Entry) -> AnswerFileForm | None:
    """Give the form of the question for which a file was sent; None when none was."""
    key = request.POST.get("question", "")
    question = next((one for one in _questions(entry) if one.key == key), None)
    return _form(entry, question, request) if question else None


def _questions(entry: Entry) -> list[Question]:
    return [one for one in queries.asked_now(entry) if one.kind == "file"]


def _form(entry: Entry, question: Question, request: Conversation | None = None) -> AnswerFileForm:
    told = (request.POST, request.FILES) if request else (None, None)
    return AnswerFileForm(
        *told,
        question=question,
        regulation=entry.contest.regulation,
        language=get_language() or "kk",
    )
