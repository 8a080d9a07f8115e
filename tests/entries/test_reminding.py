"""Reminders of unfinished drafts: 7 days, 2 days and 3 hours before the close, each once."""

from datetime import timedelta

import pytest

from baiqau.contests import clock
from baiqau.entries import actions, queries, tasks
from baiqau.entries.models import Entry
from baiqau.journal.models import Act, DeadAddress, Letter
from tests import build
from tests.entries.test_opening import EMAIL, opened

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SPANS = [7 * DAY, 2 * DAY, 3 * HOUR]


@pytest.fixture
def contest():
    return build.contest()


def before(contest, span):
    return contest.regulation.call.closes - span


def empty(contest, **given):
    owner = build.person(**given)
    return actions.start(contest, by=owner, now=build.IN_CALL)


def reminders(entry):
    return list(Letter.objects.filter(kind="entry.unfinished", recipient=entry.owner.email))


def test_each_of_the_three_reminders_goes_once_however_often_the_clock_ticks(contest):
    draft = empty(contest)
    told = [
        actions.remind(contest, now=before(contest, span) + minutes * timedelta(minutes=1))
        for span in SPANS
        for minutes in (-1, 0, 5, 60)
    ]

    assert told == [0, 1, 0, 0] * 3
    assert len(reminders(draft)) == 3
    acts = Act.objects.filter(kind="entries.reminded").order_by("number")
    assert [act.facts for act in acts] == [
        {"number": 1, "before": "7d"},
        {"number": 1, "before": "2d"},
        {"number": 1, "before": "3h"},
    ]


def test_the_letter_says_in_the_authors_language_what_is_missing_and_where(contest):
    draft = empty(contest, language="ru")

    actions.remind(contest, now=before(contest, 2 * DAY))

    (letter,) = reminders(draft)
    place = f"http://testserver/ru/c/{contest.slug}/entries/{draft.key}/"
    assert (letter.language, letter.subject) == ("ru", "Ваша работа ещё не сдана")
    assert "Чего ещё не хватает:" in letter.body
    assert "- У работы нет названия." in letter.body
    assert f"{place}edit/#id_title\n" in letter.body
    assert f"{place}files/\n" in letter.body
    assert f"{place}check/\n" in letter.body
    assert letter.body.count("\n- ") == len(queries.missing(draft))


def test_when_nothing_is_missing_the_letter_says_that_only_handing_in_is_left(contest):
    draft = build.draft(contest)

    actions.remind(contest, now=before(contest, DAY))

    (letter,) = reminders(draft)
    assert "Бәрі толық. Бір ғана қадам қалды" in letter.body
    assert "\n- " not in letter.body
    assert draft.title in letter.body


@pytest.mark.parametrize("state", ["submitted", "withdrawn", "returned", "admitted"])
def test_who_has_handed_in_or_taken_back_is_left_in_peace(contest, state):
    build.entry(contest, state=state)

    assert actions.remind(contest, now=before(contest, HOUR)) == 0


def test_a_dead_address_is_left_out_until_it_is_lifted(contest):
    draft = empty(contest)
    dead = DeadAddress.objects.create(
        scope=contest.scope, address=draft.owner.email, at=build.IN_CALL
    )
    now = before(contest, DAY)

    assert actions.remind(contest, now=now) == 0

    dead.lifted_at = now
    dead.save()
    assert actions.remind(contest, now=now) == 1


def test_a_draft_begun_after_the_moment_of_a_reminder_waits_for_the_next(contest):
    actions.start(contest, by=build.person(), now=before(contest, 6 * DAY))

    told = [actions.remind(contest, now=before(contest, span)) for span in (5 * DAY, 2 * DAY)]

    assert told == [0, 1]


def test_after_the_close_and_before_the_contest_nobody_is_reminded(contest):
    empty(contest)
    closes = contest.regulation.call.closes

    assert actions.remind(contest, now=closes) == 1
    assert actions.remind(contest, now=closes + timedelta(seconds=1)) == 0
    assert actions.remind(contest, now=before(contest, 8 * DAY)) == 0


