"""A contest's regulation: versions nobody changes, amendments with a reason, offices."""

import pytest
from django.db import IntegrityError, transaction

from baiqau.contests import actions, queries
from baiqau.contests.models import Contest, Role, Version
from baiqau.journal.models import Act
from baiqau.proof import canonical
from baiqau.rules.refusals import Refused
from tests import build
from tests.build import BEFORE_CALL, IN_CALL

pytestmark = pytest.mark.django_db


def organiser(contest):
    return Role.objects.get(contest=contest, office="organiser").person


def refused(act, *given, **named):
    with pytest.raises(Refused) as told:
        act(*given, **named)
    return told.value.code


def amended(contest, *, reason="Басылым нөмірі түзетілді", **changes):
    document = contest.regulation.model_copy(update=changes or {"edition": "3.1"})
    return actions.amend(contest, document, reason=reason, by=organiser(contest), now=IN_CALL)


def test_the_maker_becomes_the_organiser_and_the_first_version_is_kept_with_its_digest():
    person = build.person()
    rules = build.regulation(slug="alghashqy")

    contest = actions.create(rules, by=person, now=BEFORE_CALL)

    assert (contest.regulation, contest.announced_at) == (rules, None)
    assert contest.current.digest == canonical.digest(rules.model_dump(mode="json"))
    assert queries.offices(person, contest) == {"organiser"}


def test_a_taken_short_name_is_refused():
    build.contest("bir")

    code = refused(actions.create, build.regulation(slug="bir"), by=build.person(), now=BEFORE_CALL)

    assert code == "contests-slug-taken"


def test_a_contradictory_regulation_is_refused_and_leaves_nothing():
    rules = build.regulation(slug="eki")
    twice = {"languages": ("kk", "kk", "ru", "en")}

    code = refused(
        actions.create,
        rules.model_copy(update=twice),
        by=build.person(),
        now=BEFORE_CALL,
    )

    assert (code, Contest.objects.exists()) == ("contests-regulation-contradicts", False)


@pytest.mark.parametrize(
    "change", [{"reason": "басқа"}, {"document": {}}, {"digest": "0" * 64}, {"number": 9}]
)
def test_the_database_refuses_to_change_a_version(change):
    version = build.contest().current

    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(**change)


def test_the_database_refuses_to_remove_a_version():
    contest = build.contest()
    amended(contest)
    first = contest.versions.get(number=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=first.pk).delete()


def test_an_amendment_is_the_next_version_with_its_own_digest_and_the_first_one_stays():
    contest = build.contest()
    first = contest.current

    second = amended(contest)

    contest.refresh_from_db()
    assert (contest.current, second.number, second.reason) == (
        second,
        2,
        "Басылым нөмірі түзетілді",
    )
    assert second.digest == canonical.digest(second.regulation.model_dump(mode="json"))
    kept = contest.versions.get(number=1)
    assert (kept.digest, kept.regulation.edition) == (first.digest, "3.0")
    act = Act.objects.filter(kind="contest.version").latest("number")
    assert act.facts == {"number": 2, "digest": second.digest}


def test_an_amendment_needs_a_change_the_same_short_name_and_once_announced_a_reason():
    contest = build.contest()

    assert refused(amended, contest, edition="3.0") == "contests-nothing-changed"
    assert refused(amended, contest, slug="basqa") == "contests-slug-changed"
    assert refused(amended, contest, reason=" ") == "contests-reason-missing"
    assert contest.versions.count() == 1


def test_before_the_announcement_no_reason_is_asked():
    contest = build.contest(announced=False)

    assert amended(contest, reason="").number == 2


def test_a_second_announcement_changes_nothing():
    contest = build.contest()

    again = actions.announce(contest, by=organiser(contest), now=IN_CALL)

    assert again.announced_at == BEFORE_CALL
    assert Act.objects.filter(kind="contest.announced").count() == 1


def test_an_office_is_given_once_and_taken_back():
    contest, person = build.contest(), build.person()
    for _ in range(2):
        actions.give_office(contest, person, "editor", by=organiser(contest), now=IN_CALL)
    assert queries.offices(person, contest) == {"editor"}

    actions.take_office(contest, person, "editor", by=organiser(contest), now=IN_CALL)

    assert queries.offices(person, contest) == frozenset()
    kinds = Act.objects.filter(subject=person.actor, scope=contest.scope)
    assert list(kinds.order_by("number").values_list("kind", flat=True)) == [
        "contest.office-given",
        "contest.office-taken",
    ]


def test_the_last_organiser_stays_and_no_office_is_invented():
    contest = build.contest()
    by = organiser(contest)

    assert refused(actions.take_office, contest, by, "organiser", by=by, now=IN_CALL) == (
        "contests-last-organiser"
    )
    assert refused(actions.give_office, contest, by, "king", by=by, now=IN_CALL) == (
        "contests-office-unknown"
    )
