"""The certificate of a participant."""

from dataclasses import dataclass

from baiqau.paper.honour import Honour
from baiqau.paper.wording import SENTENCES, TITLES


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate for taking part: template `certificate`."""

    honour: Honour

    def printed(self) -> dict[str, object]:
        """Give the data of the template."""
        spoken = [words.language for words in self.honour.words]
        return self.honour.laid_out(
            titles=[TITLES["certificate"][language] for language in spoken],
            sentences=[SENTENCES["certificate"][language] for language in spoken],
        )


@dataclass(frozen=True, slots=True)
class Attendance:
    """A certificate of a visitor of an event: template `attendance`."""

    honour: Honour

    def printed(self) -> dict[str, object]:
        """Give the data of the template."""
        spoken = [words.language for words in self.honour.words]
        return self.honour.laid_out(
            titles=[TITLES["attendance"][language] for language in spoken],
            sentences=[SENTENCES["attendance"][language] for language in spoken],
        )
