"""The words in which rights are written: offices, and rows of a table that can be printed."""

from dataclasses import dataclass

EVERYONE = "everyone"
MEMBER = "member"
WRITER = "writer"  # without an account: a browser that holds the secret of an open draft
AUTHOR = "author"
COMMITTEE = "committee"
JUROR = "juror"
CHAIR = "chair"
SECRETARY = "secretary"
EDITOR = "editor"
ORGANISER = "organiser"
ADMINISTRATOR = "administrator"

OFFICES = (
    EVERYONE,
    MEMBER,
    WRITER,
    AUTHOR,
    COMMITTEE,
    JUROR,
    CHAIR,
    SECRETARY,
    EDITOR,
    ORGANISER,
    ADMINISTRATOR,
)
# An office that asks for a second factor: it sees other people's data or changes the contest.
STAFF = frozenset({COMMITTEE, SECRETARY, EDITOR, ORGANISER, ADMINISTRATOR})


@dataclass(frozen=True)
class Right:
    """Who may call one view by which methods. Ownership of the object is asked by the view's query."""

    view: str
    methods: frozenset[str]
    offices: frozenset[str]
    own: str = ""

    @property
    def staff_only(self) -> bool:
        return self.offices <= STAFF


def may(view: str, methods: str, *offices: str, own: str = "") -> Right:
    """Write one row: `may("entries:edit", "GET POST", AUTHOR, own="the entry's owner")`."""
    return Right(view, frozenset(methods.split()), frozenset(offices), own)
