"""Every day a text names, in its sentence: what the facts about days are chosen from."""

import re
from dataclasses import dataclass

from baiqau.rules.reading import moments
from baiqau.rules.reading.found import Found, found
from baiqau.rules.reading.moments import Mention
from baiqau.rules.reading.source import Line, Source

_NO_CASE = re.IGNORECASE
_MOST = 400  # days of a regulation that are looked at
_NEAR = 90  # letters around a day in which an end is said
_UNTIL = re.compile(
    r"^\W{0,3}(?:[\w:()-]+\s+){0,6}?(?:дейін|шейін|ішінде|аяқтал|тоқтатыл|заканчива|заверша|истека)|^\s*\(?(?:включительно|inclusive|қоса)",
    _NO_CASE,
)
_BEFORE = re.compile(
    r"(?:\bдо|не\s+поздн\w+|\bпо|крайний срок|дедлайн|заверш\w+|оконч\w+|продл\w+|последний день|кешіктірмей|соңғы күн|\bby|until|till|no later than|before|deadline|due|clos(?:es?|ing))"
    r"\W{0,3}(?:\w+\W+){0,6}?$|(?:заверш\w+|оконч\w+)\W{0,3}(?:\w+\W+){0,9}?$",
    _NO_CASE,
)
_TERM = re.compile(
    r"өткіз\w*\s+(?:мерзім|уақыт|кезең)|мерзімі|срок\w*\s+(?:\w+\s+)?провед|период провед|конкурс\w*\s+провод|проводится\s+с\b|провод[ия]тся\s+(?:\S+\s+){0,6}конкурс"
    r"|dates? of the|held from|runs? from|contest period|байқау\w*\s+(?:\S+\s+){0,12}(?:өтеді|өтеды|өткізіледі|өткізілед|ж[үұ]рг[іы]з[іы]л|аяқталады)",
    _NO_CASE,
)


@dataclass(frozen=True)
class Day:
    """A day or span in its sentence, with what stands around it."""

    line: Line
    mention: Mention
    start: int
    end: int

    @property
    def sentence(self) -> str:
        return self.line.text[self.start : self.end]

    @property
    def around(self) -> str:
        return f"{self.line.heading} {self.sentence}"

    @property
    def is_until(self) -> bool:
        """Say whether the text makes the day an end: "until", "no later than"."""
        before = self.line.text[max(self.start, self.mention.start - _NEAR) : self.mention.start]
        after = self.line.text[self.mention.end : min(self.end, self.mention.end + _NEAR)]
        return bool(_BEFORE.search(before) or _UNTIL.match(after))

    @property
    def is_term(self) -> bool:
        """Say whether the span is that of the whole contest."""
        return bool(self.mention.first and _TERM.search(self.around))

    def found(self, value: object) -> Found:
        return found(value, self.line, self.start, self.end)


def days(source: Source) -> list[Day]:
    """Give every day the text names, each in its sentence, with the year it has by those before it."""
    groups = moments.with_years([(line.text, moments.mentions(line.text)) for line in source.lines])
    found: list[Day] = []
    for line, group in zip(source.lines, groups, strict=True):
        if len(found) > _MOST:
            break
        bounds = list(line.sentences()) if group else []
        found += [Day(line, mention, *_sentence(line, bounds, mention)) for mention in group]
    return found


def _sentence(line: Line, bounds: list[tuple[int, int]], mention: Mention) -> tuple[int, int]:
    """Give the sentence of a day; the dot after a number or "г." does not end one."""
    start = max((one for one, end in bounds if one <= mention.start), default=0)
    end = min((end for one, end in bounds if end >= mention.end), default=len(line.text))
    return start, end
