"""Blocks of how works are assessed and honoured: criteria, experts, places, publicity, consents."""

from collections.abc import Iterator, Sequence

from baiqau.language import numbers
from baiqau.rules.document import Regulation
from baiqau.rules.judging import JudgingRule
from baiqau.rules.parts import Criterion, Place
from baiqau.rules.summary.blocks import Block, Facts, Table, fact, part, yes
from baiqau.rules.words import say


def criteria(regulation: Regulation, language: str) -> Iterator[Block]:
    """Yield the table of criteria, then what their marks mean."""
    yield part("criteria", language)
    kinds = {kind.key: kind.name.within(language) for kind in regulation.works.kinds}
    some = any(criterion.work_kinds for criterion in regulation.criteria)
    keys = ["criterion", "weight", "marks", "clause"] + (["work-kinds"] if some else [])
    rows = []
    for criterion in regulation.criteria:
        row = (
            criterion.name.within(language),
            str(criterion.weight),
            _range(criterion, language),
            criterion.clause,
        )
        named = ", ".join(kinds.get(key, key) for key in criterion.work_kinds)
        rows.append((*row, named or say("every-kind", language)) if some else row)
    yield Table(tuple(say(key, language) for key in keys), tuple(rows), ends=(1, 2))
    for criterion in regulation.criteria:
        if criterion.anchors:
            yield _anchors(criterion, language)


def judging(regulation: Regulation, language: str) -> Iterator[Block]:
    """Yield how many experts, what they may not assess, who goes on, how scores become one."""
    rule, final = regulation.judging, regulation.final
    conflicts = ", ".join(say(kind, language) for kind in rule.conflicts) or say("none", language)
    screening = regulation.screening
    pairs = [
        fact("days-to-correct", str(screening.days_to_correct), language, screening.clause),
        fact("two-for-decline", yes(screening.two_for_decline, language), language),
        fact("experts", _experts(rule, language), language, rule.clause),
        *_asked(regulation, language),
        fact("method", say(f"method-{rule.method}", language), language),
        fact("blind", yes(rule.blind, language), language),
        fact("publish-sheets", yes(rule.publish_sheets, language), language),
        fact("training-first", yes(rule.training_first, language), language),
        fact("conflicts", conflicts, language),
    ]
    if second := rule.second:
        most = f"{second.batches} × {second.sheets}"
        pairs.append(fact("second", most, language, second.clause))
    if shortlist := regulation.shortlist:
        pairs.append(fact("shortlist", str(shortlist.size), language, shortlist.clause))
    pairs += _defence(regulation, language)
    shares = {"selection": final.selection, "defence": final.defence}
    percent = {key: f"{numbers.decimal(share * 100, language)} %" for key, share in shares.items()}
    pairs.append(fact("final", say("final-value", language, **percent), language, final.clause))
    ties = ", ".join(_ties(regulation, language)) or say("none", language)
    pairs.append(fact("ties", ties, language))
    yield part("judging", language)
    yield Facts(tuple(pairs))


def _range(criterion: Criterion, language: str) -> str:
    if criterion.yes_no:
        return f"{say('yes', language)} / {say('no', language)}"
    return f"{criterion.lowest}–{criterion.highest}"


def _asked(regulation: Regulation, language: str) -> Iterator[tuple[str, str]]:
    """Yield what a juror says of a work in the selection, and by which criteria."""
    rule = regulation.judging
    yield fact("mode", say(f"mode-{rule.mode}", language), language)
    if rule.mode == "ballot":
        yield fact("partial-ballots", yes(rule.partial_ballots, language), language)
    if rule.mode == "pairwise":
        yield fact("rivals", str(rule.met), language)
        yield fact("equal-works", yes(not rule.never_equal, language), language)
    if rule.criteria:
        names = (one.name.within(language) for one in regulation.judged_by("selection"))
        yield fact("selection-criteria", ", ".join(names), language)


def _experts(rule: JudgingRule, language: str) -> str:
    if rule.all_works:
        return say("experts-all", language, least=rule.experts_per_work)
    return str(rule.experts_per_work)


