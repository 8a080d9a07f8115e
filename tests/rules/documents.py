"""Regulations for tests: the shipped one, changed copies of it, and generated ones."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from typing import get_args

from hypothesis import strategies as st

from baiqau.rules import examples, parts, toml
from baiqau.rules import questions as asking
from baiqau.rules.audience import AudienceRule
from baiqau.rules.document import Regulation
from baiqau.rules.judging import JudgingMode, JudgingRule
from baiqau.rules.values import LANGUAGES, Clause, Ruled, Text

NAME = "time-of-new-opportunities-2024"
ALMATY = timezone(timedelta(hours=5))


@cache
def sample() -> Regulation:
    """Give the 2024 contest as it is shipped."""
    return toml.read(examples.text(NAME))


def changed(changes: dict[str, object], of: Regulation | None = None) -> Regulation:
    """Give a copy with values set at dotted paths; `[]` behind a list's path appends to it."""
    plain = (of or sample()).model_dump()
    for path, value in changes.items():
        *way, last = path.split(".")
        inner = plain
        for part in way:
            inner = inner[int(part) if part.isdigit() else part]
        if last.endswith("[]"):
            inner[last[:-2]] = [*inner[last[:-2]], value]
        elif isinstance(inner, list | tuple):
            raise TypeError(f"replace the whole list instead of {path}")
        else:
            inner[last] = value
    return Regulation.model_validate(plain)


def at(*when: int) -> datetime:
    """Give a moment in Astana: year, month, day, hour, minute, second, microsecond."""
    return datetime(*when, tzinfo=ALMATY)


signs = st.characters(exclude_categories=["Cs"])
words = st.text(signs, min_size=1, max_size=30).map(lambda text: text.strip() or "Қ")
texts = st.dictionaries(st.sampled_from(LANGUAGES), words, min_size=1)
text_values = texts.map(lambda written: Text(**written))
keys = st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True)
numbers = st.from_regex(r"[1-9](\.[1-9]){0,2}", fullmatch=True)
offsets = st.integers(-14 * 3600, 14 * 3600).map(lambda s: timezone(timedelta(seconds=s)))
moments = st.builds(
    lambda seconds, zone: datetime.fromtimestamp(seconds, zone) + timedelta(microseconds=1),
    st.integers(631_152_000, 4_102_444_800),
    offsets,
)
shares = st.integers(0, 1000).map(lambda thousandths: Decimal(thousandths) / 1000)


def ruled(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(lambda value, clause: {"value": value, "clause": clause}, values, numbers)


def few(values: st.SearchStrategy, least: int = 0, most: int = 3) -> st.SearchStrategy:
    return st.lists(values, min_size=least, max_size=most).map(tuple)


def maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | values


@st.composite
def stages(draw: st.DrawFn) -> parts.Stage:
    closes = draw(moments)
    opens = draw(maybe(st.timedeltas(timedelta(microseconds=1), timedelta(days=400))))
    return parts.Stage(
        key=draw(keys),
        kind=draw(st.sampled_from(get_args(parts.StageKind))),
        name=draw(text_values),
        opens=closes - opens if opens else None,
        closes=closes,
        clause=draw(numbers),
        words=draw(maybe(text_values)),
    )


eligibilities = st.builds(
    parts.Eligibility,
    oldest=maybe(
        ruled(st.builds(parts.OldestAge, years=st.integers(1, 120), included=st.booleans()))
    ),
    youngest=maybe(ruled(st.integers(1, 120))),
    measured=ruled(st.sampled_from(["deadline", "opening"]) | st.dates()),
    library_kinds=maybe(ruled(few(st.sampled_from(get_args(parts.LibraryKind))))),
    author_kinds=ruled(few(st.sampled_from(get_args(parts.AuthorKind)))),
    works_per_author=maybe(ruled(st.integers(-1, 5))),
    most_authors=maybe(ruled(st.integers(-1, 5))),
)
forms = st.builds(
    parts.WorkForm,
    key=keys,
    name=text_values,
    extensions=few(st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True)),
    most_bytes=st.integers(1, 1 << 40),
    most_seconds=maybe(st.integers(1, 10_000)),
    tolerance_seconds=st.integers(0, 100),
    advised_pages=maybe(st.integers(1, 100)),
    clause=numbers,
)
work_rules = st.builds(
    parts.WorkRules,
    kinds=few(
        st.builds(parts.WorkKind, key=keys, name=text_values, help=maybe(text_values)), least=1
    ),
    kinds_clause=numbers,
    forms=few(forms, least=1),
    most_files=st.integers(1, 50),
    ai_declaration=maybe(ruled(st.booleans())),
)
nominations = st.builds(
    parts.Nomination,
    key=keys,
    name=text_values,
    help=maybe(text_values),
    kinds=few(keys),
    clause=numbers,
)
naming_rules = st.builds(
    parts.NamingRule,
    pattern=st.text(signs, max_size=20),
    heads=few(st.text(signs, max_size=20), least=1),
    mailbox=st.text(signs, max_size=20),
    clause=numbers,
)
choices = few(st.builds(asking.Choice, key=keys, label=text_values))
bounds = st.integers(-1000, 1000) | st.integers(-9999, 9999).map(lambda n: Decimal(n) / 100)
columns = st.builds(
    asking.Column,
    key=keys,
    kind=st.sampled_from(get_args(asking.ColumnKind)),
    label=text_values,
    required=st.booleans(),
    choices=choices,
)
questions = st.builds(
    asking.Question,
    key=keys,
    kind=st.sampled_from(get_args(asking.QuestionKind)),
    label=text_values,
    help=maybe(text_values),
    required=st.booleans(),
    most_words=maybe(st.integers(1, 1000)),
    choices=choices,
    clause=maybe(numbers),
    blind=st.booleans(),
    least=maybe(bounds),
    most=maybe(bounds),
    least_rows=maybe(st.integers(1, 30)),
    most_rows=maybe(st.integers(1, 30)),
    columns=few(columns),
    only_if=maybe(st.builds(asking.Condition, question=keys, answer=keys)),
    kinds=few(keys),
    nominations=few(keys),
    extensions=few(st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True)),
    most_bytes=maybe(st.integers(1, 1 << 40)),
)


