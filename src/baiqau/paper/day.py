"""The sheets that carry a defence day when the network fails: order, presence, marks, timer log."""

from collections.abc import Iterable
from dataclasses import dataclass

from baiqau.paper import qr
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.tokens import colours
from baiqau.paper.wording import DAY, LABELS, Language

NONE = "–"


@dataclass(frozen=True, slots=True)
class Turn:
    """One talk of the plan: its place in the order, the hour it begins, work and speakers."""

    position: str
    hour: str
    number: str
    title: str
    speakers: tuple[tuple[str, str], ...]  # name, library


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks sheet of one juror: the criteria, and for each talk which of them apply to its work.

    A talk that the juror does not judge has no entry in `applies` and gets dashes.
    """

    juror: str
    criteria: tuple[str, ...]
    applies: dict[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class DaySheets:
    """All papers of one sitting: template `day`. The fixed words stand in `second`, too, if given.

    `times`: how long the talk and its questions may last, as people read it. `commission`: who signs
    the presence list beside the speakers. `link`: where the marks are entered afterwards.
    """

    language: Language
    organiser: str
    occasion: str
    day: str
    room: str
    times: tuple[str, str]
    turns: tuple[Turn, ...]
    commission: tuple[str, ...]
    marks: tuple[Marks, ...]
    link: str
    second: Language | None = None

    def printed(self) -> dict[str, object]:
        """Give the data of the template."""
        if not self.turns:
            raise PaperRefused("paper-empty", part="turns")
        return {
            "language": self.language,
            "title": f"{DAY['title'][self.language]} – {self.day}",
            "author": self.organiser,
            "occasion": self.occasion,
            "page": LABELS["page"][self.language],
            "signed": self._said("signed"),
            "code": qr.svg(self.link, ink=colours()["ink"]),
            "code_alt": LABELS["code"][self.language].format(link=self.link),
            "parts": [
                self._order(),
                *self._presence(),
                *(self._marks(one) for one in self.marks),
                self._log(),
            ],
        }

    def _order(self) -> dict[str, object]:
        columns = [("", "0"), ("hour", "0"), ("speakers", "3"), ("work", "3"), ("remark", "2")]
        rows = [
            [one.position, one.hour, "; ".join(map(_from, one.speakers)), _work(one), ""]
            for one in self.turns
        ]
        return self._part("order", columns, rows)

    def _presence(self) -> Iterable[dict[str, object]]:
        speakers = [
            [one.position, name, library, "", "", ""]
            for one in self.turns
            for name, library in one.speakers
        ]
        ends = [("arrived", "1"), ("how", "1"), ("signature", "2")]
        yield self._part(
            "presence", [("", "0"), ("speaker", "3"), ("library", "3"), *ends], speakers
        )
        if self.commission:
            members = [[str(at), name, "", "", ""] for at, name in enumerate(self.commission, 1)]
            yield self._part("commission", [("", "0"), ("juror", "4"), *ends], members)

    def _marks(self, one: Marks) -> dict[str, object]:
        columns = [("", "0"), ("work", "5"), *((name, "2") for name in one.criteria)]
        rows = []
        for turn in self.turns:
            applies = one.applies.get(turn.position, frozenset())
            cells = ["" if at in applies else NONE for at in range(len(one.criteria))]
            rows.append([turn.position, _work(turn), *cells, "" if applies else NONE])
        part = self._part("marks", [*columns, ("remark", "3")], rows, (("juror", one.juror),))
        return part | {"sign": True, "note": self._said("marks-how")}

    def _log(self) -> dict[str, object]:
        columns = [("", "0"), ("speakers", "3"), ("begun", "1"), ("asked", "1"), ("ended", "1")]
        rows = [
            [one.position, ", ".join(name for name, _ in one.speakers), "", "", "", "", ""]
            for one in self.turns
        ]
        facts = (("talk", self.times[0]), ("questions", self.times[1]))
        pauses = [("pauses", "1"), ("remark", "2")]
        return self._part("log", [*columns, *pauses], rows, facts) | {"sign": True}

    def _part(
        self,
        name: str,
        columns: list[tuple[str, str]],
        rows: list[list[str]],
        facts: tuple[tuple[str, str], ...] = (),
    ) -> dict[str, object]:
        """Give one paper: `columns` are a word (or a criterion as it is) and a share of the width."""
        return {
            "heading": self._said(name),
            "facts": [
                [self._said(key), value]
                for key, value in (("when", self.day), ("where", self.room), *facts)
                if value
            ],
            "note": "",
            "headers": [self._said(word) if word in DAY else word or "№" for word, _ in columns],
            "widths": [int(width) for _, width in columns],
            "rows": rows,
            "sign": False,
        }

    def _said(self, key: str) -> str:
        """Give the words in the first language and, where there is one, in the second."""
        tongues = (self.language, *((self.second,) if self.second else ()))
        return " · ".join(dict.fromkeys(DAY[key][tongue] for tongue in tongues))


def _from(speaker: tuple[str, str]) -> str:
    name, library = speaker
    return f"{name} ({library})" if library else name


def _work(turn: Turn) -> str:
    return f"№ {turn.number}. {turn.title}"
