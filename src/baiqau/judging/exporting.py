"""Every mark of the selection on paper and in tables: raw and calibrated side by side.

Only on a ranking that stands, so never before all have signed; no work in conflict with the viewer.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import cast
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from baiqau.contests.models import Contest
from baiqau.fairness import shares
from baiqau.judging import paired, queries, ranked, visibility
from baiqau.judging.models import Ranking, Sheet, SignedBefore
from baiqau.judging.saying import said
from baiqau.judging.tables import Sheet as Table
from baiqau.judging.tables import as_csv, as_words, as_xlsx
from baiqau.language import dates
from baiqau.paper.blocks import Facts, Paragraph
from baiqau.paper.blocks import Table as Printed
from baiqau.paper.protocol import Protocol
from baiqau.paper.typesetting import press
from baiqau.paper.wording import Language
from baiqau.people.models import Person
from baiqau.rules.parts import Criterion

STAGE = "selection"
POINT = Decimal(shares.WHOLE) / 100
SURE = 1, 999  # thousandths: a thousand draws tell no more, so that nothing is said to be certain
SHORT = 8  # digits of the ranking's digest that number the paper


@dataclass(frozen=True)
class Export:
    """What one person may take away of a frozen ranking: its works, all marks, what was signed before."""

    contest: Contest
    frozen: Ranking
    language: str
    lines: list[ranked.Line]
    sheets: list[Sheet]
    before: list[SignedBefore]
    rules: tuple[Criterion, ...]
    nominations: dict[int | None, str]

    def csv(self) -> bytes:
        """Give one line for each sheet, with what its work comes to beside it; of choices, each one."""
        if self.paired:
            return as_csv(self.choices(), self.language)
        known = len(self._leading())
        works = {row[0]: row[known:] for row in self.ranking().rows}
        names = self.ranking().headers[known:]
        marks = self.marks()
        rows = tuple((*row, *works.get(row[0], ("",) * len(names))) for row in marks.rows)
        return as_csv(Table(marks.name, (*marks.headers, *names), rows), self.language)

    def xlsx(self) -> bytes:
        """Give a workbook: the ranking, every mark, what was signed before."""
        return as_xlsx(self._tables())

    def pdf(self, now: datetime) -> bytes:
        """Give the same as a tagged paper."""
        regulation = self.contest.regulation
        zone = ZoneInfo(regulation.zone)
        computed = dates.moment(self.frozen.computed_at.astimezone(zone), self.language)
        document = Protocol(
            language=cast("Language", self.language),
            heading=_("Marks of the selection"),
            organiser=regulation.organiser.name.within(self.language),
            occasion=regulation.title.within(self.language),
            day=dates.moment(now.astimezone(zone), self.language),
            blocks=(
                Facts(((_("Ranking computed"), computed),)),
                Paragraph(_explained()),
                *(self._printed(table) for table in self._tables() if table.rows),
            ),
            number=self.frozen.digest[:SHORT],
            digest=f"sha256:{self.frozen.digest}",
        )
        return press().pdf("protocol", document, made=now)

    @property
    def paired(self) -> bool:
        """Say whether the works were compared two by two."""
        return ranked.by_pairs(self.contest, STAGE)

    def _tables(self) -> list[Table]:
        choices = [self.choices()] if self.paired else []
        return [self.ranking(), self.marks(), *choices, self.earlier()]

    def choices(self) -> Table:
        """Give every choice that counts between two works this person may see."""
        headers = ("№", _("Work"), _("Juror"), _("Compared with №"), _("Choice"))
        numbers = {sheet.entry.number for sheet in self.sheets}
        rows = (
            (sheet.entry.number, sheet.entry.title, sheet.seat.code, other, said(rule, value))
            for sheet in self.sheets
            for other, rule, value in paired.said_of(sheet)
            if other in numbers
        )
        return Table(_("Comparisons"), headers, tuple(rows))

    def ranking(self) -> Table:
        """Give each work with rank and score by the declared method and with severity taken out."""
        headers = (
            *self._leading(),
            _("Rank"),
            _("Score"),
            _("Rank without severity"),
            _("Score without severity"),
            _("Rank, from"),
            _("Rank, to"),
            _("Chance to go on, per cent"),
            _("Spread"),
            _("Sheets"),
        )
        return Table(_("Ranking"), headers, tuple(self._work(line) for line in self.lines))

    def marks(self) -> Table:
        """Give every signed sheet that counts: a juror's marks and what they come to."""
        names = (rule.name.within(self.language) for rule in self.rules)
        headers = (*self._leading(), _("Juror"), *names, _("Total"))
        totals = ranked.totals(self.contest, self.sheets)
        rows = (
            (
                sheet.entry.number,
                sheet.entry.title,
                *self._entered(sheet.entry.number),
                sheet.seat.code,
                *self._row({mark.criterion: mark.value for mark in sheet.marks.all()}),
                _points(totals[sheet.pk]),
            )
            for sheet in self.sheets
        )
        return Table(_("Marks"), headers, tuple(rows))

    def earlier(self) -> Table:
        """Give the sheets that were signed once and then changed, with the reason."""
        names = (rule.name.within(self.language) for rule in self.rules)
        headers = ("№", _("Work"), _("Juror"), *names, _("Reason"))
        rows = (
            (
                row.sheet.entry.number,
                row.sheet.entry.title,
                row.sheet.seat.code,
                *self._row(row.marks),
                row.reason,
            )
            for row in self.before
        )
        return Table(_("Signed before"), headers, tuple(rows))

    def _leading(self) -> tuple[str, ...]:
        """Name the columns that tell which work a line is of."""
        divided = bool(self.contest.regulation.nominations)
        return ("№", _("Work"), *([_("Nomination")] if divided else []))

    def _entered(self, number: int | None) -> list[str]:
        """Give the cell of the nomination; none where the contest has no nominations."""
        regulation = self.contest.regulation
        found = regulation.nomination(self.nominations.get(number, ""))
        name = found.name.within(self.language) if found else ""
        return [name] if regulation.nominations else []

    def _work(self, line: ranked.Line) -> tuple[str | int | Decimal | None, ...]:
        chance = line.sure.get("chance")
        return (
            line.entry,
            line.title,
            *self._entered(line.entry),
            line.rank,
            _points(line.score),
            line.sure.get("rank"),
            _points(line.sure.get("score")),
            line.sure.get("low"),
            line.sure.get("high"),
            None if chance is None else Decimal(min(max(chance, SURE[0]), SURE[1])) / 10,
            _points(line.spread),
            line.sheets,
        )

    def _row(self, marks: dict[str, int]) -> Iterable[int | str | None]:
        return (said(rule, marks.get(rule.key)) for rule in self.rules)

    def _printed(self, table: Table) -> Printed:
        words = tuple(tuple(as_words(cell, self.language) for cell in row) for row in table.rows)
        texts = {_("Work"), _("Nomination"), _("Juror"), _("Reason")}
        ends = tuple(at for at, name in enumerate(table.headers) if name not in texts)
        return Printed(table.headers, words, caption=table.name, ends=ends, wide=True)


