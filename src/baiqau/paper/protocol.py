"""The protocol of a sitting of the commission."""

from dataclasses import dataclass

from baiqau.paper.blocks import Block, laid_out
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.wording import LABELS, Language


@dataclass(frozen=True, slots=True)
class Protocol:
    """A protocol: template `protocol`. Without a number it is a draft and says so on every page.

    `heading` names the sitting, `day` is the line of place and date; the blocks hold who was
    present, the order of the day, marks, decisions, dissent and signatures.
    """

    language: Language
    heading: str
    organiser: str
    occasion: str
    day: str
    blocks: tuple[Block, ...]
    number: str = ""
    digest: str = ""

    def printed(self) -> dict[str, object]:
        """Give the data of the template."""
        if not self.heading.strip():
            raise PaperRefused("paper-empty", part="heading")
        numbered = LABELS["number"][self.language].format(number=self.number)
        return {
            "language": self.language,
            "title": f"{self.heading} {numbered}" if self.number else self.heading,
            "heading": self.heading,
            "author": self.organiser,
            "occasion": self.occasion,
            "day": self.day,
            "number": numbered if self.number else "",
            "draft": "" if self.number else LABELS["draft"][self.language],
            "digest": self.digest,
            "page": LABELS["page"][self.language],
            "blocks": laid_out(self.blocks),
        }
