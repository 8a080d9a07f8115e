"""The regulation document: one validated, immutable value from which a whole contest is derived."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from baiqau.rules.audience import AudienceRule
from baiqau.rules.judging import JudgingRule
from baiqau.rules.parts import (
    AppealRule,
    Awards,
    CertificateRule,
    ConsentText,
    Criterion,
    DefenceRule,
    Duty,
    Eligibility,
    FinalRule,
    NamingRule,
    Nomination,
    Organiser,
    Place,
    Reading,
    ScreeningRule,
    ShortlistRule,
    Stage,
    TieRule,
    WorkRules,
)
from baiqau.rules.questions import Question
from baiqau.rules.values import Clause, Key, Language, Text, Value

Weight = Annotated[Decimal, Field(ge=0, le=1)]


class Regulation(Value):
    """The whole regulation. `rules.checks.problems` says what a valid shape still contradicts."""

    format: Literal[1] = 1
    slug: Key
    series: Text | None = None
    edition: str = ""
    title: Text
    languages: tuple[Language, ...] = Field(min_length=1)
    zone: str = "Asia/Almaty"
    organiser: Organiser
    clauses: tuple[Clause, ...] = Field(min_length=1)
    stages: tuple[Stage, ...] = Field(min_length=1)
    eligibility: Eligibility
    works: WorkRules
    nominations: tuple[Nomination, ...] = Field(
        default=(), exclude_if=lambda named: not named, description="in which works are entered"
    )
    nomination_optional: bool = Field(
        default=False, exclude_if=lambda may: not may, description="an author may name none"
    )
    naming: NamingRule | None = None
    questions: tuple[Question, ...] = ()
    screening: ScreeningRule
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    judging: JudgingRule
    shortlist: ShortlistRule | None = None
    defence: DefenceRule | None = None
    final: FinalRule
    ties: tuple[TieRule, ...]
    awards: Awards
    audience: AudienceRule | None = Field(
        default=None,
        exclude_if=lambda rule: rule is None,
        description="silent documents keep the digest they had before there was this part",
    )
    certificates: CertificateRule | None = None
    appeals: AppealRule | None = Field(
        default=None,
        exclude_if=lambda rule: rule is None,
        description="silent documents keep the digest they had before there was this part",
    )
    publicity: tuple[Duty, ...] = ()
    consents: tuple[ConsentText, ...] = ()
    readings: tuple[Reading, ...] = ()

    def stage(self, key: str) -> Stage | None:
        """Give the stage of this key (call, selection, defence …), or None when there is none."""
        return next((stage for stage in self.stages if stage.key == key), None)

    def nomination(self, key: str) -> Nomination | None:
        """Give the nomination of this key in which works are entered, or None."""
        return next((one for one in self.nominations if one.key == key), None)

    def judged_by(self, stage: str, kind: str | None = None) -> tuple[Criterion, ...]:
        """Give the criteria of a stage (selection, defence), of one kind of work or of all."""
        chosen = self.judging.criteria
        if stage == "defence":
            chosen = self.defence.criteria if self.defence else ()
        return tuple(
            rule
            for rule in self.criteria
            if (not chosen or rule.key in chosen)
            and (kind is None or not rule.work_kinds or kind in rule.work_kinds)
        )

    @property
    def honours(self) -> tuple[Place, ...]:
        """Everything that can be won: places in order of honour, nominations, the audience award."""
        audience = (self.audience.place,) if self.audience else ()
        return (*self.awards.places, *self.awards.nominations, *audience)

    @property
    def call(self) -> Stage:
        """The stage in which entries are handed in; `checks.problems` demands exactly one."""
        return next(stage for stage in self.stages if stage.kind == "call")

    @property
    def deadline(self) -> datetime:
        """The last moment, inclusive, at which an entry is in time."""
        return self.call.closes
