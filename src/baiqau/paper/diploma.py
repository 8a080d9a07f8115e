"""The diploma of a place or a nomination."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from baiqau.paper.honour import Honour
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.wording import PLACE_SENTENCES, PLACES, TITLES, Language, PlaceKind


@dataclass(frozen=True, slots=True)
class Diploma:
    """A diploma of what was won: template `diploma`.

    `called` names the place in the regulation's own words per language; without it the usual words
    of the kind stand (they exist for Grand prix and the three places).
    """

    honour: Honour
    place: PlaceKind
    called: Mapping[Language, str] = field(default_factory=dict)

    def printed(self) -> dict[str, object]:
        """Give the data of the template."""
        spoken = [words.language for words in self.honour.words]
        return self.honour.laid_out(
            titles=[TITLES["diploma"][language] for language in spoken],
            sentences=[PLACE_SENTENCES[self.place][language] for language in spoken],
            won=[self._won(language) for language in spoken],
        )

    def _won(self, language: Language) -> str:
        usual = PLACES.get(self.place, {})
        won = self.called.get(language) or usual.get(language)
        if not won:
            raise PaperRefused("paper-empty", part="called")
        return won
