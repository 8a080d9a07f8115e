"""The whole story with its times, what it leaves in a folder, and the check that nothing is lost."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.core.management import call_command

from baiqau.journal.tasks import send_due
from baiqau.rules import examples, toml
from baiqau.rules.document import Regulation
from baiqau.site.story import call, ending, leaving, post, reckoning, selection, training
from baiqau.site.story.play import Play, begin
from baiqau.site.story.variants import variant

EXAMPLE = "time-of-new-opportunities-2024"


@dataclass(frozen=True)
class Line:
    """One stage of the story."""

    stage: str
    counts: Counter[str]
    seconds: float


@dataclass
class Told:
    """The story as told, and what was found wrong afterwards."""

    lines: list[Line] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


def whole(
    *, entries: int, jurors: int, seed: int, out: Path, imap: str = "", judged: str = ""
) -> Told:
    """Play the example on an empty database, write its papers to `out`, and check it.

    `judged` names another way of judging (`variants`).
    """
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    regulation = variant(toml.read(examples.text(EXAMPLE)), judged)
    way = post.through(imap) if imap else post.hand_over
    told, play = play_all(regulation, entries=entries, jurors=jurors, seed=seed, way=way)
    for stage, part in (
        ("letters", lambda: _letters(out)),
        ("papers and pages", lambda: leaving.write(play, out)),
    ):
        _line(told, stage, part)
    told.troubles += reckoning.troubles(play)
    return told


def play_all(
    regulation: Regulation, *, entries: int, jurors: int, seed: int, way: post.Post | None = None
) -> tuple[Told, Play]:
    """Play every stage of a regulation; the database must be migrated. `way`: how letters travel."""
    told = Told()
    started = time.perf_counter()
    play = begin(regulation, seed=seed, jurors=jurors)
    play.post = way
    told.lines.append(
        Line("regulation and announcement", Counter(versions=1), time.perf_counter() - started)
    )
    for stage, part in _parts(regulation, entries):
        _line(told, stage, lambda part=part: part(play))  # type: ignore[misc]  # bound at once
    return told, play


def _parts(
    regulation: Regulation, entries: int
) -> Iterator[tuple[str, Callable[[Play], Counter[str]]]]:
    yield "call", lambda play: call.hand_in(play, entries)
    yield "screening", selection.screen
    yield "commission", selection.seat
    yield "training", training.train
    yield "assignment", selection.assign
    yield "scoring", lambda play: selection.score(play, "selection")
    if regulation.judging.second:
        yield "second batch", selection.again
    yield "ranking and shortlist", selection.choose
    yield "draw", ending.draw
    yield "defence", ending.speak
    yield "live marks", ending.judge
    yield "result and seal", ending.seal
    yield "awards", ending.give
    yield "publication", ending.tell
    yield "proof", ending.prove


def _line(told: Told, stage: str, part: Callable[[], Counter[str]]) -> None:
    started = time.perf_counter()
    counts = part()
    told.lines.append(Line(stage, counts, time.perf_counter() - started))


def _letters(out: Path) -> Counter[str]:
    """Send every letter of the outbox into the folder, as the worker does."""
    sent = 0
    while number := send_due.call():
        sent += number

    return Counter(sent=sent, files=len(list((out / "data" / "letters").glob("*"))))
