"""The script of the ceremony as PDF: paper needs no network, no battery and no projector."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import cast
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.awards import queries, saying, script
from baiqau.contests.models import Contest
from baiqau.defence.models import Result
from baiqau.judging.models import Seat
from baiqau.language import dates
from baiqau.paper.blocks import Block, Heading, Note, Paragraph, Parallel
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.script import Script
from baiqau.paper.typesetting import press
from baiqau.paper.wording import Language
from baiqau.rules.refusals import Refused

Column = Callable[[script.Frame, str], tuple[Block, ...]]


def pdf(contest: Contest, result: Result | None, now: datetime) -> bytes:
    """Give the script in the languages of the hall; a draft while names are wanting.

    Refuses a letter that no font has, and says which.
    """
    frames, tongues = script.frames(contest, result), script.tongues(contest)
    draft = any(frame.kind == "name" and frame.winner is None for frame in frames)
    regulation = contest.regulation
    first = tongues[0]
    column = partial(_column, contest, list(queries.commission(contest)))
    with translation.override(first):
        document = Script(
            language=cast("Language", first),
            heading=_("Script of the ceremony"),
            organiser=regulation.organiser.name.within(first),
            occasion=regulation.title.within(first),
            day=dates.long(now.astimezone(ZoneInfo(regulation.zone)).date(), first),
            blocks=tuple(block for one in frames for block in _blocks(one, tongues, column)),
            draft=draft,
            digest=f"sha256:{result.digest}" if result else "",
        )
    try:
        return press().pdf("protocol", document, made=now)
    except PaperRefused as refused:
        part = str(refused.facts.get("glyph") or refused.code)
        raise Refused("awards-script-unprintable", part=part) from refused


def _blocks(frame: script.Frame, tongues: tuple[str, ...], column: Column) -> list[Block]:
    sides = []
    for tongue in tongues:
        with translation.override(tongue):
            sides.append((tongue, column(frame, tongue)))
    head = Heading(saying.heading(frame), number=f"{frame.number + 1}.")
    if len(sides) == 1:
        return [head, *sides[0][1]]
    return [head, Parallel(sides[0], sides[1])]


def _column(
    contest: Contest, commission: Sequence[Seat], frame: script.Frame, language: str
) -> tuple[Block, ...]:
    """Say what is said at a frame in the language that is active."""
    if frame.kind == "name":
        return _name(frame.winner, language)
    return (Paragraph(saying.spoken(frame, contest, commission)),)


def _name(winner: script.Winner | None, language: str) -> tuple[Block, ...]:
    if winner is None:
        return (
            Note(_("The name stands here when the result is sealed and the places are given.")),
        )
    lines = [f"{one.name} [{one.aloud}]" if one.aloud else one.name for one in winner.names]
    said: list[Block] = [Paragraph(line) for line in lines]
    said += [Paragraph(winner.workplace.get(language, "")), Paragraph(f"«{winner.title}»")]
    if cited := winner.citation.get(language):
        said.append(Note(cited))
    return tuple(said)
