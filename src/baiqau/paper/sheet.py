"""The blank score sheet of a juror: criteria, what the marks mean, numbers to circle."""

from dataclasses import dataclass

from baiqau.paper import qr
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.tokens import colours
from baiqau.paper.wording import LABELS, SHEET, Language

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


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """A sheet for one work and one juror: template `sheet`. Blank names leave a line to fill."""

    language: Language
    organiser: str
    occasion: str
    work: str
    juror: str
    criteria: tuple[SheetCriterion, ...]
    number: str
    link: str

    def printed(self) -> dict[str, object]:
        """Give the data of the template."""
        if not self.criteria:
            raise PaperRefused("paper-empty", part="criteria")
        said = {key: words[self.language] for key, words in SHEET.items()}
        return {
            "language": self.language,
            "title": f"{said['title']} – {self.number}",
            "heading": said["title"],
            "author": self.organiser,
            "occasion": self.occasion,
            "number": LABELS["number"][self.language].format(number=self.number),
            "facts": [[said["work"], self.work], [said["juror"], self.juror]],
            "how": said["how"],
            "criteria": [_criterion(one, said) for one in self.criteria],
            "comment": said["comment"],
            "ends": [said["signature"], said["day"]],
            "code": qr.svg(self.link, ink=colours()["ink"]),
            "code_alt": LABELS["code"][self.language].format(link=self.link),
            "page": LABELS["page"][self.language],
        }


def _criterion(one: SheetCriterion, said: dict[str, str]) -> dict[str, object]:
    marks = range(one.lowest, one.highest + 1)
    return {
        "name": one.name,
        "weight": said["weight"].format(weight=one.weight),
        "help": one.help,
        "range": said["range"].format(lowest=one.lowest, highest=one.highest),
        "anchors": [[str(mark), meaning] for mark, meaning in one.anchors],
        "marks": [str(mark) for mark in marks] if len(marks) <= MOST_CIRCLES else [],
    }