@st.composite
def criteria(draw: st.DrawFn) -> parts.Criterion:
    lowest = draw(st.integers(-10, 10))
    anchors = st.builds(parts.Anchor, mark=st.integers(-20, 20), meaning=text_values)
    return parts.Criterion(
        key=draw(keys),
        name=draw(text_values),
        help=draw(maybe(text_values)),
        weight=draw(st.integers(1, 1000)),
        lowest=lowest,
        highest=lowest + draw(st.integers(1, 100)),
        anchors=draw(few(anchors)),
        work_kinds=draw(few(keys)),
        clause=draw(numbers),
    )


places = st.builds(
    parts.Place,
    key=keys,
    name=text_values,
    count=st.integers(1, 5),
    gift=maybe(text_values),
    nomination=maybe(keys),
)


appeal_rules = st.builds(
    parts.AppealRule,
    accepted=st.booleans(),
    days=st.integers(1, 60),
    answer_days=st.integers(1, 90),
    clause=numbers,
)
judging_rules = st.builds(
    JudgingRule,
    conflicts=st.just(("declared",)),
    all_works=st.booleans(),
    partial_ballots=st.booleans(),
    rivals=st.sampled_from([None, 2, 4, 20]),
    never_equal=st.booleans(),
    clause=numbers,
    mode=st.sampled_from(get_args(JudgingMode)),
    criteria=few(keys),
)


@st.composite
def regulations(draw: st.DrawFn) -> Regulation:
    """Any well-formed regulation, contradictory ones too."""
    share = draw(shares)
    tie_kinds = get_args(parts.TieRule.model_fields["by"].annotation)
    return Regulation(
        slug=draw(keys),
        series=draw(maybe(text_values)),
        edition=draw(st.text(signs, max_size=5)),
        title=draw(text_values),
        languages=draw(few(st.sampled_from(LANGUAGES), least=1)),
        zone=draw(st.sampled_from(["Asia/Almaty", "Europe/Kyiv", "Mars/Olympus"])),
        organiser=draw(
            st.builds(
                parts.Organiser,
                name=text_values,
                city=maybe(text_values),
                email=st.text(signs, max_size=9),
                clause=numbers,
            )
        ),
        clauses=draw(
            few(st.builds(Clause, number=numbers, text=text_values, heading=st.booleans()), least=1)
        ),
        stages=draw(few(stages(), least=1)),
        eligibility=draw(eligibilities),
        works=draw(work_rules),
        nominations=draw(few(nominations)),
        nomination_optional=draw(st.booleans()),
        naming=draw(maybe(naming_rules)),
        questions=draw(few(questions)),
        screening=draw(st.builds(parts.ScreeningRule, clause=numbers)),
        criteria=draw(few(criteria(), least=1)),
        judging=draw(judging_rules),
        shortlist=draw(
            maybe(st.builds(parts.ShortlistRule, size=st.integers(1, 99), clause=numbers))
        ),
        defence=draw(maybe(st.builds(parts.DefenceRule, criteria=few(keys), clause=numbers))),
        final=parts.FinalRule(selection=share, defence=1 - share, clause=draw(numbers)),
        ties=draw(
            few(st.builds(parts.TieRule, by=st.sampled_from(tie_kinds), criterion=maybe(keys)))
        ),
        awards=draw(
            st.builds(
                parts.Awards,
                places=few(places, least=1),
                may_stay_empty=st.booleans(),
                may_be_shared=st.booleans(),
                nominations=few(places),
                clause=numbers,
            )
        ),
        audience=draw(maybe(st.builds(AudienceRule, name=text_values, clause=numbers))),
        certificates=draw(
            maybe(st.builds(parts.CertificateRule, whom=st.just("admitted"), clause=numbers))
        ),
        appeals=draw(maybe(appeal_rules)),
        publicity=draw(
            few(
                st.builds(
                    parts.Duty,
                    key=keys,
                    text=text_values,
                    channels=few(st.sampled_from(["site", "feeds", "social", "media"])),
                    clause=numbers,
                )
            )
        ),
        consents=draw(
            few(
                st.builds(
                    parts.ConsentText,
                    key=keys,
                    version=st.integers(1, 9),
                    text=text_values,
                    required=st.booleans(),
                )
            )
        ),
        readings=draw(few(st.builds(parts.Reading, key=keys, text=text_values))),
    )


def ruled_value(value: object, clause: str) -> dict[str, object]:
    """Give a ruled value as `changed` takes it."""
    return Ruled(value=value, clause=clause).model_dump()
