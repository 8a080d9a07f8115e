"""A person's name: surname, given name, patronymic, as its owner writes them."""

import re
import unicodedata
from dataclasses import dataclass

_ALLOWED = re.compile(r"[^\W\d_]+(?:[ '’\u02bc\u2010-][^\W\d_]+)*\.?")


@dataclass(frozen=True)
class PersonName:
    """The parts of a name, cleaned: NFC, single spaces. The patronymic is always optional."""

    surname: str
    given: str = ""
    patronymic: str = ""

    def __post_init__(self) -> None:
        for part in ("surname", "given", "patronymic"):
            words = unicodedata.normalize("NFC", " ".join(getattr(self, part).split()))
            object.__setattr__(self, part, words)

    def full(self) -> str:
        """Give «Асанова Әсел Болатқызы»."""
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)

    def listed(self) -> str:
        """Give «Асанова Ә. Б.»."""
        initials = [f"{part[0]}." for part in (self.given, self.patronymic) if part]
        return " ".join([self.surname, *initials]).strip()

    def problems(self) -> tuple[str, ...]:
        """Give codes: surname-missing, <part>-letters."""
        found = [] if self.surname else ["surname-missing"]
        for part in ("surname", "given", "patronymic"):
            words = getattr(self, part)
            if words and not _ALLOWED.fullmatch(words):
                found.append(f"{part}-letters")
        return tuple(found)
