"""What a person consented to, in words. The wording stands in regulations, which a later stage knows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from baiqau.people.models import Consent


@dataclass(frozen=True)
class Agreed:
    """One consent: the contest's name, the wording consented to, since when and until when."""

    scope: str
    key: str
    contest: str
    wording: str
    given_at: datetime
    withdrawn_at: datetime | None


# Gives the contest's name and the wording of each consent, by its primary key.
Words = Callable[[Iterable[Consent]], dict[int, tuple[str, str]]]

_words: list[Words] = []


def word(words: Words) -> None:
    """Let a stage say how consents are worded."""
    _words[:] = [words]


def worded(consents: Iterable[Consent]) -> list[Agreed]:
    """Give consents with their words; where no contest knows one any more, its key stands."""
    rows = list(consents)
    known = _words[0](rows) if _words else {}
    return [
        Agreed(
            row.scope,
            row.key,
            *known.get(row.pk, (row.scope, row.key)),
            row.given_at,
            row.withdrawn_at,
        )
        for row in rows
    ]
