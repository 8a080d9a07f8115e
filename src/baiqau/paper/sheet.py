"""The blank score sheets of a juror: criteria, what the marks mean, numbers to circle."""

from dataclasses import dataclass

from baiqau.paper import qr
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.tokens import colours
from baiqau.paper.wording import LABELS, SHEET, Language, Said

MOST_CIRCLES = 11  # a longer range gets an empty box to write into


@dataclass(frozen=True, slots=True)
class SheetCriterion:
    """A criterion with its range (both ends included) and its anchors: mark, meaning."""

    name: str
    weight: int
    lowest: int
    highest: int
    anchors: tuple[tuple[int, str], ...] = ()
    help: str = ""
    second: str = ""  # its name in the second language


@dataclass(frozen=True, slots=True)
class Work:
    """What differs from sheet to sheet: number, work and its criteria, the address its code leads to."""

    number: str
    title: str
    criteria: tuple[SheetCriterion, ...]
    link: str


@dataclass(frozen=True, slots=True)
class ScoreSheets:
    """Sheets of one juror, each on a page of its own: template `sheet`. Blank names leave a line to fill.

    The fixed words stand in `second`, too, when there is such a language.
    """

    language: Language
    organiser: str
    occasion: str
    juror: str
    works: tuple[Work, ...]
    second: Language | None = None

    def printed(self) -> dict[str, object]:
        """Give the data of the template."""
        if not self.works or not all(one.criteria for one in self.works):
            raise PaperRefused("paper-empty", part="criteria")
        said = {key: self._both(words) for key, words in SHEET.items()}
        names = " … ".join(dict.fromkeys(self.works[at].number for at in (0, -1)))
        return {
            "language": self.language,
            "title": f"{SHEET['title'][self.language]} – {names}",
            "heading": said["title"],
            "author": self.organiser,
            "occasion": self.occasion,
            "how": said["how"],
            "comment": said["comment"],
            "ends": [said["signature"], said["day"]],
            "page": LABELS["page"][self.language],
            "sheets": [self._sheet(one, said) for one in self.works],
        }

    def _sheet(self, one: Work, said: dict[str, str]) -> dict[str, object]:
        return {
            "number": LABELS["number"][self.language].format(number=one.number),
            "facts": [[said["work"], one.title], [said["juror"], self.juror]],
            "criteria": [self._criterion(rule) for rule in one.criteria],
            "code": qr.svg(one.link, ink=colours()["ink"]),
            "code_alt": LABELS["code"][self.language].format(link=one.link),
        }

    def _criterion(self, one: SheetCriterion) -> dict[str, object]:
        marks = range(one.lowest, one.highest + 1)
        weight = SHEET["weight"][self.language].format(weight=one.weight)
        bounds = SHEET["range"][self.language]
        return {
            "name": one.name,
            "weight": f"{weight} · {one.second}" if one.second else weight,
            "help": one.help,
            "range": bounds.format(lowest=one.lowest, highest=one.highest),
            "anchors": [[str(mark), meaning] for mark, meaning in one.anchors],
            "marks": [self._mark(one, mark) for mark in marks]
            if len(marks) <= MOST_CIRCLES
            else [],
        }

    def _mark(self, one: SheetCriterion, mark: int) -> str:
        """Give a mark to circle: its number, or yes and no where that is the question."""
        if (one.lowest, one.highest) != (0, 1):
            return str(mark)
        return self._both(SHEET["yes" if mark else "no"])

    def _both(self, words: Said) -> str:
        """Give the words in the first language and, where there is one, in the second."""
        tongues = (self.language, *((self.second,) if self.second else ()))
        return " · ".join(words[tongue] for tongue in tongues)
