"""The regulation as a document to read, print and file."""

from dataclasses import dataclass

from baiqau.paper import ornament, qr
from baiqau.paper.blocks import Block, laid_out
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.tokens import colours
from baiqau.paper.wording import LABELS, Language


@dataclass(frozen=True, slots=True)
class RegulationPaper:
    """A version of a regulation in one language: template `regulation`.

    `kind` is the word above the title («Ереже»), `version` the line with version and date,
    `approved` the lines of approval at the top right, `link` where the page of it stands.
    """

    language: Language
    kind: str
    title: str
    organiser: str
    version: str
    digest: str
    blocks: tuple[Block, ...]
    approved: tuple[str, ...] = ()
    link: str = ""

    def printed(self) -> dict[str, object]:
        """Give the data of the template."""
        if not self.title.strip():
            raise PaperRefused("paper-empty", part="title")
        return {
            "language": self.language,
            "title": self.title,
            "kind": self.kind,
            "author": self.organiser,
            "version": self.version,
            "digest": self.digest,
            "approved": list(self.approved),
            "horn": ornament.single_svg(ink=colours()["sky"]),
            "code": qr.svg(self.link, ink=colours()["ink"]) if self.link else "",
            "code_alt": LABELS["code"][self.language].format(link=self.link),
            "page": LABELS["page"][self.language],
            "blocks": laid_out(self.blocks),
        }
