"""Correct a result after an appeal: computed by the handler, confirmed by another, published."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from baiqau.appeals import letters, queries, reckoning, visibility
from baiqau.appeals.actions.handling import must_be_handler
from baiqau.appeals.models import FIRST, Appeal, Correction, StruckMark
from baiqau.awards import tasks
from baiqau.defence.models import Result
from baiqau.entries.models import Entry
from baiqau.journal import acts
from baiqau.judging import queries as judging
from baiqau.people.models import Person
from baiqau.proof import canonical
from baiqau.rules import states
from baiqau.rules.refusals import Refused
from baiqau.screening.actions.checking import not_own

Chosen = Collection[tuple[str, str]]  # key of a sheet, key of a criterion or "" for the whole sheet


@transaction.atomic
def correct(
    appeal: Appeal, *, struck: Chosen, counts: bool, reason: str, by: Person, now: datetime
) -> Correction:
    """Compute the next version of the result from a granted appeal; again while it is unconfirmed.

    `struck` marks do not count, `counts` lets the appeal's declined work in. What earlier public
    versions corrected stays corrected. Refuses where the version that stands does not come out by
    computing it again, and where a work would be left without any mark in a stage.
    """
    result = Result.objects.select_for_update(of=("self",)).select_related("version")
    locked = result.get(pk=appeal.result_id)
    appeal = Appeal.objects.select_related("contest", "entry").get(pk=appeal.pk)
    _may_correct(appeal, by, reason)
    known = _known(locked, appeal)
    marks = _marks(appeal.entry, struck)
    _worth_it(appeal.entry, marks, counts=counts)
    standing = _reproduced(locked)
    earlier, counted = queries.carried(locked)
    own = [number for number in [appeal.entry.number] if counts and number is not None]
    made = reckoning.again(locked, [*earlier, *marks], [*counted, *own])
    _still_marked(str(appeal.entry.number), standing, made)
    correction = _frozen(known, locked, appeal, made)
    correction.reason, correction.counts = reason.strip(), counts
    correction.computed_by, correction.computed_at = by, now
    correction.save()
    correction.struck.all().delete()
    for mark in marks:
        mark.correction = correction
    StruckMark.objects.bulk_create(marks)
    _record("correction.computed", correction, by=by, now=now)
    return correction


@transaction.atomic
def confirm(correction: Correction, *, by: Person, now: datetime) -> Correction:
    """A second person confirms the corrected figures: not the one who computed them."""
    correction = _locked(correction, by)
    if correction.computed_by_id == by.pk:
        raise Refused("appeals-confirm-by-another")
    correction.state = states.walk(states.CORRECTION, correction.state, "confirm")
    correction.confirmed_by, correction.confirmed_at = by, now
    correction.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    _record("correction.confirmed", correction, by=by, now=now)
    return correction


@transaction.atomic
def reject(correction: Correction, *, reason: str, by: Person, now: datetime) -> Correction:
    """Send confirmed figures back to the handler, with the reason in the journal."""
    correction = _locked(correction, by)
    if not reason.strip():
        raise Refused("appeals-reason-missing")
    correction.state = states.walk(states.CORRECTION, correction.state, "reopen")
    correction.confirmed_by = correction.confirmed_at = None
    correction.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    _record("correction.rejected", correction, by=by, now=now, reason=reason.strip())
    return correction


@transaction.atomic
def publish(correction: Correction, *, by: Person, now: datetime) -> Correction:
    """Publish a confirmed version beside the first one, which stays as it was."""
    correction = _locked(correction, by)
    correction.state = states.walk(states.CORRECTION, correction.state, "publish")
    correction.published_by, correction.published_at = by, now
    correction.save(update_fields=["state", "published_by", "published_at"])
    changes = canonical.digest(queries.changes(correction))
    _record("correction.published", correction, by=by, now=now, public=True, changes=changes)
    letters.corrected(correction, now=now)
    return correction


@transaction.atomic
def award(
    correction: Correction, choices: Mapping[Entry, str], *, reason: str, by: Person, now: datetime
) -> None:
    """Give the places by a public version, the last one; the papers follow.

    What is refused beside it: see `awards.actions.again.give`.
    """
    correction = _locked(correction, by)
    last = queries.standing(correction.result)
    if last is None or last.pk != correction.pk:
        raise Refused("appeals-version-passed")
    if not visibility.gives_places(by, correction):
        raise Refused("appeals-places-by-chair")
    if correction.placed_at is not None:
        raise Refused("awards-already-again", version=correction.number)
    ranks = {row["entry"]: row["rank"] for row in correction.rows}
    tasks.give_again(
        correction.result, correction.number, ranks, choices, reason=reason, by=by, now=now
    )
    correction.placed_at = now
    correction.save(update_fields=["placed_at"])


def _may_correct(appeal: Appeal, by: Person, reason: str) -> None:
    must_be_handler(appeal, by)
    if appeal.outcome not in ("satisfied", "partly"):
        raise Refused("appeals-nothing-granted")
    if not reason.strip():
        raise Refused("appeals-reason-missing")


def _known(result: Result, appeal: Appeal) -> Correction | None:
    """Give this appeal's own open correction; refuses a confirmed one and another's unfinished one."""
    other = queries.corrections(result).exclude(state="published").exclude(appeal=appeal).first()
    if other is not None:
        raise Refused("appeals-correction-waits", number=other.appeal.number)
    known = Correction.objects.filter(appeal=appeal).first()
    if known is not None and known.state != "open":
        raise Refused("appeals-confirmed")
    return known


def _marks(entry: Entry, struck: Chosen) -> list[StruckMark]:
    """Give the marks that are struck; where a juror's sheets count only together, a whole sheet each."""
    sheets = {str(sheet.key): sheet for sheet in queries.sheets(entry)}
    together = {key for key, sheet in sheets.items() if judging.together(sheet)}
    chosen = dict.fromkeys((key, "" if key in together else criterion) for key, criterion in struck)
    whole = {sheet for sheet, criterion in chosen if not criterion}
    marks = []
    for key, criterion in chosen:
        sheet = sheets.get(key)
        if sheet is None or criterion not in {"", *(one.criterion for one in sheet.marks.all())}:
            raise Refused("appeals-mark-unknown")
        if not criterion or key not in whole:
            marks.append(StruckMark(sheet=sheet, criterion=criterion))
    return marks


