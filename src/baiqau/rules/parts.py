"""The parts of a regulation, in the order in which a contest needs them."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from baiqau.rules.values import ClauseNumber, Day, Extension, Key, Moment, Ruled, Text, Value

LibraryKind = Literal[
    "national",
    "regional",
    "city",
    "district",
    "village",
    "university",
    "college",
    "school",
    "other",
]
AuthorKind = Literal["individual", "library"]
StageKind = Literal["call", "selection", "defence", "award", "other"]
Share = Annotated[
    Decimal,
    Field(ge=0, le=1, max_digits=7, decimal_places=6),
    AfterValidator(Decimal.normalize),  # one spelling, so that equal documents have one digest
]


class Organiser(Value):
    """Who answers for the contest, and where to ask."""

    name: Text
    city: Text | None = None
    email: str = ""
    phone: str = ""
    site: str = ""
    clause: ClauseNumber


class Stage(Value):
    """A span of time with a purpose. Both ends are inclusive moments; `words` is the original phrase."""

    key: Key
    kind: StageKind
    name: Text
    opens: Moment | None = None
    closes: Moment
    clause: ClauseNumber
    words: Text | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.opens is not None and self.opens >= self.closes:
            raise ValueError("stage-backwards")
        return self


class OldestAge(Value):
    """The upper limit of age in whole years; included means: until the eve of the next birthday."""

    years: int = Field(ge=1, le=120)
    included: bool = True


class Eligibility(Value):
    """Who may enter. Absent limits do not bind."""

    oldest: Ruled[OldestAge] | None = None
    youngest: Ruled[int] | None = None
    measured: Ruled[Literal["deadline", "opening"] | Day] = Field(
        description="the day on which age and workplace are looked at"
    )
    library_kinds: Ruled[tuple[LibraryKind, ...]] | None = None
    author_kinds: Ruled[tuple[AuthorKind, ...]]
    works_per_author: Ruled[int] | None = None
    most_authors: Ruled[int] | None = None


class WorkKind(Value):
    """What a work is (project, idea, research …): kept as a field, ranked together unless said."""

    key: Key
    name: Text
    help: Text | None = None


class Nomination(Value):
    """A division of the contest in which an author enters a work; each is open to some kinds or all."""

    key: Key
    name: Text
    help: Text | None = None
    kinds: tuple[Key, ...] = Field(default=(), description="kinds of works it takes; empty: all")
    clause: ClauseNumber

    def takes(self, kind: str) -> bool:
        """Say whether works of this kind are entered in it."""
        return not self.kinds or kind in self.kinds


class WorkForm(Value):
    """A form in which a work may be handed in, with the limits a machine can measure."""

    key: Key
    name: Text
    extensions: tuple[Extension, ...]
    most_bytes: int = Field(default=1 << 30, ge=1)
    most_seconds: int | None = Field(default=None, ge=1)
    tolerance_seconds: int = Field(default=0, ge=0)
    advised_pages: int | None = Field(default=None, ge=1)
    clause: ClauseNumber


class WorkRules(Value):
    """Kinds and forms of works and how many files one entry may hold."""

    kinds: tuple[WorkKind, ...] = Field(min_length=1)
    kinds_clause: ClauseNumber
    forms: tuple[WorkForm, ...] = Field(min_length=1)
    most_files: int = Field(default=5, ge=1, le=50)
    file_grace: Ruled[int] | None = Field(
        default=None,
        description="minutes a file begun in time may still come after the call has closed",
    )
    form_grace: Ruled[int] | None = Field(
        default=None,
        description="minutes a work begun in time may still be handed in after the call has closed",
    )
    ai_declaration: Ruled[bool] | None = None
    sealing: Ruled[Literal["works", "works-and-names"]] | None = Field(
        default=None,
        exclude_if=lambda rule: rule is None,
        description="what nobody of the staff or the jury sees until the call has closed",
    )


class NamingRule(Value):
    """How a letter names its work: `pattern` with {surname}; `heads` are accepted spellings."""

    pattern: str
    heads: tuple[str, ...] = Field(min_length=1)
    mailbox: str
    clause: ClauseNumber


class ScreeningRule(Value):
    """Formal check by the committee."""

    clause: ClauseNumber
    days_to_correct: int = Field(default=3, ge=1, le=60)
    two_for_decline: bool = Field(
        default=False, description="a work is declined only when a second person says so too"
    )


class Anchor(Value):
    """What a mark means, in words."""

    mark: int
    meaning: Text


class Criterion(Value):
    """One criterion with its weight and the range of its marks (whole numbers, both included)."""

    key: Key
    name: Text
    help: Text | None = None
    weight: int = Field(ge=1, le=1000)
    lowest: int = 0
    highest: int = 10
    anchors: tuple[Anchor, ...] = ()
    work_kinds: tuple[Key, ...] = Field(default=(), description="empty: for every kind")
    clause: ClauseNumber

    @model_validator(mode="after")
    def _range(self) -> Self:
        if self.lowest >= self.highest:
            raise ValueError("criterion-range")
        return self

    @property
    def yes_no(self) -> bool:
        """Say whether it is a question answered by yes (1) or no (0)."""
        return (self.lowest, self.highest) == (0, 1)


class ShortlistRule(Value):
    """How many works go on to the defence."""

    size: int = Field(ge=1)
    clause: ClauseNumber


class DefenceRule(Value):
    """The defence day: times in seconds, criteria by key (empty: all of them)."""

    talk_seconds: int = Field(default=180, ge=10)
    question_seconds: int = Field(default=180, ge=0)
    criteria: tuple[Key, ...] = ()
    clause: ClauseNumber


class FinalRule(Value):
    """Weights of the two scores; they add up to one."""

    selection: Share
    defence: Share
    clause: ClauseNumber

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.selection + self.defence != 1:
            raise ValueError("final-weights")
        return self


class TieRule(Value):
    """One step that parts equal works; the last resort is always a shared place."""

    by: Literal["criterion", "pairwise-majority", "selection-score", "defence-score", "shared"]
    criterion: Key | None = None


class Place(Value):
    """A place that may be awarded `count` times; gift names what is handed over.

    A nomination of the awards may be for the works entered in one nomination alone.
    """

    key: Key
    name: Text
    count: int = Field(ge=1, le=100)
    gift: Text | None = None
    nomination: Key | None = Field(default=None, exclude_if=lambda key: key is None)


class Awards(Value):
    """Places in order of honour. A place may stay empty or be shared when the booleans allow."""

    places: tuple[Place, ...] = Field(min_length=1)
    may_stay_empty: bool = True
    may_be_shared: bool = True
    nominations: tuple[Place, ...] = ()
    clause: ClauseNumber


class AppealRule(Value):
    """Appeals against the published result; no rule: the regulation is silent and none are taken.

    `days` from the day of publication for filing, `answer_days` from the filing for the answer;
    both run to the end of the contest's day.
    """

    accepted: bool = True
    days: int = Field(default=3, ge=1, le=60)
    answer_days: int = Field(default=10, ge=1, le=90)
    clause: ClauseNumber


class CertificateRule(Value):
    """Who gets a participant certificate."""

    whom: Literal["admitted", "submitted", "defended"]
    library_too: bool = True
    clause: ClauseNumber


class Duty(Value):
    """One duty of publicity: what must be told, where."""

    key: Key
    text: Text
    channels: tuple[Literal["site", "feeds", "social", "media"], ...]
    clause: ClauseNumber


class ConsentText(Value):
    """One separate tick. A new wording is a new version; old answers keep theirs."""

    key: Key
    version: int = Field(ge=1)
    text: Text
    required: bool
    asked: Literal["entry", "account"] = "entry"


class Reading(Value):
    """How the organiser reads what the regulation leaves open; published with it."""

    key: Key
    text: Text
    clause: ClauseNumber | None = None
