"""A juror's blank ballot, or comparisons of works two by two: one paper for all works together."""

from dataclasses import dataclass

from baiqau.paper import qr
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.tokens import colours
from baiqau.paper.wording import LABELS, SHEET, Language, Said

EQUAL, UNTOLD = "=", "?"

BALLOT: dict[str, Said] = {
    "title": {"kk": "Бюллетень", "ru": "Бюллетень", "en": "Ballot"},
    "how": {
        "kk": "Әр жұмыстың жанына өз орнын жазыңыз: 1 – ең жақсысы, бір орын екі жұмысқа берілмейді.",
        "ru": "Рядом с каждой работой напишите её место: 1 – лучшая, двум работам одно место не "
        "даётся.",
        "en": "Write beside each work its place: 1 is the best, no two works have one place.",
    },
    "partial": {
        "kk": "Жұмыс орынсыз қалуы мүмкін.",
        "ru": "Работа может остаться без места.",
        "en": "A work may stay without a place.",
    },
    "sign": {
        "kk": "Түзетсеңіз, жанына қолыңызды қойыңыз.",
        "ru": "Исправление заверьте подписью рядом.",
        "en": "Sign beside any correction.",
    },
}

PAIRS: dict[str, Said] = {
    "title": {"kk": "Салыстыру парағы", "ru": "Лист сравнений", "en": "Sheet of comparisons"},
    "how": {
        "kk": "Әр жолда жақсырақ жұмыстың нөмірін қоршап белгілеңіз; «?» – айту мүмкін емес.",
        "ru": "В каждой строке обведите номер лучшей работы; «?» – сказать нельзя.",
        "en": "In each line circle the number of the better work; “?” – cannot tell.",
    },
    "equal": {
        "kk": "«=» – екі жұмыс тең.",
        "ru": "«=» – работы равны.",
        "en": "“=” – the works are equal.",
    },
}


@dataclass(frozen=True, slots=True)
class BallotLine:
    """A work to be given a place, or two to be compared: what is circled; nothing to circle is a box."""

    name: str
    circles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlankBallot:
    """All works of one juror on one paper: template `sheet`. A blank juror leaves a line to fill.

    The fixed words stand in `second`, too, when there is such a language. `partial`: a work may stay
    without a place. The code leads to `link`, where the paper is entered.
    """

    language: Language
    organiser: str
    occasion: str
    juror: str
    number: str
    lines: tuple[BallotLine, ...]
    link: str
    second: Language | None = None
    partial: bool = False

    def printed(self) -> dict[str, object]:
        """Give the data of the template."""
        if not self.lines:
            raise PaperRefused("paper-empty", part="works")
        title = (PAIRS if self.lines[0].circles else BALLOT)["title"]
        return {
            "language": self.language,
            "title": f"{title[self.language]} – {self.number}",
            "heading": self._both(title),
            "author": self.organiser,
            "occasion": self.occasion,
            "how": self._how(),
            "comment": "",
            "ends": [self._both(SHEET["signature"]), self._both(SHEET["day"])],
            "page": LABELS["page"][self.language],
            "sheets": [self._sheet()],
        }

    def _how(self) -> str:
        circles = self.lines[0].circles
        told = [(PAIRS if circles else BALLOT)["how"]]
        if EQUAL in circles:
            told.append(PAIRS["equal"])
        if self.partial:
            told.append(BALLOT["partial"])
        told.append(BALLOT["sign"])
        return " ".join(said[tongue] for tongue in self._tongues() for said in told)

    def _sheet(self) -> dict[str, object]:
        return {
            "number": LABELS["number"][self.language].format(number=self.number),
            "facts": [[self._both(SHEET["juror"]), self.juror]],
            "criteria": [_line(one) for one in self.lines],
            "code": qr.svg(self.link, ink=colours()["ink"]),
            "code_alt": LABELS["code"][self.language].format(link=self.link),
        }

    def _both(self, words: Said) -> str:
        """Give the words in the first language and, where there is one, in the second."""
        return " · ".join(dict.fromkeys(words[tongue] for tongue in self._tongues()))

    def _tongues(self) -> tuple[Language, ...]:
        return (self.language, *((self.second,) if self.second else ()))


def _line(one: BallotLine) -> dict[str, object]:
    plain = {"weight": "", "help": "", "range": "", "anchors": []}
    return {"name": one.name, "marks": list(one.circles), **plain}
