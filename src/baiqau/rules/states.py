"""Lives as tables: which step leads from which state to which, and whose step it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from baiqau.rules.refusals import Refused


@dataclass(frozen=True)
class Step:
    """One row of a life: `who` may take `step` while in `before`, and then it is `after`."""

    before: str
    step: str
    after: str
    who: tuple[str, ...]


@dataclass(frozen=True)
class Life:
    """A named life: its first state and every step that exists. Whatever is not here is illegal."""

    name: str
    first: str
    steps: tuple[Step, ...]

    @property
    def states(self) -> tuple[str, ...]:
        """All states, the first one first, in the order of the table."""
        named = [self.first, *(state for row in self.steps for state in (row.before, row.after))]
        return tuple(dict.fromkeys(named))

    @property
    def ends(self) -> tuple[str, ...]:
        """States no step leaves."""
        left = {row.before for row in self.steps}
        return tuple(state for state in self.states if state not in left)


class IllegalStep(Refused):
    """A step that does not exist in this state of this life."""

    def __init__(self, life: str, state: str, step: str) -> None:
        super().__init__("step-illegal", life=life, state=state, step=step)

    def __reduce__(self) -> tuple[type["IllegalStep"], tuple[object, ...]]:
        return type(self), (self.facts["life"], self.facts["state"], self.facts["step"])


ENTRY = Life(
    "entry",
    first="draft",
    steps=(
        Step("draft", "submit", "submitted", ("author",)),
        Step("draft", "withdraw", "withdrawn", ("author",)),
        Step("submitted", "admit", "admitted", ("committee",)),
        Step("submitted", "return", "returned", ("committee",)),
        Step("submitted", "decline", "declined", ("committee",)),
        Step("submitted", "withdraw", "withdrawn", ("author", "committee")),
        Step("returned", "resubmit", "submitted", ("author",)),
        Step("returned", "admit", "admitted", ("committee",)),
        Step("returned", "decline", "declined", ("committee",)),
        Step("returned", "withdraw", "withdrawn", ("author", "committee")),
        Step("admitted", "requalify", "submitted", ("committee",)),
        Step("admitted", "withdraw", "withdrawn", ("author", "committee")),
        Step("declined", "requalify", "submitted", ("committee",)),
    ),
)

SHEET = Life(
    "sheet",
    first="assigned",
    steps=(
        Step("assigned", "open", "open", ("juror",)),
        Step("assigned", "recuse", "recused", ("juror", "chair")),
        Step("assigned", "withdraw", "withdrawn", ("organiser", "chair")),
        Step("assigned", "give-up", "cannot-judge", ("juror",)),
        Step("open", "sign", "signed", ("juror",)),
        Step("open", "recuse", "recused", ("juror", "chair")),
        Step("open", "give-up", "cannot-judge", ("juror",)),
        Step("open", "withdraw", "withdrawn", ("organiser", "chair")),
        Step("signed", "reopen", "open", ("chair",)),
        Step("signed", "revise", "signed", ("juror",)),
        Step("signed", "recuse", "recused", ("juror", "chair")),
        Step("signed", "withdraw", "withdrawn", ("organiser", "chair")),
        Step("cannot-judge", "reopen", "open", ("juror", "chair")),
        Step("cannot-judge", "withdraw", "withdrawn", ("organiser", "chair")),
    ),
)

RESULT = Life(
    "result",
    first="open",
    steps=(
        Step("open", "confirm", "confirmed", ("secretary", "organiser", "chair")),
        Step("confirmed", "reopen", "open", ("chair",)),
        Step("confirmed", "seal", "sealed", ("chair",)),
        Step("sealed", "publish", "published", ("organiser", "editor")),
    ),
)

TALK = Life(
    "talk",
    first="waiting",
    steps=(
        Step("waiting", "call", "speaking", ("secretary",)),
        Step("waiting", "miss", "absent", ("secretary",)),
        Step("waiting", "withdraw", "withdrawn", ("secretary",)),
        Step("speaking", "put-back", "waiting", ("secretary",)),
        Step("speaking", "finish", "done", ("secretary",)),
        Step("absent", "arrive", "waiting", ("secretary",)),
        Step("absent", "withdraw", "withdrawn", ("secretary",)),
        Step("done", "repeat", "waiting", ("secretary",)),
        Step("done", "withdraw", "withdrawn", ("secretary",)),
    ),
)

INCOMING = Life(
    "incoming",
    first="stored",
    steps=(
        Step("stored", "draft", "drafted", ("system",)),
        Step("stored", "offer", "offered", ("system",)),
        Step("stored", "ask", "waiting", ("system",)),
        Step("stored", "repeat", "same", ("system",)),
        Step("stored", "keep-silent", "silent", ("system",)),
        Step("stored", "fail", "unreadable", ("system",)),
        Step("unreadable", "replay", "stored", ("committee", "organiser")),
        Step("unreadable", "set-aside", "set-aside", ("committee", "organiser")),
        Step("waiting", "replay", "stored", ("committee", "organiser")),
        Step("waiting", "draft", "drafted", ("committee", "organiser")),
        Step("waiting", "offer", "offered", ("committee", "organiser")),
        Step("waiting", "set-aside", "set-aside", ("committee", "organiser")),
        Step("same", "ask", "waiting", ("committee", "organiser")),
        Step("silent", "ask", "waiting", ("committee", "organiser")),
        Step("set-aside", "ask", "waiting", ("committee", "organiser")),
        Step("drafted", "confirm", "confirmed", ("author",)),
        Step("offered", "confirm", "confirmed", ("author",)),
    ),
)

APPEAL = Life(
    "appeal",
    first="filed",
    steps=(
        Step("filed", "name-handler", "in-hand", ("organiser",)),
        Step("in-hand", "name-handler", "in-hand", ("organiser",)),
        Step("in-hand", "answer", "answered", ("committee", "secretary", "organiser")),
    ),
)

CORRECTION = Life(
    "correction",
    first="open",
    steps=(
        Step("open", "compute", "open", ("committee", "secretary", "organiser")),
        Step("open", "confirm", "confirmed", ("committee", "secretary", "organiser", "chair")),
        Step("confirmed", "reopen", "open", ("committee", "secretary", "organiser", "chair")),
        Step("confirmed", "publish", "published", ("organiser",)),
    ),
)

LIVES: Mapping[str, Life] = {
    life.name: life for life in (ENTRY, SHEET, RESULT, TALK, INCOMING, APPEAL, CORRECTION)
}


def walk(life: Life, state: str, step: str) -> str:
    """Give the state after `step`. Raises IllegalStep when the table has no such row."""
    return _row(life, state, step).after


def may(life: Life, state: str, step: str, *, who: str) -> bool:
    """Tell whether this step exists now and is this role's to take."""
    return any(row.before == state and row.step == step and who in row.who for row in life.steps)


def possible(life: Life, state: str, *, who: str | None = None) -> tuple[str, ...]:
    """Give the steps that leave `state`, those of one role when `who` is told."""
    rows = (row for row in life.steps if row.before == state)
    return tuple(row.step for row in rows if who is None or who in row.who)


def diagram(life: Life) -> str:
    """Print the life as a Mermaid state diagram, row by row of its table."""
    names = {state: state.replace("-", "_") for state in life.states}
    lines = ["stateDiagram-v2"]
    lines += [f"    {name}: {state}" for state, name in names.items() if name != state]
    lines.append(f"    [*] --> {names[life.first]}")
    lines += [
        f"    {names[row.before]} --> {names[row.after]}: {row.step} ({', '.join(row.who)})"
        for row in life.steps
    ]
    lines += [f"    {names[state]} --> [*]" for state in life.ends]
    return "\n".join(lines) + "\n"


def _row(life: Life, state: str, step: str) -> Step:
    for row in life.steps:
        if row.before == state and row.step == step:
            return row
    raise IllegalStep(life.name, state, step)
