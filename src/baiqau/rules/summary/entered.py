"""Blocks of what an entry must keep to: stages, who may enter, works."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from baiqau.language import dates, numbers
from baiqau.rules import calendar
from baiqau.rules import eligibility as eligible
from baiqau.rules.document import Regulation
from baiqau.rules.parts import WorkForm
from baiqau.rules.summary.blocks import Block, Facts, Table, fact, part, yes
from baiqau.rules.words import say, years


def stages(regulation: Regulation, language: str) -> Iterator[Block]:
    """Yield the table of stages; the call's end is told to the minute, whole days as days."""
    yield part("stages", language)
    steps = calendar.timeline(regulation, regulation.stages[0].closes)
    rows = []
    for step in steps:
        exact = step.stage.kind == "call"
        whole = calendar.whole_days(step.opens, step.closes, regulation.zone) and not exact
        opens = _moment(
            step.opens, regulation, language, day=whole or _first(step.opens, regulation)
        )
        closes = _moment(step.closes, regulation, language, day=whole)
        rows.append((step.stage.name.within(language), opens, closes, step.stage.clause))
    headers = tuple(say(key, language) for key in ("stage", "opens", "closes", "clause"))
    yield Table(headers, tuple(rows))


def eligibility(regulation: Regulation, language: str) -> Iterator[Block]:
    """Yield the conditions of entering."""
    rule = regulation.eligibility
    yield part("eligibility", language)
    pairs = [*_ages(regulation, language)]
    kinds = ", ".join(say(kind, language) for kind in rule.author_kinds.value)
    pairs.append(fact("author-kinds", kinds, language, rule.author_kinds.clause))
    if rule.library_kinds:
        kinds = ", ".join(say(kind, language) for kind in rule.library_kinds.value)
        pairs.append(fact("library-kinds", kinds, language, rule.library_kinds.clause))
    limits = {"works-per-author": rule.works_per_author, "most-authors": rule.most_authors}
    for key, limit in limits.items():
        if limit:
            pairs.append(fact(key, str(limit.value), language, limit.clause))
    yield Facts(tuple(pairs))


def works(regulation: Regulation, language: str) -> Iterator[Block]:
    """Yield kinds and forms of works with their limits, and the naming rule."""
    rule = regulation.works
    yield part("works", language)
    kinds = ", ".join(kind.name.within(language) for kind in rule.kinds)
    pairs = [
        fact("kinds", kinds, language, rule.kinds_clause),
        fact("most-files", str(rule.most_files), language),
    ]
    if grace := rule.file_grace:
        minutes = str(grace.value)
        pairs.append(fact("file-grace", minutes, language, grace.clause))
    if grace := rule.form_grace:
        pairs.append(fact("form-grace", str(grace.value), language, grace.clause))
    if sealing := rule.sealing:
        value = say(f"sealed-{sealing.value}", language)
        pairs.append(fact("sealing", value, language, sealing.clause))
    if declared := rule.ai_declaration:
        value = yes(declared.value, language)
        pairs.append(fact("ai-declaration", value, language, declared.clause))
    if naming := regulation.naming:
        pattern = naming.pattern.replace("{surname}", say("surname", language))
        pairs.append(fact("naming", pattern, language, naming.clause))
        pairs.append(fact("mailbox", naming.mailbox, language))
    yield Facts(tuple(pairs))
    keys = ("form", "extensions", "most-bytes", "most-seconds", "pages", "clause")
    headers = tuple(say(key, language) for key in keys)
    yield Table(headers, tuple(_form(form, language) for form in rule.forms), ends=(2, 3, 4))


def nominations(regulation: Regulation, language: str) -> Iterator[Block]:
    """Yield the nominations in which works are entered, where the regulation has any."""
    if not regulation.nominations:
        return
    yield part("entered-in", language)
    kinds = {kind.key: kind.name.within(language) for kind in regulation.works.kinds}
    rows = []
    for one in regulation.nominations:
        name = one.name.within(language)
        told = f"{name}. {one.help.within(language)}" if one.help else name
        taken = ", ".join(kinds.get(kind, kind) for kind in one.kinds)
        rows.append((told, taken or say("any-kind", language), one.clause))
    headers = tuple(say(key, language) for key in ("nomination", "takes-kinds", "clause"))
    yield Table(headers, tuple(rows))
    needed = yes(not regulation.nomination_optional, language)
    yield Facts((fact("nomination-needed", needed, language),))


def _ages(regulation: Regulation, language: str) -> Iterator[tuple[str, str]]:
    rule, on = regulation.eligibility, eligible.measured_on(regulation)
    limits = eligible.birth_dates(rule, on=on)
    if rule.oldest and limits.earliest:
        key = "oldest-included" if rule.oldest.value.included else "oldest-excluded"
        age, day = years(rule.oldest.value.years, language), dates.long(limits.earliest, language)
        yield fact("oldest", say(key, language, age=age, day=day), language, rule.oldest.clause)
    if rule.youngest and limits.latest:
        age, day = years(rule.youngest.value, language), dates.long(limits.latest, language)
        value = say("youngest-value", language, age=age, day=day)
        yield fact("youngest", value, language, rule.youngest.clause)
    yield fact("measured", dates.long(on, language), language, rule.measured.clause)


def _form(form: WorkForm, language: str) -> tuple[str, ...]:
    seconds = say("none", language)
    if form.most_seconds is not None:
        seconds = numbers.duration(form.most_seconds, language)
    if form.most_seconds is not None and form.tolerance_seconds:
        tolerance = numbers.duration(form.tolerance_seconds, language)
        seconds = say("with-tolerance", language, limit=seconds, tolerance=tolerance)
    return (
        form.name.within(language),
        ", ".join(extension.upper() for extension in form.extensions),
        numbers.size(form.most_bytes, language),
        seconds,
        str(form.advised_pages or say("none", language)),
        form.clause,
    )


def _first(moment: datetime | None, regulation: Regulation) -> bool:
    """Tell whether a moment is the first of its day."""
    if moment is None:
        return False
    zone = regulation.zone
    return moment == calendar.start_of(calendar.day_of(moment, zone), zone)


def _moment(when: datetime | None, regulation: Regulation, language: str, *, day: bool) -> str:
    if when is None:
        return say("none", language)
    local = when.astimezone(ZoneInfo(regulation.zone))
    return dates.long(local.date(), language) if day else dates.moment(local, language)