def test_a_work_handed_in_while_the_reminders_are_written_gets_none(contest, monkeypatch):
    draft = build.draft(contest)
    waiting = queries.drafts_to_remind(contest, begun_until=build.IN_CALL, turn="x")
    actions.submit(draft, by=draft.owner, now=build.IN_CALL)
    monkeypatch.setattr(queries, "drafts_to_remind", lambda *_, **__: waiting)

    assert actions.remind(contest, now=before(contest, DAY)) == 0
    assert reminders(draft) == []


def test_the_clock_reminds_in_every_announced_contest(contest, monkeypatch):
    one, other = empty(contest), empty(build.contest())
    hidden = build.contest(announced=False)
    monkeypatch.setattr(clock, "now", lambda: before(contest, DAY))

    assert tasks.remind_drafts.func() == 2

    assert [len(reminders(one)), len(reminders(other))] == [1, 1]
    assert not Letter.objects.filter(scope=hidden.scope).exists()


def test_many_drafts_with_reminders_cost_three_questions(contest, django_assert_num_queries):
    for _ in range(3):
        empty(contest)
    now = before(contest, DAY)
    actions.remind(contest, now=now)

    with django_assert_num_queries(4):
        actions.remind(contest, now=now)


def told(contest):
    return list(Letter.objects.filter(kind="entry.unconfirmed", scope=contest.scope))


def test_an_address_nobody_confirmed_gets_one_letter_and_never_another(contest):
    opened(contest)

    sent = [actions.remind(contest, now=before(contest, span)) for span in SPANS]

    assert sent == [0, 1, 0]
    (letter,) = told(contest)
    assert letter.recipient == EMAIL
    opened(contest)
    assert actions.remind(contest, now=before(contest, HOUR)) == 0


def test_one_who_began_in_the_last_two_days_hears_of_it_three_hours_before(contest, monkeypatch):
    draft = opened(contest)
    Entry.objects.filter(pk=draft.entry_id).update(created_at=before(contest, DAY))

    assert [actions.remind(contest, now=before(contest, span)) for span in SPANS] == [0, 0, 1]


@pytest.mark.parametrize("page", ["ru", "en"])
def test_an_unconfirmed_address_is_written_to_in_the_language_of_the_page(contest, client, page):
    address = f"/{page}/c/{contest.slug}/entries/begin/"
    clock_at = before(contest, 3 * DAY)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(clock, "now", lambda: clock_at)
        client.post(address, {"email": EMAIL, "title": "Жоба", "language": "kk"})

    actions.remind(contest, now=before(contest, 2 * DAY))

    (letter,) = told(contest)
    assert (letter.language, Entry.objects.get(owner=None).language) == (page, "kk")


def test_the_letter_to_an_unconfirmed_address_has_no_word_and_no_secret_of_the_draft(contest):
    draft = opened(contest)
    Entry.objects.filter(pk=draft.entry_id).update(language="en", title="Тайный замысел")
    draft = actions.correct_address(draft, email=EMAIL, language="ru")

    actions.remind(contest, now=before(contest, 2 * DAY))

    (letter,) = told(contest)
    assert f"http://testserver/ru/c/{contest.slug}/entries/begin/" in letter.body
    assert letter.language == "ru"
    for hidden in ("Тайный", str(draft.key), str(draft.entry.key), "/open/"):
        assert hidden not in letter.body
    assert draft.keys.count() == 1


def test_a_draft_taken_up_a_dead_address_and_a_person_with_a_work_get_none(contest):
    person = build.person("aigerim@example.kz")
    actions.take_up(opened(contest, person.email), by=person, now=build.IN_CALL)
    opened(contest, person.email)
    DeadAddress.objects.create(scope=contest.scope, address="dead@example.kz", at=build.IN_CALL)
    opened(contest, "dead@example.kz")

    actions.remind(contest, now=before(contest, 2 * DAY))

    assert told(contest) == []


def test_two_drafts_of_one_address_are_told_of_once(contest):
    opened(contest)
    opened(contest)

    assert actions.remind(contest, now=before(contest, 2 * DAY)) == 1
