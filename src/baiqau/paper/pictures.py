"""Pictures that an organiser gives: a logo or a seal, with the words that stand for it."""

from dataclasses import dataclass

from baiqau.paper.refusals import PaperRefused

MOST_BYTES = 400_000  # travels inside the data of every paper


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG or PNG file and its alternative text."""

    data: bytes
    alt: str

    def printed(self) -> dict[str, object]:
        """Give the picture as the templates read it: SVG as text, PNG as numbers."""
        if not self.alt.strip():
            raise PaperRefused("paper-empty", part="alt")
        if len(self.data) > MOST_BYTES:
            raise PaperRefused("paper-picture", reason=f"{len(self.data)} bytes")
        if self.data.startswith(b"\x89PNG\r\n\x1a\n"):
            return {"format": "png", "data": list(self.data), "alt": self.alt}
        return {"format": "svg", "data": _svg(self.data), "alt": self.alt}


def _svg(data: bytes) -> str:
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PaperRefused("paper-picture", reason="neither PNG nor SVG") from error
    if "<svg" not in words:
        raise PaperRefused("paper-picture", reason="neither PNG nor SVG")
    return words