def _worth_it(entry: Entry, marks: list[StruckMark], *, counts: bool) -> None:
    """Refuse a correction of nothing, and the counting of a work that counts or was never judged."""
    if not marks and not counts:
        raise Refused("appeals-nothing-corrected")
    if counts and entry.state != "declined":
        raise Refused("appeals-not-declined")
    if counts and not queries.sheets(entry).exists():
        raise Refused("appeals-never-judged")


def _reproduced(result: Result) -> reckoning.Version:
    """Compute the version that stands once more; refuses when it does not come out the same."""
    last = queries.standing(result)
    wanted = (last.selection, last.rows) if last else (queries.first_selection(result), result.rows)
    found = reckoning.again(result, *queries.carried(result))
    if (_by_entry(found.selection), _by_entry(found.rows)) != tuple(map(_by_entry, wanted)):
        raise Refused("appeals-not-reproduced")
    return found


def _by_entry(rows: reckoning.Rows) -> dict[int, object]:
    return {row["entry"]: row for row in rows}


def _still_marked(work: str, before: reckoning.Version, after: reckoning.Version) -> None:
    """Refuse to leave the appeal's work without a mark in a stage where it had some."""
    for old, new, score in (
        (before.selection, after.selection, "score"),
        (before.rows, after.rows, "defence"),
    ):
        had = {str(row["entry"]): row[score] for row in old}.get(work)
        has = {str(row["entry"]): row[score] for row in new}.get(work)
        if had is not None and has is None:
            raise Refused("appeals-no-sheet-left")


def _frozen(
    known: Correction | None, result: Result, appeal: Appeal, made: reckoning.Version
) -> Correction:
    last = queries.standing(result)
    correction = known or Correction(result=result, appeal=appeal)
    correction.number = (last.number if last else FIRST) + 1
    correction.before = last.digest if last else result.digest
    correction.selection, correction.rows = made.selection, made.rows
    correction.digest = canonical.digest({"selection": made.selection, "rows": made.rows})
    return correction


def _locked(correction: Correction, by: Person) -> Correction:
    rows = Correction.objects.select_for_update(of=("self",)).select_related(
        "result__contest__current", "appeal__entry__owner", "appeal__by"
    )
    found = rows.get(pk=correction.pk)
    not_own(found.appeal.entry, by)
    return found


def _record(
    kind: str,
    correction: Correction,
    *,
    by: Person,
    now: datetime,
    public: bool = False,
    **facts: object,
) -> None:
    contest = correction.result.contest
    acts.record(
        kind,
        by=by.actor,
        on=f"contest:{contest.slug}",
        at=now,
        public=public,
        scope=contest.scope,
        facts={
            "version": correction.number,
            "appeal": correction.appeal.number,
            "digest": correction.digest,
            **facts,
        },
    )
