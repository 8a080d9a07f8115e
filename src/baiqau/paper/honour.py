"""What certificates, diplomas and letters of thanks share: a holder, a sentence, a number, a code."""

from collections.abc import Sequence
from dataclasses import dataclass

from baiqau.paper import ornament, qr
from baiqau.paper.pictures import Picture
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.tokens import colours
from baiqau.paper.wording import LABELS, Language

MOST_SIGNATURES = 3


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: the name as printed beside the line, and the post before it."""

    name: str
    post: str


@dataclass(frozen=True, slots=True)
class Words:
    """What one paper says in one language; `holder` exactly as its owner approved it.

    `occasion` is the contest or the event, `role` the line under the name (see `wording.role`),
    `workplace` the line under that, `day` the line of place and date, as printed.
    """

    language: Language
    occasion: str
    organiser: str
    holder: str
    role: str = ""
    workplace: str = ""
    citation: str = ""
    day: str = ""
    signatories: tuple[Signatory, ...] = ()


@dataclass(frozen=True, slots=True)
class Honour:
    """The part of every honour that does not depend on its kind.

    `words` holds one language, or two: the first stands on the left. `link` is the short address
    in the code; `signed` a signed text that the code carries behind it, to be checked without a
    network; `specimen` marks a preview that proves nothing; `bleed` adds 3 mm and crop marks for a
    printing house.
    """

    words: tuple[Words, ...]
    number: str
    link: str
    logo: Picture | None = None
    seal: Picture | None = None
    specimen: bool = False
    signed: str = ""
    bleed: bool = False

    def laid_out(
        self, *, titles: Sequence[str], sentences: Sequence[str], won: Sequence[str] = ()
    ) -> dict[str, object]:
        """Give the data of the template: titles, sentences and places in the order of `words`."""
        self._complete()
        accent = colours()["gilt" if won else "sky"]
        first = self.words[0].language
        return {
            "language": first,
            "title": f"{titles[0]} – {self.words[0].holder}",
            "author": self.words[0].organiser,
            "won": bool(won),
            "horn": ornament.single_svg(ink=accent),
            "band": ornament.band_svg(1000, height=28, ink=accent) if won else "",
            "code": qr.svg(self.coded, ink=colours()["ink"]),
            "bleed": self.bleed,
            "code_alt": LABELS["code"][first].format(link=self.link),
            "link": self.link,
            "link_shown": self.link.removeprefix("https://").removeprefix("http://"),
            "number": LABELS["number"][first].format(number=self.number),
            "specimen": LABELS["specimen"][first] if self.specimen else "",
            "logo": self.logo.printed() if self.logo else None,
            "seal": self.seal.printed() if self.seal else None,
            "sides": [
                _side(words, titles[at], sentences[at], won[at] if won else "")
                for at, words in enumerate(self.words)
            ],
        }

    @property
    def coded(self) -> str:
        """What the code says: browsers keep what stands behind `#` to themselves."""
        return f"{self.link}#{self.signed}" if self.signed else self.link

    def _complete(self) -> None:
        if len(self.words) not in (1, 2):
            raise PaperRefused("paper-empty", part="words")
        for words in self.words:
            _complete(words, signatures=len(self.words[0].signatories))


def _complete(words: Words, *, signatures: int) -> None:
    if not words.holder.strip():
        raise PaperRefused("paper-empty", part="holder")
    if not words.occasion.strip():
        raise PaperRefused("paper-empty", part="occasion")
    if len(words.signatories) != signatures:
        raise PaperRefused("paper-empty", part="signatories")
    if signatures > MOST_SIGNATURES:
        raise PaperRefused("paper-too-long", part="signatories", text=str(signatures))


def _side(words: Words, title: str, sentence: str, won: str) -> dict[str, object]:
    return {
        "language": words.language,
        "occasion": words.occasion,
        "organiser": words.organiser,
        "title": title,
        "won": won,
        "holder": " ".join(words.holder.split()),
        "role": words.role,
        "workplace": words.workplace,
        "sentence": sentence,
        "citation": words.citation,
        "day": words.day,
        "check": LABELS["check"][words.language],
        "signatories": [{"name": who.name, "post": who.post} for who in words.signatories],
    }
