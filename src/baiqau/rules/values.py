"""The smallest values a regulation is written with: texts in three languages, values with their clause."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Annotated, Generic, Literal, Self, TypeVar
from unicodedata import normalize

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

Language = Literal["kk", "ru", "en"]
LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
ClauseNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)*$")]
Extension = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,8}$")]
Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000),
    AfterValidator(partial(normalize, "NFC")),  # й typed as two signs is still one letter
]

T = TypeVar("T")
YEARS = range(1900, 2200)  # of a moment: outside them a clock of another zone may have no such day


def _of_whole_minutes(moment: datetime) -> datetime:
    """Neither JSON nor TOML has offsets with seconds: such a moment is kept in UTC."""
    offset = moment.utcoffset()
    whole = offset is not None and offset % timedelta(minutes=1) == timedelta(0)
    if moment.year not in YEARS:
        raise PydanticCustomError("datetime_type", "a moment every clock can tell")
    return moment if whole else moment.astimezone(UTC)


def _spelled(value: object) -> object:
    """Refuse a bare number, which the reader would count from 1970: it is a slip of the pen."""
    digits = isinstance(value, str) and value.strip().lstrip("+-").replace(".", "").isdigit()
    if digits or isinstance(value, int | float | Decimal):
        raise PydanticCustomError("datetime_type", "a moment is spelled out")
    return value


Moment = Annotated[AwareDatetime, BeforeValidator(_spelled), AfterValidator(_of_whole_minutes)]
Day = Annotated[date, BeforeValidator(_spelled)]


class Value(BaseModel):
    """A frozen piece of the document; unknown names are refused, so a typing slip is never lost."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Value):
    """One sentence or paragraph in the document's languages; at least one is written."""

    kk: Words | None = None
    ru: Words | None = None
    en: Words | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not (self.kk or self.ru or self.en):
            raise ValueError("text-empty")
        return self

    def within(self, language: str) -> str:
        """Give the words in `language`, else in the first language that has them (kk, ru, en)."""
        own = self.written().get(language)
        return own or next(iter(self.written().values()))

    def written(self) -> Mapping[str, str]:
        """Map each language that has words to them, Kazakh first."""
        pairs = (("kk", self.kk), ("ru", self.ru), ("en", self.en))
        return {language: words for language, words in pairs if words}


class Ruled(Value, Generic[T]):
    """A value together with the number of the clause it comes from."""

    value: T
    clause: ClauseNumber


class Clause(Value):
    """One numbered paragraph. Numbers are the document's own: gaps and repeats of levels are kept."""

    number: ClauseNumber
    text: Text
    heading: bool = Field(default=False, description="an article's title, not a rule")
