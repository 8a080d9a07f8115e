"""What a person decides on a letter the machine was not sure of."""

from datetime import datetime

from django.db import transaction

from baiqau.entries.models import Entry
from baiqau.journal import acts
from baiqau.mailbox import letters, names, queries
from baiqau.mailbox.actions import filling
from baiqau.mailbox.models import Incoming, IncomingFile
from baiqau.people import actions as people
from baiqau.people.models import Person
from baiqau.rules import states
from baiqau.rules.refusals import Refused


@transaction.atomic
def decide(
    letter: Incoming, *, number: int | None = None, entry: Entry | None = None, surname: str = "",
    by: Person, now: datetime,
) -> Incoming:  # fmt: skip
    """Make a draft of a waiting letter, or offer its files to an entry of the contest.

    `entry`, or `number` of an entry that is handed in, says which; neither: a new draft under
    `surname`. The sender is told what was decided. Refuses a letter without a sender.
    """
    letter = _locked(letter)
    if not letter.sender or letter.contest is None:
        raise Refused("mailbox-no-sender")
    if number is not None:
        entry = Entry.objects.filter(contest=letter.contest, number=number).first()
        if entry is None:
            raise Refused("mailbox-entry-unknown", number=number)
    step = "offer" if entry else "draft"
    letter.state = states.walk(states.INCOMING, letter.state, step)
    letter.surname = surname.strip()[:160] or letter.surname
    if entry is not None:
        letter.entry, letter.person = entry, entry.owner
    else:
        spoken = names.tongue(letter.text, letter.contest.regulation.languages)
        letter.person = people.join(letter.sender, language=spoken, now=now)
        letter.entry = filling.draft(letter)
    letter.why = ""
    _record(letter, by, now, step)
    letters.answer(letter, now=now, decided=True)
    return letter


@transaction.atomic
def set_aside(letter: Incoming, *, reason: str, by: Person, now: datetime) -> Incoming:
    """Put a letter away that is no work, with a reason; it stays kept and can be taken up again."""
    letter = _locked(letter)
    if not reason.strip():
        raise Refused("mailbox-reason-missing")
    letter.state = states.walk(states.INCOMING, letter.state, "set-aside")
    letter.reason = reason.strip()[:500]
    _record(letter, by, now, "set-aside")
    return letter


@transaction.atomic
def ask_again(letter: Incoming, *, by: Person, now: datetime) -> Incoming:
    """Take a letter up again that was set aside or passed over by the machine."""
    letter = _locked(letter)
    letter.state = states.walk(states.INCOMING, letter.state, "ask")
    letter.entry = None
    _record(letter, by, now, "ask")
    return letter


@transaction.atomic
def replay(letter: Incoming, *, by: Person, now: datetime) -> Incoming:
    """Have a letter read anew, as if it had just arrived."""
    letter = _locked(letter)
    letter.state = states.walk(states.INCOMING, letter.state, "replay")
    letter.trouble = letter.why = ""
    _record(letter, by, now, "replay")
    return letter


@transaction.atomic
def assign(file: IncomingFile, *, question: str, by: Person, now: datetime) -> IncomingFile:
    """Say which question of the form a file answers, before it is put into a work; "": none.

    Another file of the letter that was said to answer it is the work again. Refuses a letter that is
    decided, and a question that is not answered by a file.
    """
    letter = _locked(file.incoming)
    if letter.contest is None or letter.state not in {"waiting", "offered"}:
        raise Refused("mailbox-already-decided")
    if question and question not in {one.key for one in queries.file_questions(letter.contest)}:
        raise Refused("mailbox-question-unknown")
    if question:
        letter.files.filter(question=question).update(question="")
    file.question, file.untaken = question, ""
    file.save(update_fields=["question", "untaken"])
    _record(letter, by, now, "assign")
    return file


def _locked(letter: Incoming) -> Incoming:
    rows = Incoming.objects.select_for_update(of=("self",)).select_related("contest__current")
    return rows.get(pk=letter.pk)


def _record(letter: Incoming, by: Person, now: datetime, step: str) -> None:
    letter.decided_by = by.actor
    letter.save()
    acts.record(
        "letter.decided",
        by=by.actor,
        on=f"incoming:{letter.key}",
        at=now,
        scope=letter.contest.scope if letter.contest else "",
        facts={"step": step},
    )
