"""What a letter is once it has been read: frozen values, each text with its certainty."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Kind = Literal["ordinary", "bounce", "delay", "receipt", "automatic", "report", "list"]
Use = Literal["work", "picture", "letter", "rest"]
Origin = Literal["letter", "winmail", "eml", "uuencode", "yenc", "zip"]
Service = Literal[
    "google", "yandex", "mail.ru", "onedrive", "dropbox", "wetransfer", "youtube", "icloud", "mega",
    "vk", "rutube",
]  # fmt: skip
Doubt = Literal[
    "empty",  # nothing, or only space, was received
    "line-ends",  # lines end by CR alone; read as lines
    "headers-broken",  # a line among the headers is none
    "header-truncated",  # a header longer than anybody needs was cut for reading
    "header-repeated",  # a header that may stand once stands several times; the first counts
    "charset-unknown",  # the declared charset does not exist
    "charset-wrong",  # the declared charset is not the one the letters are in
    "charset-guessed",  # no charset was declared; found by its letters
    "letters-lost",  # question or replacement marks stand where letters stood
    "mojibake-mended",  # UTF-8 had been read as another charset and written again
    "word-broken",  # an encoded word of RFC 2047 lacks its end, padding or order
    "parameter-broken",  # a parameter of RFC 2231 lacks a piece, a quote or its charset
    "names-disagree",  # filename and name give different names
    "name-missing",  # a work without any name
    "name-unsafe",  # a path, control or direction signs were taken out of a name
    "date-missing",
    "date-unreadable",
    "date-zone-missing",  # read as UTC
    "sender-missing",
    "boundary-missing",  # a multipart without a declared boundary
    "boundary-wrong",  # the declared boundary stands nowhere; another was found
    "end-missing",  # the last boundary is absent: the letter may be cut off
    "multipart-empty",
    "after-end",  # words stand after the last boundary
    "base64-damaged",
    "transfer-wrong",  # the declared transfer encoding is not the one used
    "transfer-unknown",
    "too-deep",  # nested beyond the limit; the rest is kept whole as one part
    "too-many-parts",  # beyond the limit; the rest is kept whole as one part
    "text-truncated",  # a text longer than the limit was cut for reading
    "winmail-damaged",
    "winmail-rtf",  # its text is rich text only
    "uuencode-damaged",
    "yenc-damaged",
    "zip-damaged",
    "partial",  # one piece of a letter sent in pieces
    "external",  # the content is elsewhere, not in the letter
    "encrypted",
]


@dataclass(frozen=True)
class Words:
    """A decoded text. `sure`: as declared and consistent, or proven by UTF-8; else a guess."""

    text: str = ""
    sure: bool = True
    charset: str = "us-ascii"
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Address:
    """A name and an address as claimed; never a proof of who writes."""

    name: str
    address: str
    sure: bool = True


@dataclass(frozen=True)
class Text:
    """The letter's words: all of them, the sender's own, and the reply or forward quoted."""

    whole: str = ""
    own: str = ""
    quoted: str = ""
    sure: bool = True
    from_html: bool = False


@dataclass(frozen=True)
class Link:
    """A link to a file kept elsewhere: recorded, never fetched."""

    url: str
    service: Service


@dataclass(frozen=True)
class Part:
    """A file that came with the letter, its bytes exactly as they were attached.

    `name` is safe to show and to offer as a download (it may be empty), `original` is what was
    written. `media` is the sender's claim. `path` is the place in the letter's tree, counted from
    1; `origin` is what it was taken out of. `inside` are the names within a zip.
    """

    name: str
    original: str
    media: str
    content: bytes = field(repr=False)
    sha256: str
    use: Use
    sure: bool = True
    content_id: str = ""
    path: tuple[int, ...] = ()
    origin: Origin = "letter"
    inside: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Failed:
    """A recipient a bounce speaks of: RFC 3463 status where known, else empty."""

    address: str
    status: str = ""
    permanent: bool = True
    why: str = ""


@dataclass(frozen=True)
class Claim:
    """What a server on the way says it found (Authentication-Results): text, not a proof."""

    server: str
    method: str
    result: str
    text: str


@dataclass(frozen=True)
class Letter:
    """A letter as it was read. The raw bytes stay with the caller; `sha256` names them.

    `silence` are the reasons of RFC 3834 not to answer by machine: empty, an answer may go.
    `about` is the Message-ID a bounce, delay or receipt speaks of. `inner` are the letters
    forwarded as files; their files stand in `attachments` too.
    """

    sha256: str
    size: int
    kind: Kind = "ordinary"
    message_id: str = ""
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    sender: Address | None = None
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    return_path: str | None = None
    subject: Words = Words()
    date: datetime | None = None
    text: Text = Text()
    attachments: tuple[Part, ...] = ()
    links: tuple[Link, ...] = ()
    inner: tuple["Letter", ...] = ()
    failed: tuple[Failed, ...] = ()
    about: str = ""
    silence: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def works(self) -> tuple[Part, ...]:
        """Give the files that may be works: no logos, signatures, covers or reports."""
        return tuple(part for part in self.attachments if part.use == "work")

    @property
    def file_names(self) -> tuple[str, ...]:
        """Give the names the naming rule is looked for in: of the works, then within zips."""
        inside = (name for part in self.works for name in part.inside)
        return (*(part.name for part in self.works if part.name), *inside)