def export(viewer: Person, contest: Contest, frozen: Ranking, language: str) -> Export:
    """Gather what this person may take away."""
    entered = dict(visibility.works(contest, viewer).values_list("number", "nomination"))
    sheets = [s for s in queries.signed_sheets(contest, STAGE) if s.entry.number in entered]
    used = {
        rule.key: rule
        for sheet in sheets
        if not queries.by_pairs(sheet)
        for rule in queries.criteria(sheet)
    }
    return Export(
        contest,
        frozen,
        language,
        ranked.lines(contest, frozen, viewer),
        sheets,
        list(visibility.signed_before(contest, STAGE, viewer)),
        tuple(sorted(used.values(), key=_in_order(contest))),
        entered,
    )


def _in_order(contest: Contest) -> Callable[[Criterion], int]:
    """Give the criteria's order in the document; a ballot's place stands alone."""
    known = [rule.key for rule in contest.regulation.criteria]
    return lambda rule: known.index(rule.key) if rule.key in known else -1


def _explained() -> str:
    return _(
        "Scores are shares of the reachable maximum, out of 100, by the declared method. Beside them "
        "stand rank and score with the severity of each expert taken out, the rank’s interval nine "
        "times in ten, and the chance to go on. They change no mark and no rank."
    )


def _points(millionths: int | None) -> Decimal | None:
    return None if millionths is None else millionths / POINT
