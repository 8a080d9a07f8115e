"""The script of a ceremony on paper: what is said, frame by frame, in two languages side by side."""

from dataclasses import dataclass

from baiqau.paper.blocks import Block, laid_out
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.wording import LABELS, Language


@dataclass(frozen=True, slots=True)
class Script:
    """A script: template `protocol`, without a number. A draft says so on every page."""

    language: Language
    heading: str
    organiser: str
    occasion: str
    day: str
    blocks: tuple[Block, ...]
    draft: bool
    digest: str = ""

    def printed(self) -> dict[str, object]:
        """Give the data of the template."""
        if not self.heading.strip():
            raise PaperRefused("paper-empty", part="heading")
        return {
            "language": self.language,
            "title": self.heading,
            "heading": self.heading,
            "author": self.organiser,
            "occasion": self.occasion,
            "day": self.day,
            "number": "",
            "draft": LABELS["draft"][self.language] if self.draft else "",
            "digest": self.digest,
            "page": LABELS["page"][self.language],
            "blocks": laid_out(self.blocks),
        }
