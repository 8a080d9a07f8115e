"""The chair prepares training works, gives them to the jurors, excuses a juror."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from baiqau.base import storage
from baiqau.contests.models import Contest
from baiqau.entries.models import Entry
from baiqau.files import Kind, Level, child
from baiqau.journal import acts
from baiqau.judging import letters
from baiqau.judging import training as shown
from baiqau.judging.actions import sheets
from baiqau.judging.models import Excuse, Reference, Seat, Training, TrainingWork
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


@dataclass(frozen=True)
class Practice:
    """What makes a training work: its words, and by criterion the reference mark with its reason."""

    title: str
    language: str
    kind: str
    references: Mapping[str, tuple[int, str]]
    text: str = ""
    source: Entry | None = None
    blob: str = ""


def keep_pdf(content: bytes, name: str) -> str:
    """Keep a PDF of the chair's and give its blob; it is looked into in a child process first."""
    blob = storage.keep([content]).sha256
    with storage.at_path(blob) as path:
        seen = child.inspect(path, claimed_name=name)
    if seen.kind is not Kind.PDF or seen.level is Level.HELD:
        raise Refused("judging-training-file")
    return blob


@transaction.atomic
def prepare(contest: Contest, work: Practice, *, by: Person, now: datetime) -> TrainingWork:
    """Add a training work with its reference marks; the jurors see nothing of it yet."""
    training = _unlocked(contest)
    if contest.regulation.judging.mode in ("ballot", "pairwise"):
        raise Refused("judging-ballot-no-training")
    _check(contest, work)
    assert contest.current is not None  # its regulation was just asked
    taken = set(training.works.values_list("number", flat=True))
    number = next((one for one in range(1, shown.MOST + 1) if one not in taken), None)
    if number is None:
        raise Refused("judging-training-full", most=shown.MOST)
    kept = TrainingWork.objects.create(
        training=training,
        number=number,
        version=contest.current,
        source=work.source,
        title=work.title.strip(),
        language=work.language,
        kind=work.kind,
        text=work.text.strip(),
        blob=work.blob,
        by=by,
        at=now,
    )
    Reference.objects.bulk_create(
        Reference(work=kept, criterion=key, value=value, reason=reason.strip())
        for key, (value, reason) in work.references.items()
    )
    _record("training.prepared", contest, by, now, number=number)
    return kept


@transaction.atomic
def drop(work: TrainingWork, *, by: Person, now: datetime) -> None:
    """Take a training work out again, while the jurors do not have it."""
    contest = work.training.contest
    _unlocked(contest)
    if work.sheets.exists():  # begun before the works were taken back
        work.sheets.all().delete()
    work.delete()
    _record("training.dropped", contest, by, now, number=work.number)


@transaction.atomic
def give(contest: Contest, *, by: Person, now: datetime) -> int:
    """Give the prepared works to the jurors and tell them by letter; give how many works."""
    training = _unlocked(contest)
    number = training.works.count()
    if not number:
        raise Refused("judging-training-none")
    training.given_at = now
    training.save(update_fields=["given_at"])
    _record("training.given", contest, by, now, number=number)
    for seat in _trained(contest):
        letters.training(seat, number=number, now=now)
    return number


@transaction.atomic
def take_back(contest: Contest, *, by: Person, now: datetime) -> None:
    """Take the works back to change them: as long as no juror has signed a training sheet."""
    training = _locked(contest)
    if shown.begun(contest):
        raise Refused("judging-training-begun")
    training.given_at = None
    training.save(update_fields=["given_at"])
    _record("training.taken-back", contest, by, now)


@transaction.atomic
def excuse(seat: Seat, *, reason: str, by: Person, now: datetime) -> Excuse:
    """Let a juror open real sheets without the training; nobody excuses themselves."""
    if not reason.strip():
        raise Refused("judging-reason-missing")
    if seat.person_id == by.pk:
        raise Refused("judging-training-own-excuse")
    kept, new = Excuse.objects.get_or_create(
        seat=seat, defaults={"reason": reason.strip(), "by": by, "at": now}
    )
    if new:
        facts = {"juror": seat.code, "reason": kept.reason}
        _record("training.excused", seat.contest, by, now, **facts)
    return kept


def _check(contest: Contest, work: Practice) -> None:
    """Refuse a work without words, and references that do not say a mark and a reason for each criterion."""
    if not work.title.strip() or not (work.text.strip() or work.blob or work.source):
        raise Refused("judging-training-empty")
    rules = contest.regulation.judged_by("selection", work.kind)
    if {rule.key for rule in rules} != set(work.references):
        raise Refused("judging-training-references")
    for rule in rules:
        value, reason = work.references[rule.key]
        if not reason.strip():
            raise Refused("judging-training-references")
        sheets.check(rule, value)


def _locked(contest: Contest) -> Training:
    """Lock the contest's training, so that giving, taking back and signing have one order."""
    Training.objects.get_or_create(contest=contest)
    return Training.objects.select_for_update().get(contest=contest)


def _unlocked(contest: Contest) -> Training:
    """Lock the training; refuse where the jurors have the works."""
    training = _locked(contest)
    if training.given_at is not None:
        raise Refused("judging-training-given")
    return training


def _trained(contest: Contest) -> list[Seat]:
    found = Seat.objects.filter(contest=contest, state="accepted", chair=False)
    return list(found.select_related("person", "contest__current"))


def _record(kind: str, contest: Contest, by: Person, now: datetime, **facts: object) -> None:
    on = f"contest:{contest.slug}"
    acts.record(kind, by=by.actor, on=on, at=now, scope=contest.scope, facts=facts)
