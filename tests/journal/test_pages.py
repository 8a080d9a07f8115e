"""The pages of the journal and of the outbox, as an organiser walks through them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from baiqau.base.append_only import lifted
from baiqau.contests import clock
from baiqau.journal import acts as journal
from baiqau.journal import outbox
from baiqau.journal.models import Act, DeadAddress, Letter
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_the_call(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)


@pytest.fixture
def contest():
    return build.contest()


@pytest.fixture
def organiser(client, contest):
    return build.sign_in(client, build.officer(contest, "organiser"))


def at(view, contest, language="en"):
    """Give an address of this contest."""
    path = reverse(f"journal:{view}", kwargs={"contest": contest.slug})
    return f"/{language}/{path.split('/', 2)[2]}"


def letters(contest, number, *, wait=True, kind="entry.receipt"):
    """Write so many letters of one kind."""
    return [
        outbox.write(
            f"{kind}:{turn}",
            scope=contest.scope,
            kind=kind,
            recipient=f"author{turn}@example.kz",
            language="kk",
            subject="Қолхат",
            body="Жұмысыңыз қабылданды.",
            at=build.IN_CALL,
            wait=wait,
        )
        for turn in range(number)
    ]


def acts(contest, number):
    for turn in range(number):
        journal.record(
            "entry.submitted",
            by="system",
            on=f"entry:{turn}",
            at=build.IN_CALL,
            scope=contest.scope,
        )


def states(made):
    return [Letter.objects.get(pk=one.pk).state for one in made]


def test_the_journal_tells_the_acts_the_newest_first_in_words(organiser, contest):
    acts(contest, 2)

    page = organiser.get(at("acts", contest))

    told = [(act.subject, words) for act, words in page.context["rows"]][:2]
    assert told == [("entry:1", "The work was handed in."), ("entry:0", "The work was handed in.")]
    assert page.context["check"] is None


def test_the_acts_can_be_chosen_by_kind_and_subject(organiser, contest):
    acts(contest, 3)

    chosen = organiser.get(at("acts", contest), {"kind": "entry.submitted", "on": "entry:1"})
    none = organiser.get(at("acts", contest), {"kind": "gift.handed"})

    assert [act.subject for act, _ in chosen.context["rows"]] == ["entry:1"]
    assert "No act fits these choices." in none.content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "журнал тұтас"), ("ru", "журнал цел"), ("en", "were computed again and hold")],
)
def test_on_demand_every_line_is_computed_again(organiser, contest, language, words):
    acts(contest, 3)

    page = organiser.get(at("acts", contest, language), {"check": "1"})

    assert page.context["check"].lines == Act.objects.filter(scope=contest.scope).count()
    assert words in page.content.decode()


def test_a_journal_that_was_tampered_with_says_where_in_the_readers_language(organiser, contest):
    acts(contest, 2)
    number = Act.objects.filter(scope=contest.scope).count() - 1
    with lifted(connection):
        Act.objects.filter(scope=contest.scope, number=number).update(actor="visitor")

    page = organiser.get(at("acts", contest, "kk"), {"check": "1"})

    assert page.context["check"].trouble == f"{number}-жол жазылғаннан кейін өзгертілген."
    assert page.context["check"].trouble in page.content.decode()


def test_a_long_journal_has_pages_that_keep_the_choice(organiser, contest):
    acts(contest, 120)

    first = organiser.get(at("acts", contest), {"kind": "entry.submitted"})
    second = organiser.get(at("acts", contest), {"kind": "entry.submitted", "page": "2"})

    assert "kind=entry.submitted&amp;page=2" in first.content.decode()
    assert len(second.context["rows"]) == 20


def test_the_journal_asks_as_many_questions_for_30_acts_as_for_1(
    organiser, contest, django_assert_max_num_queries
):
    acts(contest, 1)
    with django_assert_max_num_queries(30) as one:
        organiser.get(at("acts", contest))
    acts(contest, 30)
    with django_assert_max_num_queries(len(one)):
        organiser.get(at("acts", contest))


def test_the_outbox_asks_as_many_questions_for_30_letters_as_for_1(
    organiser, contest, django_assert_max_num_queries
):
    letters(contest, 1)
    with django_assert_max_num_queries(30) as one:
        organiser.get(at("outbox", contest))
    letters(contest, 30)
    with django_assert_max_num_queries(len(one)):
        organiser.get(at("outbox", contest))


def test_the_button_for_all_stands_only_beside_the_recipients(organiser, contest):
    letters(contest, 3)

    first = organiser.get(at("outbox", contest)).content.decode()
    seen = organiser.get(
        at("outbox", contest), {"state": "waiting", "kind": "entry.receipt"}
    ).content.decode()

    assert "Let 3 letters go" not in first
    assert "3 letters wait for you" in first
    assert "Let 3 letters go" in seen
    assert "author2@example.kz" in seen


def test_a_batch_goes_as_it_was_seen(organiser, contest):
    seen = letters(contest, 3)
    late = letters(contest, 4)[3]

    organiser.post(at("release", contest), {"batch": "entry.receipt", "until": seen[-1].pk})

    assert states([*seen, late]) == ["queued", "queued", "queued", "waiting"]


def test_chosen_letters_go_and_others_are_stopped(organiser, contest):
    made = letters(contest, 3)

    answer = organiser.post(at("release", contest), {"letter": [made[0].pk]}, follow=True)
    organiser.post(at("stop", contest), {"letter": [made[1].pk, "x"]})

    assert "1 letter goes out." in answer.content.decode()
    assert states(made) == ["queued", "stopped", "waiting"]
    kinds = Act.objects.filter(subject="outbox").values_list("kind", flat=True)
    assert sorted(kinds) == ["letters.released", "letters.stopped"]


def test_choosing_nothing_says_so(organiser, contest):
    answer = organiser.post(at("release", contest), {}, follow=True)

    assert "No letter was changed" in answer.content.decode()


def test_letters_of_another_contest_are_out_of_reach(organiser, contest):
    foreign = letters(build.contest(), 1)

    organiser.post(at("release", contest), {"letter": [foreign[0].pk]})
    organiser.post(at("stop", contest), {"batch": "entry.receipt", "until": foreign[0].pk})

    assert states(foreign) == ["waiting"]


def test_the_body_is_shown_only_while_a_person_must_decide(organiser, contest):
    waiting = letters(contest, 1)[0]
    page = at("outbox", contest)
    assert waiting.body in organiser.get(page).content.decode()

    organiser.post(at("release", contest), {"letter": [waiting.pk]})

    assert waiting.body not in organiser.get(page).content.decode()


def test_the_export_can_be_verified(organiser, contest):
    acts(contest, 2)

    answer = organiser.get(at("export", contest))

    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == Act.objects.filter(scope=contest.scope).count()
    assert answer["Content-Disposition"] == f'attachment; filename="{contest.slug}-journal.jsonl"'


@pytest.mark.parametrize("view", ["acts", "outbox"])
def test_empty_pages_teach(client, view):
    fresh = build.contest()
    build.sign_in(client, build.officer(fresh, "organiser"))

    page = client.get(at(view, fresh), {"on": "nothing"} if view == "acts" else {})

    assert page.status_code == 200
    assert 'class="empty"' in page.content.decode()


def test_a_letter_that_rests_is_not_sent_before_its_time(organiser, contest):
    waiting = letters(contest, 1)[0]

    organiser.post(at("release", contest), {"letter": [waiting.pk]})

    waiting.refresh_from_db()
    assert waiting.not_before - build.IN_CALL < timedelta(seconds=1)


def dead(contest, address):
    return DeadAddress.objects.create(
        scope=contest.scope,
        address=address,
        status="5.1.1",
        why="550 no such user",
        at=build.IN_CALL,
    )


def test_dead_addresses_stand_on_the_outbox_with_reason_and_held_letters(organiser, contest):
    dead(contest, "author1@example.kz")
    letters(contest, 3, wait=False)

    page = organiser.get(at("outbox", contest)).content.decode()
    held = organiser.get(at("outbox", contest), {"state": "held"})
    own = organiser.get(at("outbox", contest), {"to": "AUTHOR1@example.kz"})

    assert "There is no such address." in page
    assert "550 no such user" in page
    assert "1 letter is held" in page
    assert [[one.recipient for one, _ in answer.context["rows"]] for answer in (held, own)] == [
        ["author1@example.kz"]
    ] * 2


def test_an_address_is_lifted_by_a_press_and_its_letters_go(organiser, contest):
    dead(contest, "author1@example.kz")
    made = letters(contest, 2, wait=False)
    assert states(made) == ["queued", "held"]

    told = organiser.post(
        at("lift", contest), {"address": "author1@example.kz"}, follow=True
    ).content.decode()
    again = organiser.post(
        at("lift", contest), {"address": "author1@example.kz"}, follow=True
    ).content.decode()

    assert states(made) == ["queued", "queued"]
    assert "1 held letter goes out." in told
    assert "There is no such address." not in told
    assert "This address is written to already." in again


def test_an_address_of_another_contest_is_out_of_reach(organiser, contest):
    foreign = dead(build.contest(), "author1@example.kz")

    organiser.post(at("lift", contest), {"address": "author1@example.kz"})

    foreign.refresh_from_db()
    assert foreign.lifted_at is None


def test_a_letter_that_came_back_says_why(organiser, contest):
    made = letters(contest, 1)[0]
    Letter.objects.update(
        state="bounced", sent_at=build.IN_CALL, status="5.2.2", trouble="552 full"
    )

    page = organiser.get(at("outbox", contest)).content.decode()

    assert "Came back" in page
    assert "The mailbox is full." in page
    assert f'value="{made.pk}"' in page
