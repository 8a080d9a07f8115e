"""Letters of thanks to those without whom there is no contest."""

from dataclasses import dataclass
from typing import Literal

from baiqau.paper.honour import Honour
from baiqau.paper.wording import SENTENCES, TITLES


@dataclass(frozen=True, slots=True)
class Thanks:
    """A letter of thanks to a juror or an organiser: template `thanks`."""

    honour: Honour
    whom: Literal["juror", "organiser"]

    def printed(self) -> dict[str, object]:
        """Give the data of the template."""
        spoken = [words.language for words in self.honour.words]
        return self.honour.laid_out(
            titles=[TITLES["thanks"][language] for language in spoken],
            sentences=[SENTENCES[f"thanks-{self.whom}"][language] for language in spoken],
        )
