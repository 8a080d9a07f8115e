"""Letters of an appeal: received, put into a person's hands, answered, the result corrected."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from baiqau.appeals.models import Appeal, Correction
from baiqau.appeals.wording import OUTCOMES, SUBJECTS
from baiqau.contests.letters import common, moment
from baiqau.journal import outbox
from baiqau.people.models import Person


def received(appeal: Appeal, *, now: datetime) -> None:
    """Give the author the number of the appeal and until when it is answered."""
    _write(appeal, "received", appeal.by, now)


def handler_named(appeal: Appeal, *, now: datetime) -> None:
    """Tell the handler what lies in his or her hands."""
    assert appeal.handler is not None, "an appeal in hand has a handler"
    _write(appeal, "handler", appeal.handler, now, turn=f":{now:%Y%m%d%H%M%S}")


def answered(appeal: Appeal, *, now: datetime) -> None:
    """Give the author the outcome and the reasons."""
    _write(appeal, "answered", appeal.by, now)


def corrected(correction: Correction, *, now: datetime) -> None:
    """Tell the author that the corrected version is public, with the page that shows what moved."""
    _write(correction.appeal, "corrected", correction.appeal.by, now)


def _write(appeal: Appeal, name: str, person: Person, now: datetime, *, turn: str = "") -> None:
    outbox.tell(
        f"entry:{appeal.entry.key}:appeal:{appeal.number}:{name}{turn}",
        f"appeals.{name}",
        scope=appeal.contest.scope,
        recipient=person.email,
        language=person.language,
        facts=_facts(appeal, name, person.language),
        at=now,
    )


def _facts(appeal: Appeal, name: str, language: str) -> dict[str, str]:
    """Give what the letter of this name may say of an appeal."""
    facts = common(appeal.contest, language) | {
        "number": str(appeal.number),
        "work": appeal.entry.title,
        "work_number": str(appeal.entry.number),
    }
    with translation.override(language):
        facts["link"] = settings.ADDRESS + _path(appeal, name)
        if name in {"received", "handler"}:
            facts["subject"] = str(SUBJECTS[appeal.subject])
            facts["until"] = moment(appeal.answer_by, appeal.contest, language)
        if name == "received":
            facts["text"] = appeal.text
        if name == "answered":
            facts |= {"outcome": str(OUTCOMES[appeal.outcome]), "answer": appeal.answer}
    return facts


def _path(appeal: Appeal, name: str) -> str:
    """Give the page a letter leads to, in the active language."""
    slug = appeal.contest.slug
    if name == "handler":
        return reverse("appeals:case", kwargs={"contest": slug, "number": appeal.number})
    if name == "corrected":
        return reverse("appeals:corrected", kwargs={"contest": slug})
    return reverse("appeals:file", kwargs={"contest": slug, "entry": appeal.entry.key})