def awards(regulation: Regulation, language: str) -> Iterator[Block]:
    """Yield places and nominations with their gifts, then who gets a certificate."""
    rule = regulation.awards
    yield part("awards", language)
    yield _places(regulation, rule.places, "place", language)
    if rule.nominations:
        yield _places(regulation, rule.nominations, "nomination", language)
    pairs = [
        fact("may-stay-empty", yes(rule.may_stay_empty, language), language, rule.clause),
        fact("may-be-shared", yes(rule.may_be_shared, language), language, rule.clause),
    ]
    if given := regulation.certificates:
        whom = say(f"whom-{given.whom}", language)
        pairs.append(fact("certificates", whom, language, given.clause))
        pairs.append(fact("library-too", yes(given.library_too, language), language))
    yield Facts(tuple(pairs))


def audience(regulation: Regulation, language: str) -> Iterator[Block]:
    """Yield the award the audience gives, and who votes how, where the regulation has one."""
    rule = regulation.audience
    if rule is None:
        return
    yield part("audience", language)
    voters = "audience-all" if rule.commission else "audience-guests"
    yield Facts(
        (
            fact("audience-award", rule.name.within(language), language, rule.clause),
            fact(
                "gift", rule.gift.within(language) if rule.gift else say("none", language), language
            ),
            fact("audience-voters", say(voters, language), language),
            fact("audience-contact", say(f"contact-{rule.contact}", language), language),
            fact("audience-tie", say(f"audience-{rule.tie}", language), language),
        )
    )


def appeals(regulation: Regulation, language: str) -> Iterator[Block]:
    """Yield whether and how long appeals are taken, where the regulation speaks of them."""
    rule = regulation.appeals
    if rule is None:
        return
    yield part("appeals", language)
    pairs = [fact("appeals-accepted", yes(rule.accepted, language), language, rule.clause)]
    if rule.accepted:
        pairs.append(fact("appeal-days", str(rule.days), language))
        pairs.append(fact("appeal-answer-days", str(rule.answer_days), language))
    yield Facts(tuple(pairs))


def publicity(regulation: Regulation, language: str) -> Iterator[Block]:
    """Yield what is published where."""
    if not regulation.publicity:
        return
    yield part("publicity", language)
    headers = tuple(say(key, language) for key in ("duty", "channels", "clause"))
    rows = tuple(
        (
            duty.text.within(language),
            ", ".join(say(channel, language) for channel in duty.channels),
            duty.clause,
        )
        for duty in regulation.publicity
    )
    yield Table(headers, rows)


def consents(regulation: Regulation, language: str) -> Iterator[Block]:
    """Yield the wording of every consent with its version."""
    if not regulation.consents:
        return
    yield part("consents", language)
    headers = tuple(say(key, language) for key in ("consent", "required", "version"))
    rows = tuple(
        (consent.text.within(language), yes(consent.required, language), str(consent.version))
        for consent in regulation.consents
    )
    yield Table(headers, rows, ends=(2,))


def _anchors(criterion: Criterion, language: str) -> Table:
    rows = tuple((str(one.mark), one.meaning.within(language)) for one in criterion.anchors)
    headers = (say("mark", language), say("meaning", language))
    return Table(headers, rows, caption=criterion.name.within(language), ends=(0,))


def _places(regulation: Regulation, places: Sequence[Place], key: str, language: str) -> Table:
    headers = tuple(say(one, language) for one in (key, "count", "gift"))
    rows = tuple(
        (
            _named(regulation, place, language),
            str(place.count),
            place.gift.within(language) if place.gift else say("none", language),
        )
        for place in places
    )
    return Table(headers, rows, ends=(1,))


def _named(regulation: Regulation, place: Place, language: str) -> str:
    """Name a place, with the nomination whose works alone may win it."""
    name = place.name.within(language)
    only = regulation.nomination(place.nomination) if place.nomination else None
    if only is None:
        return name
    return say("of-nomination", language, place=name, nomination=only.name.within(language))


def _defence(regulation: Regulation, language: str) -> Iterator[tuple[str, str]]:
    rule = regulation.defence
    if rule is None:
        return
    yield fact("talk", numbers.duration(rule.talk_seconds, language), language, rule.clause)
    yield fact("questions-time", numbers.duration(rule.question_seconds, language), language)
    if rule.criteria:
        named = (one for one in regulation.criteria if one.key in rule.criteria)
        words = ", ".join(one.name.within(language) for one in named)
        yield fact("defence-criteria", words, language)


def _ties(regulation: Regulation, language: str) -> Iterator[str]:
    names = {criterion.key: criterion.name.within(language) for criterion in regulation.criteria}
    for number, rule in enumerate(regulation.ties, 1):
        name = names.get(rule.criterion or "", "")
        yield f"{number}) " + say(f"tie-{rule.by}", language, name=name)
