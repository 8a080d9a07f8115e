"""What can be wrong with a handed-in file: one table of codes, how grave each is, and its sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

Fact = str | int
_LINE = 200


class Level(StrEnum):
    """Fine: goes on by itself. Doubt: a person is told and decides. Held: is never handed out."""

    FINE = "fine"
    DOUBT = "doubt"
    HELD = "held"


_ORDER = tuple(Level)
_FINE, _DOUBT, _HELD = _ORDER

# A rule behind the levels: what could not be looked into is held, not trusted.
TABLE: dict[str, tuple[Level, str]] = {
    # the name
    "name-turned": (_HELD, "The file name contains a sign that turns the reading direction."),
    "name-executable": (_HELD, "The file name ends like that of a program: .{extension}."),
    "name-double": (_DOUBT, "The file name hides a second ending: .{extension}."),
    "name-invisible": (_DOUBT, "The file name contains invisible signs."),
    "name-path": (_DOUBT, "The file name contains a path."),
    "name-long": (_FINE, "The file name is longer than a disk can keep: {bytes} bytes."),
    "name-unknown": (_DOUBT, "The ending .{extension} is not known."),
    "name-disagrees": (_DOUBT, "The name says .{extension}, but the file is {kind}."),
    # the whole file
    "file-empty": (_HELD, "The file is empty."),
    "file-too-big": (_HELD, "The file is bigger than can be looked into: {size} of {most} bytes."),
    "file-unknown": (_HELD, "Nobody knows what kind of file this is."),
    "file-damaged": (_HELD, "The file is damaged and cannot be opened."),
    "file-cut": (_DOUBT, "The file ends too early: something is missing at its end."),
    "file-tail": (_FINE, "More bytes follow the end of the picture: {bytes}."),
    "encrypted": (_HELD, "The file is locked with a password."),
    "executable": (_HELD, "The file is a program."),
    "packed": (_HELD, "The file is an archive that cannot be looked into."),
    "web-page": (_HELD, "The file is a web page."),
    "two-in-one": (_HELD, "The file is two files at once: {kind} and {other}."),
    "old-format": (_FINE, "The file is in an old format: {kind}."),
    # archives and packages
    "zip-bomb": (_HELD, "Unpacked, the file grows beyond measure: {unpacked} bytes from {packed}."),
    "zip-crowd": (_HELD, "The archive holds too many files: {members}."),
    "zip-deep": (_HELD, "Archives lie inside archives too deeply: {depth}."),
    "zip-overlap": (_HELD, "The files inside the archive share the same bytes."),
    "zip-slip": (_HELD, "The archive wants to write outside its folder: {member}."),
    "zip-link": (_HELD, "The archive contains a link to another place: {member}."),
    "zip-twice": (_HELD, "The archive contains the same name twice: {member}."),
    "zip-lies": (_HELD, "The archive says one thing about a file and does another: {member}."),
    "zip-executable": (_HELD, "The archive contains a program: {member}."),
    "zip-large": (_DOUBT, "A file in the archive was too large to be looked into: {member}."),
    "xml-entities": (_HELD, "The document defines entities of its own: {member}."),
    "xml-outside": (
        _HELD,
        "The document fetches something from outside while being read: {member}.",
    ),
    "xml-broken": (_DOUBT, "A part of the document cannot be read: {member}."),
    "xml-large": (_HELD, "A part of the document is too large: {member}."),
    # documents
    "macros": (_HELD, "The document contains macros: {member}."),
    "template-outside": (_HELD, "The document fetches a template from outside: {target}."),
    "template-local": (_DOUBT, "The document names a template on the author's disk: {target}."),
    "link-outside": (_DOUBT, "The document shows something that is not in it: {target}."),
    "field-runs": (_HELD, "A field of the document starts another program: {member}."),
    "object-outside": (_HELD, "The document starts an object from outside: {target}."),
    "object-active": (_HELD, "The document contains an active control: {member}."),
    "object-embedded": (_DOUBT, "Another file is embedded in the document: {member}."),
    "chunk-foreign": (_DOUBT, "The document pulls in a text in another format: {member}."),
    "pdf-script": (_HELD, "The PDF contains a script."),
    "pdf-launch": (_HELD, "The PDF starts another program."),
    "pdf-files": (_DOUBT, "Other files are attached to the PDF."),
    "pdf-sends": (_DOUBT, "The PDF sends its fields somewhere."),
    "pdf-form": (_DOUBT, "The PDF is an XFA form that most programs cannot show."),
    "pdf-media": (_DOUBT, "The PDF contains video, sound or 3D of its own."),
    "pdf-restricted": (_FINE, "The PDF restricts printing or copying."),
    "pdf-tangled": (_DOUBT, "The PDF packs its objects beyond what could be looked into."),
    "pages-many": (_DOUBT, "The document has {pages} pages."),
    "pages-none": (_HELD, "The document has no pages."),
    "page-huge": (_DOUBT, "A page is larger than any sheet: {width} by {height} points."),
    # pictures
    "picture-bomb": (_HELD, "The picture has too many points: {width} by {height}."),
    "picture-script": (_HELD, "The picture contains a script."),
    "picture-drawn": (_DOUBT, "The picture is a drawing in SVG, which a browser would run."),
    # videos
    "video-forged": (_DOUBT, "The header claims {claimed} seconds, the film has {true}."),
    "video-no-index": (_HELD, "The film has no index: it was not finished and cannot be played."),
    "video-no-picture": (_DOUBT, "There is only sound and no picture."),
    "video-no-length": (_DOUBT, "The film has no length."),
    "video-unmeasured": (_DOUBT, "The length of the film could not be measured."),
    "video-not-for-phone": (_FINE, "Not every phone plays the film: {why}."),
    # the work of looking
    "look-crashed": (_HELD, "The program that looks into files broke down on this one."),
    "look-too-long": (_HELD, "Looking into the file took longer than {seconds} seconds."),
    "look-too-much": (_HELD, "Looking into the file took more than {megabytes} megabytes."),
    # the scanner
    "virus": (_HELD, "The scanner found {signature}."),
    "not-scanned": (_HELD, "The scanner does not answer: the file waits until it is scanned."),
    "not-scanned-size": (_HELD, "The scanner does not take files of this size: the file waits."),
}

# Seen to the end, and harmless in some hands: here a person may know better than the look. All else that
# is held was not looked into, is a program, a bomb or a virus, or waits: nobody overrules that.
MISTAKABLE = frozenset(
    {"name-turned", "two-in-one", "zip-slip", "zip-link", "zip-twice", "xml-outside", "macros"}
    | {"template-outside", "field-runs", "object-outside", "object-active", "pdf-script"}
    | {"pdf-launch", "picture-script"}
)


@dataclass(frozen=True)
class Hazard:
    """One finding: a code of the table and the facts its sentence asks for."""

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()

    @property
    def level(self) -> Level:
        return TABLE[self.code][0]

    def sentence(self) -> str:
        """Say it in English; the edge says it in the reader's language."""
        return TABLE[self.code][1].format(**dict(self.facts))


def found(code: str, **facts: Fact) -> Hazard:
    """Make a finding; a text among the facts is shortened to what fits a line."""
    shown = {name: _line(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
    return Hazard(code, tuple(shown.items()))


def gravest(hazards: tuple[Hazard, ...]) -> Level:
    """Give the level of the worst finding; fine when there is none."""
    return max((hazard.level for hazard in hazards), key=_ORDER.index, default=Level.FINE)


def is_mistakable(codes: Iterable[str]) -> bool:
    """Say whether a person may find that what holds the file is no harm: each of its grave codes."""
    grave = [code for code in codes if TABLE[code][0] is Level.HELD]
    return bool(grave) and MISTAKABLE.issuperset(grave)


def _line(fact: str) -> str:
    """Keep what can be printed: a name from inside a file is not to be trusted either."""
    kept = "".join(sign if sign.isprintable() else "�" for sign in fact)
    return kept if len(kept) <= _LINE else kept[: _LINE - 1] + "…"
