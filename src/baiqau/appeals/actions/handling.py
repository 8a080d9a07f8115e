"""File an appeal, name who handles it, answer it."""

from datetime import datetime

from django.db import transaction

from baiqau.appeals import letters, queries
from baiqau.appeals.models import OUTCOMES, SUBJECTS, Appeal
from baiqau.contests.models import Contest
from baiqau.defence.models import Result
from baiqau.entries.models import Entry
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.rules import calendar, states
from baiqau.rules.parts import AppealRule
from baiqau.rules.refusals import Refused


@transaction.atomic
def file(entry: Entry, *, subject: str, text: str, by: Person, now: datetime) -> Appeal:
    """File an appeal about a work within the term; its author gets a number and the day of the answer.

    Refuses outside the term with the clause and the dates, and a second open one on the subject.
    """
    contest = Contest.objects.select_for_update().get(pk=entry.contest_id)
    rule, result, until = _within_term(contest, now)
    _fitting(entry, subject, text)
    zone = result.version.regulation.zone
    appeal = Appeal.objects.create(
        contest=contest,
        result=result,
        entry=entry,
        number=Appeal.objects.filter(contest=contest).count() + 1,
        subject=subject,
        text=text.strip(),
        by=by,
        at=now,
        term=until,
        answer_by=calendar.end_of_day(now, days=rule.answer_days, zone=zone),
    )
    _record("appeal.filed", appeal, by=by, now=now, subject=subject)
    letters.received(appeal, now=now)
    return appeal


@transaction.atomic
def name_handler(appeal: Appeal, person: Person, *, by: Person, now: datetime) -> Appeal:
    """Put an appeal into the hands of a person who neither judged nor decided nor is in conflict."""
    appeal = _locked(appeal)
    if reason := queries.impediment(appeal, person):
        raise Refused(f"appeals-handler-{reason}")
    appeal.state = states.walk(states.APPEAL, appeal.state, "name-handler")
    appeal.handler, appeal.named_at = person, now
    appeal.save(update_fields=["state", "handler", "named_at"])
    _record("appeal.handler-named", appeal, by=by, now=now, handler=str(person.key))
    letters.handler_named(appeal, now=now)
    return appeal


@transaction.atomic
def answer(appeal: Appeal, *, outcome: str, reasons: str, by: Person, now: datetime) -> Appeal:
    """Answer an appeal with its outcome and reasons. The answer is final.

    Only its handler does, and only one whom nothing keeps from it by now.
    """
    appeal = _locked(appeal)
    must_be_handler(appeal, by)
    if appeal.state == "answered":
        raise Refused("appeals-answered")
    if outcome not in OUTCOMES:
        raise Refused("appeals-outcome-unknown")
    if not reasons.strip():
        raise Refused("appeals-reason-missing")
    appeal.state = states.walk(states.APPEAL, appeal.state, "answer")
    appeal.outcome, appeal.answer, appeal.answered_at = outcome, reasons.strip(), now
    appeal.save(update_fields=["state", "outcome", "answer", "answered_at"])
    _record("appeal.answered", appeal, by=by, now=now, outcome=outcome)
    letters.answered(appeal, now=now)
    return appeal


def must_be_handler(appeal: Appeal, person: Person) -> None:
    """Refuse everybody but the handler, and a handler whom something keeps from it by now."""
    if appeal.handler_id != person.pk:
        raise Refused("appeals-not-handler")
    if reason := queries.impediment(appeal, person):
        raise Refused(f"appeals-handler-{reason}")


def _within_term(contest: Contest, now: datetime) -> tuple[AppealRule, Result, datetime]:
    """Give the term of the contest's appeals; refuses where none are taken, not yet or no more."""
    term = queries.term(contest)
    if term.rule is None:
        raise Refused("appeals-silent")
    if not term.rule.accepted:
        raise Refused("appeals-not-taken", clause=term.rule.clause)
    if term.result is None or term.until is None:
        raise Refused("appeals-too-early", clause=term.rule.clause)
    if now > term.until:
        published = term.result.published_at
        assert published is not None, "a term begins with the publication"
        raise Refused(
            "appeals-too-late",
            clause=term.rule.clause,
            days=term.rule.days,
            published=published.astimezone(term.until.tzinfo),
            until=term.until,
        )
    return term.rule, term.result, term.until


def _fitting(entry: Entry, subject: str, text: str) -> None:
    """Refuse an appeal about a draft, without words, or beside an open one on the subject."""
    if entry.number is None:
        raise Refused("appeals-not-handed-in")
    if subject not in SUBJECTS:
        raise Refused("appeals-subject-unknown")
    if not text.strip():
        raise Refused("appeals-text-missing")
    standing = Appeal.objects.filter(entry=entry, subject=subject).exclude(state="answered").first()
    if standing is not None:
        raise Refused("appeals-open-already", number=standing.number)


def _locked(appeal: Appeal) -> Appeal:
    rows = Appeal.objects.select_for_update(of=("self",))
    return rows.select_related("contest__current", "entry", "by", "handler").get(pk=appeal.pk)


def _record(kind: str, appeal: Appeal, *, by: Person, now: datetime, **facts: object) -> None:
    """Write the act; public pages count appeals and outcomes, so they are made anew."""
    acts.record(
        kind,
        by=by.actor,
        on=f"appeal:{appeal.contest.slug}/{appeal.number}",
        at=now,
        scope=appeal.contest.scope,
        public=True,
        facts={"number": appeal.number, **facts},
    )
