"""The receipt for a work handed in: number, server time, files with their checksums."""

from dataclasses import dataclass
from datetime import datetime

from baiqau.paper import ornament, qr
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.tokens import colours
from baiqau.paper.wording import LABELS, RECEIPT, Language


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """One file as it was stored: its name, size in bytes and SHA-256 in hex."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt: template `receipt`. `received` is printed in the zone that it carries."""

    language: Language
    number: str
    received: datetime
    organiser: str
    occasion: str
    work: str
    authors: tuple[str, ...]
    files: tuple[ReceivedFile, ...]
    link: str
    nomination: str = ""

    def printed(self) -> dict[str, object]:
        """Give the data of the template."""
        if not self.number.strip():
            raise PaperRefused("paper-empty", part="number")
        said = {key: words[self.language] for key, words in RECEIPT.items()}
        return {
            "language": self.language,
            "title": said["title"],
            "author": self.organiser,
            "occasion": self.occasion,
            "facts": [
                [said["number"], self.number],
                [said["received"], f"{self.received:%d.%m.%Y, %H:%M:%S} ({zone(self.received)})"],
                [said["work"], self.work],
                *([[said["nomination"], self.nomination]] if self.nomination else []),
                [said["authors"], ", ".join(self.authors)],
            ],
            "files_title": said["files"],
            "headers": [said["file"], said["size"], said["checksum"]],
            "files": [[file.name, grouped(file.size), file.sha256] for file in self.files],
            "meaning": said["meaning"],
            "horn": ornament.single_svg(ink=colours()["sky"]),
            "code": qr.svg(self.link, ink=colours()["ink"]),
            "code_alt": LABELS["code"][self.language].format(link=self.link),
            "page": LABELS["page"][self.language],
        }


def zone(moment: datetime) -> str:
    """Name the offset of an aware moment as people read it: UTC+5, UTC-3:30."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a printed moment carries its zone")
    minutes = int(offset.total_seconds()) // 60
    sign, (hours, rest) = ("-" if minutes < 0 else "+"), divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def grouped(number: int) -> str:
    """Group the digits of a whole number by unbreakable spaces: 1 234 567."""
    return f"{number:,}".replace(",", "\u00a0")
