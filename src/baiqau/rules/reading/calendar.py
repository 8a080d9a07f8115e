"""The days of a contest: until when works are taken, the days of the result and of the awards."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from baiqau.rules.reading import moments
from baiqau.rules.reading.days import Day
from baiqau.rules.reading.found import Doubt, Found
from baiqau.rules.reading.stages import Stage, number_of

_NO_CASE = re.IGNORECASE
_TAKEN = re.compile(
    r"өтінім|өтініш|қабылда|жібер|тапсыр|жолда|жұмыстарын|сұраным"
    r"|при[её]м|принима|заявк|подач|пода[юё]|предостав|представ|направ|присыл|прислать|высыл|сбор|дедлайн"
    r"|submi|appl|entr(?:y|ies)|deadline|nominat|register|call for|send|closing date",
    _NO_CASE,
)
_NOT_TAKEN = re.compile(
    r"апелляц|жалоб|шағым|консультац|кеңес|вопрос|сұрақ|сарапшы|қазылар|жюри|эксперт|қара(?:йды|лады|стыр)|бағала|рассм[ао]тр|оцени|проверк"
    r"|победител|финалист|призёр|призер|жеңімпаз|appeal|complain|question|review|judges?\b|jury|winner|finalist|shortlist",
    _NO_CASE,
)
_INCLUSIVE = re.compile(
    r"включительно|қоса алғанда|қоса есептегенде|inclusive|no later than|не поздн|on or before|кешіктірме",
    _NO_CASE,
)
_OPENS = re.compile(
    r"басталады|бастап|старту|начина|открыва|opens?\b|live|begin|start|\bс\W*$|\bfrom\b", _NO_CASE
)
_RESULT = re.compile(
    r"нәтиже|қорытынды|жеңімпаз\w*\s+(?:\w+\s+){0,3}(?:жариялан|анықтал)"
    r"|итог|результат|победител\w*\s+(?:\w+\s+){0,3}(?:объяв|публик|огла)|results?|winners?\s+(?:\w+\s+){0,3}(?:announc|notif|publish)",
    _NO_CASE,
)
_AWARD = re.compile(
    r"марапатта(?!л\w+ туралы)|тапсыру рәсімі|награжд|церемони|вруч|ceremony|award(?!s? winners)|prize-?giving|presented",
    _NO_CASE,
)


def deadline(known: Sequence[Day], parts: Sequence[tuple[Stage, Found]]) -> Day | None:
    """Give the day until which works are taken: said so in its sentence, of a stage that takes works, of the term."""
    ranked = sorted((one for one in known if _weight(one)), key=_weight, reverse=True)
    if ranked:
        return ranked[0]
    first = parts[0][0] if parts else None
    takes = parts and _TAKEN.search(parts[0][1].words)
    if first and first.number == 1 and first.end and (takes or not parts[0][1].words):
        return next((one for one in known if one.mention.last == first.end), None)
    return next((one for one in known if one.is_term), None)


def rival(known: Sequence[Day], end: Day) -> Day | None:
    """Give another day on which the taking of works ends as surely by the text; a person has to choose."""
    for one in known:
        if one.mention.last != end.mention.last and _weight(one) >= _weight(end) > 0:
            return one
    return None


def _weight(day: Day) -> int:
    """Weigh how surely a day ends the taking of works; 0: it does not."""
    sentence, own = day.sentence, _TAKEN.search(day.sentence)
    if _NOT_TAKEN.search(_near(day, 70)):
        return 0
    if _RESULT.search(_near(day)) or (_AWARD.search(_near(day)) and not own):
        return 0
    number = number_of(day.line.text)
    if number is not None and number > 1:
        return 0
    taken = 3 if own else 2 if _TAKEN.search(day.line.heading) else 0
    if not taken:
        return 0
    ends = 2 if day.is_until or day.mention.first else 0
    if not ends and not re.search(r"deadline|срок|мерзім|дедлайн", day.around, _NO_CASE):
        return 0
    return taken + ends + (2 if number == 1 else 0) + (1 if len(sentence) < 400 else 0)  # noqa: PLR2004  one sentence


def _near(day: Day, before: int = 40) -> str:
    """Give the words just before and after a day, where what it is of is said."""
    text, mention = day.line.text, day.mention
    ahead = text[max(day.start, mention.start - before) : mention.start]
    return f"{ahead} {text[mention.end : min(day.end, mention.end + 40)]}"


def opening(known: Sequence[Day], end: Day | None) -> Day | None:
    """Give the day from which works are taken."""
    if end is not None and end.mention.first:
        return end
    for one in known:
        if (
            one is not end
            and _TAKEN.search(one.sentence)
            and _OPENS.search(_near(one) + one.sentence[-1:])
        ):
            return one
    if end is None:
        return None
    same = (one for one in known if one.mention.last == end.mention.last and one.mention.first)
    here = next(same, None)
    if here is None:
        others = [
            one for one in known if one.line is end.line and one.mention.last < end.mention.last
        ]
        here = next((one for one in others if _OPENS.search(one.sentence)), None)
    return here


def of_result(known: Sequence[Day]) -> Day | None:
    """Give the day on which the result is told."""
    return next((one for one in known if _on(_RESULT, one)), None)


def of_award(known: Sequence[Day]) -> Day | None:
    """Give the day of the award ceremony."""
    return next((one for one in known if _on(_AWARD, one)), None)


def _on(form: re.Pattern[str], day: Day) -> bool:
    """Say whether a single day is of this: a span of days is that of a stage."""
    return bool(form.search(day.sentence)) and _is_brief(day) and not _ends_taking(day)


def _is_brief(day: Day) -> bool:
    """Say whether a day is one, or two that follow each other: a longer span is that of a stage."""
    first, last = day.mention.days
    return first == last or (first[:8] == last[:8] and int(last[8:]) - int(first[8:]) == 1)


def _ends_taking(day: Day) -> bool:
    return bool(_TAKEN.search(_near(day)) and (day.is_until or day.mention.first))


def time_of(known: Sequence[Day], end: Day) -> Found | None:
    """Give the time of day at which the taking of works ends, said here or where the day is named again."""
    for one in (end, *known):
        time = (
            moments.clock(one.line.text, one.mention)
            if one.mention.last == end.mention.last
            else None
        )
        if time and (one is end or _TAKEN.search(one.around)):
            return one.found(time)
    return None


def is_inclusive(day: Day) -> bool | None:
    """Say whether the text counts the last day in; None where it says nothing."""
    return True if _INCLUSIVE.search(day.sentence) else None


def doubts(
    parts: Sequence[tuple[Stage, Found]], end: Day | None, time: Found | None
) -> Iterator[Doubt]:
    """Ask about days without a year, stages that overlap, an end that neither counts nor has an hour."""
    yield from _of_end(end, time)
    for (one, _), (other, where) in pairwise(parts):
        if one.end and other.start and other.start <= one.end:
            yield Doubt("stages-overlap", "stages", where.clause, where.words)


def _of_end(end: Day | None, time: Found | None) -> Iterator[Doubt]:
    if end is None:
        yield Doubt("no-deadline", "deadline")
        return
    words, year = end.found(None).words, end.mention.last[:4]
    if year.startswith("X"):
        yield Doubt("no-year", "deadline", end.line.clause, words)
    elif end.mention.taken:
        yield Doubt("year-taken", "deadline", end.line.clause, words, {"year": year})
    elif is_inclusive(end) is None and time is None:
        yield Doubt("not-said-inclusive", "deadline", end.line.clause, words)
