"""Tickets for the door: one paper, one vote of the audience. Cut from A4, ten to a page."""

from dataclasses import dataclass

from baiqau.paper import qr
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.tokens import colours
from baiqau.paper.wording import LABELS, TICKET, Language


@dataclass(frozen=True, slots=True)
class Ticket:
    """One ticket: its number, the code as it is read aloud, the link that a camera opens."""

    number: int
    code: str
    link: str


@dataclass(frozen=True, slots=True)
class Tickets:
    """A print of tickets: template `tickets`. The fixed words stand in `second`, too, if given.

    `award` is the award's name in each language, in the order of `language` and `second`.
    """

    language: Language
    organiser: str
    occasion: str
    award: tuple[str, ...]
    tickets: tuple[Ticket, ...]
    second: Language | None = None

    def printed(self) -> dict[str, object]:
        """Give the data of the template."""
        if not self.tickets:
            raise PaperRefused("paper-empty", part="tickets")
        first, last = self.tickets[0].number, self.tickets[-1].number
        return {
            "language": self.language,
            "title": f"{TICKET['title'][self.language]} {first}–{last}",
            "author": self.organiser,
            "occasion": self.occasion,
            "award": list(dict.fromkeys(self.award)),
            "how": self._said("how"),
            "tickets": [self._ticket(one) for one in self.tickets],
        }

    def _ticket(self, one: Ticket) -> dict[str, str]:
        return {
            "number": f"№ {one.number}",
            "code": one.code,
            "qr": qr.svg(one.link, ink=colours()["ink"]),
            "alt": LABELS["code"][self.language].format(link=one.link),
        }

    def _said(self, key: str) -> list[str]:
        tongues = (self.language, *((self.second,) if self.second else ()))
        return [TICKET[key][tongue] for tongue in tongues]
