"""The check after the story: nothing lost, nothing doubled, the arithmetic right."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from baiqau.awards.keys import public_keys
from baiqau.awards.models import Paper
from baiqau.base import storage
from baiqau.entries.models import Author, Entry, WorkFile
from baiqau.journal import queries as journal
from baiqau.journal.models import Letter
from baiqau.judging import queries as judging
from baiqau.judging.models import Seat, Sheet
from baiqau.mailbox.models import Incoming
from baiqau.proof import bundle
from baiqau.publishing import queries as publishing
from baiqau.site.story.play import Play


def troubles(play: Play) -> list[str]:
    """Give what is wrong, in words; an empty list when all is well."""
    return [
        *_entries(play),
        *_letters(play),
        *_scores(play),
        *_papers(play),
        *_journal(play),
        *_bundle(play),
    ]


def _entries(play: Play) -> Iterator[str]:
    handed_in = Entry.objects.filter(contest=play.contest, number__isnull=False)
    numbers = sorted(number or 0 for number in handed_in.values_list("number", flat=True))
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"entry numbers have gaps: {numbers}"
    for entry in handed_in.filter(receipts__isnull=True):
        yield f"entry {entry.number} has no receipt"
    if WorkFile.objects.filter(entry__contest=play.contest).count() < handed_in.count():
        yield "a work file is missing"
    owners = handed_in.values_list("owner__email", flat=True)
    told = set(
        Letter.objects.filter(scope=play.contest.scope, kind="entry.receipt").values_list(
            "recipient", flat=True
        )
    )
    yield from (f"{owner} got no receipt by letter" for owner in sorted(set(owners) - told))
    waiting = Letter.objects.filter(scope=play.contest.scope, state="failed").count()
    if waiting:
        yield f"{waiting} letters failed"


def _letters(play: Play) -> Iterator[str]:
    """Every letter is kept whole and became something; no two became drafts of one work."""
    arrived = Incoming.objects.filter(contest=play.contest)
    for letter in arrived.filter(state__in=["stored", "unreadable", "waiting"]):
        yield f"the letter {letter.subject} was not understood: {letter.state} {letter.why}"
    for blob in arrived.values_list("blob", flat=True):
        if not storage.is_whole(blob):
            yield f"the letter {blob} is not kept whole"
    drafts = arrived.filter(state="confirmed")
    if drafts.values("entry").distinct().count() != drafts.count():
        yield "two letters became one draft"


def _scores(play: Play) -> Iterator[str]:
    """Recompute every selection score by the plainest arithmetic and compare."""
    frozen = judging.last_ranking(play.contest, "selection")
    if frozen is None:
        return
    for row in frozen.rows:
        sheets = Sheet.objects.filter(
            entry__number=row["entry"],
            entry__contest=play.contest,
            stage="selection",
            state="signed",
        )
        count, wished = sheets.count(), _wished(play, row["entry"])
        if count < wished or (count > wished and not play.regulation.judging.second):
            yield f"work {row['entry']} has {count} sheets, not {wished}"
        if play.together:
            continue  # counted again from the bundle
        own = [_share(play, sheet) for sheet in sheets.prefetch_related("marks")]
        plain = round(Fraction(sum(own), len(own))) if own else None
        if plain != row["score"]:
            yield f"work {row['entry']}: {row['score']} is not {plain}"


def _wished(play: Play, work: int) -> int:
    """Give how many sheets a work must have: as many as the rule says, or of all without a conflict."""
    if not play.regulation.judging.all_works:
        return play.regulation.judging.experts_per_work
    seats = Seat.objects.filter(contest=play.contest, state="accepted")
    return seats.exclude(conflicts__entry__number=work).count()


def _share(play: Play, sheet: Sheet) -> int:
    marks = {mark.criterion: mark.value for mark in sheet.marks.all()}
    rules = play.regulation.judged_by("selection")
    reached = sum(
        Fraction(rule.weight * (marks[rule.key] - rule.lowest), rule.highest - rule.lowest)
        for rule in rules
    )
    return round(reached / sum(rule.weight for rule in rules) * 1_000_000)


def _papers(play: Play) -> Iterator[str]:
    admitted = Author.objects.filter(entry__contest=play.contest, entry__state="admitted")
    bare = admitted.exclude(papers__kind="certificate")
    yield from (f"{author} has no certificate" for author in bare)
    for kind in ("certificate", "diploma"):
        numbers = sorted(
            Paper.objects.filter(contest=play.contest, kind=kind).values_list("number", flat=True)
        )
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"numbers of {kind} have gaps"


def backwards(scope: str) -> Iterator[str]:
    """Name each act of a journal that is earlier than the one before."""
    acts = list(reversed(journal.chosen(scope)))
    for before, act in pairwise(acts):
        if act.at < before.at:
            yield f"{act.kind} at {act.at} comes after {before.kind} at {before.at}"


def _journal(play: Play) -> Iterator[str]:
    yield from backwards(play.contest.scope)
    verdict = journal.verified(play.contest.scope)
    if not verdict.holds:
        yield f"journal: {verdict.trouble}"


def _bundle(play: Play) -> Iterator[str]:
    """Compute the published result again, as anyone may."""
    for made in publishing.bundles(play.contest):
        with storage.open_blob(made.blob) as file:
            trouble = bundle.check(
                file.read(), keys=public_keys(), journal=journal.lines(play.contest.scope)
            )
        if trouble:
            yield f"bundle {made.number}: {trouble}"
