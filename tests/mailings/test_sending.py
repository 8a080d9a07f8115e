"""A letter to many goes to whom it was shown for, once each, however often a button is pressed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from baiqau.base.jobs import attempt, tray
from baiqau.base.jobs.context import Attempt
from baiqau.base.models import Job
from baiqau.entries.models import Entry
from baiqau.journal import addresses, outbox
from baiqau.journal import tasks as post
from baiqau.journal.models import Act, Letter
from baiqau.judging.actions import assignment, ranking
from baiqau.mailings import actions, queries, tasks
from baiqau.mailings.models import Dispatch, Mailing
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench
from tests.mailings.writing import BODY, NOW, SUBJECT, claimed, do_jobs, mailing, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest():
    return build.contest("zhana")


def drafts(contest, number):
    return [build.draft(contest).owner for _ in range(number)]


def letters():
    return Letter.objects.filter(kind__startswith="mailing:")


def acts(kind):
    return Act.objects.filter(kind=kind)


def test_each_group_is_chosen_by_the_state_of_the_work(contest):
    owners = {state: build.entry(contest, state=state).owner for state in ("draft", "submitted", "returned", "admitted", "declined")}  # fmt: skip
    build.entry(contest, state="withdrawn")
    build.draft(build.contest())
    accepted, invited = bench.seat(contest).person, bench.seat(contest, accept=False).person

    groups = [*owners, "jurors", "invited"]
    found = {group: list(queries.people(contest, [group])) for group in groups}

    expected = owners | {"jurors": accepted, "invited": invited}
    assert found == {group: [person] for group, person in expected.items()}
    assert queries.sizes(contest) == dict.fromkeys(found, 1) | {"finalists": 0}


def test_who_is_in_two_groups_or_has_two_works_gets_one_letter(contest):
    owner = build.person()
    build.draft(contest, owner=owner)
    build.draft(contest, owner=owner)
    build.entry(contest, owner=owner)

    send(mailing(contest, "draft", "submitted"))

    assert [one.recipient for one in letters()] == [owner.email]


def test_each_gets_it_in_their_own_language_filled_in_for_them(contest):
    first = build.draft(contest, owner=build.person(surname="Әлиева", language="kk")).owner
    second = build.draft(contest, owner=build.person(surname="Иванова", language="ru")).owner
    third = build.draft(contest, owner=build.person(surname="Smith", language="en")).owner

    send(mailing(contest, "draft"))

    told = {one.recipient: one for one in letters()}
    title = contest.regulation.title
    assert told[first.email].subject == f"{title.within('kk')}: жаңалық"
    assert told[second.email].subject == f"{title.within('ru')}: новость"
    assert told[second.email].body.startswith(f"Здравствуйте, {second}!\n\nhttp://testserver/ru/desk/\n")  # fmt: skip
    assert told[third.email].language == "kk"  # not written in English: the first one written


def test_a_double_click_sends_once(contest):
    drafts(contest, 3)
    letter = mailing(contest, "draft")

    send(letter)
    again = tasks.send(letter, looked_at="", by=letter.written_by, now=NOW)
    do_jobs()

    assert again.state == "sent"
    assert letters().count() == 3
    assert acts("mailing.begun").count() == acts("mailing.ended").count() == 1
    assert acts("mailing.begun").get().facts["number"] == 3


def test_it_does_not_set_out_to_others_than_were_shown(contest):
    drafts(contest, 2)
    letter = mailing(contest, "draft")
    looked_at = actions.seen(letter, queries.audience(letter).people)
    drafts(contest, 1)

    with pytest.raises(Refused) as refused:
        tasks.send(letter, looked_at=looked_at, by=letter.written_by, now=NOW)

    assert (refused.value.code, refused.value.facts["number"]) == ("mailings-changed", 3)
    assert not Dispatch.objects.exists()


def test_it_does_not_set_out_with_other_words_than_were_shown(contest):
    drafts(contest, 1)
    letter = mailing(contest, "draft")
    looked_at = actions.seen(letter, queries.audience(letter).people)
    words = {"groups": ["draft"], "subject": SUBJECT, "body": BODY | {"kk": "Басқа"}}
    actions.write(contest, letter, **words, necessary=False, by=letter.written_by, now=NOW)

    with pytest.raises(Refused, match="mailings-changed"):
        tasks.send(letter, looked_at=looked_at, by=letter.written_by, now=NOW)


def test_a_letter_to_nobody_is_refused(contest):
    with pytest.raises(Refused, match="mailings-nobody"):
        send(mailing(contest, "declined"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"groups": []}, "mailings-whom"),
        ({"groups": ["everybody"]}, "mailings-whom"),
        ({"subject": {}, "body": {"kk": "  "}}, "mailings-empty"),
        ({"subject": {"kk": "Тақырып"}, "body": {}}, "mailings-half"),
        ({"body": BODY | {"ru": "Здравствуйте, {имя}!"}}, "mailings-place"),
    ],
)
def test_a_letter_that_is_not_whole_is_refused(contest, changes, code):
    told = {"groups": ["draft"], "subject": SUBJECT, "body": BODY} | changes

    with pytest.raises(Refused, match=code):
        actions.write(contest, **told, necessary=False, by=build.person(), now=NOW)


def test_a_letter_that_set_out_is_neither_changed_nor_thrown_away(contest):
    drafts(contest, 1)
    sent = send(mailing(contest, "draft"))
    told = {"groups": ["draft"], "subject": SUBJECT, "body": BODY, "necessary": False}

    with pytest.raises(Refused, match="mailings-begun"):
        actions.write(contest, sent, **told, by=sent.written_by, now=NOW)
    with pytest.raises(Refused, match="mailings-begun"):
        actions.discard(sent, by=sent.written_by, now=NOW)


def test_a_proof_goes_to_oneself_in_every_language_and_to_nobody_else(contest):
    drafts(contest, 2)
    letter = mailing(contest, "draft")
    me = letter.written_by

    assert actions.prove(letter, by=me, now=NOW) == 2
    assert actions.prove(letter, by=me, now=NOW) == 0  # a double click
    assert actions.prove(letter, by=me, now=NOW + timedelta(minutes=1)) == 2

    proofs = Letter.objects.filter(kind="mailing.proof")
    assert sorted(proofs.values_list("recipient", "language")) == sorted([(me.email, "kk"), (me.email, "ru")] * 2)  # fmt: skip
    assert not letters().exists()


def test_a_pause_holds_what_has_not_gone_out_and_nobody_gets_it_twice(contest, monkeypatch):
    monkeypatch.setattr(actions.sending, "A_PART", 2)
    drafts(contest, 5)
    letter = send(mailing(contest, "draft"), work=False)
    actions.write_part(letter, turn=1, now=NOW)
    first = letters().order_by("pk").first()
    Letter.objects.filter(pk=first.pk).update(state="sent", sent_at=NOW)

    actions.pause(letter, by=letter.written_by, now=NOW)
    do_jobs()

    assert sorted(letters().values_list("state", flat=True)) == ["sent", "waiting"]

    tasks.resume(letter, by=letter.written_by, now=NOW)
    do_jobs()

    assert sorted(letters().values_list("state", flat=True)) == ["queued"] * 4 + ["sent"]
    assert letters().values("recipient").distinct().count() == 5
    letter.refresh_from_db()
    assert (letter.state, letter.turn) == ("sent", 2)


def test_letters_that_wait_in_the_outbox_can_be_paused_too_until_they_are_out(contest):
    drafts(contest, 2)
    letter = send(mailing(contest, "draft"))

    actions.pause(letter, by=letter.written_by, now=NOW)
    assert post.send_due.func() == 0
    assert set(letters().values_list("state", flat=True)) == {"waiting"}

    tasks.resume(letter, by=letter.written_by, now=NOW)
    do_jobs()
    post.send_due.func()
    assert set(letters().values_list("state", flat=True)) == {"sent"}
    with pytest.raises(Refused, match="mailings-not-under-way"):
        actions.pause(letter, by=letter.written_by, now=NOW)


def test_a_job_ended_in_the_tray_writes_no_more_and_a_person_lets_it_go_on(contest, monkeypatch):
    monkeypatch.setattr(actions.sending, "A_PART", 2)
    drafts(contest, 5)
    letter = send(mailing(contest, "draft"), work=False)
    with pytest.raises(Refused, match="mailings-not-paused"):
        tasks.resume(letter, by=letter.written_by, now=NOW)  # a worker will take it
    Job.objects.exclude(key=letter.job).delete()
    taken = claimed()
    tray.cancel(Job.objects.get(key=letter.job), now=NOW)

    with pytest.raises(Exception, match="mailing"):
        attempt.run(Attempt(taken))
    assert not letters().exists()

    tasks.resume(letter, by=letter.written_by, now=NOW)
    do_jobs()
    assert letters().count() == 5


def test_a_worker_killed_between_two_parts_doubles_nothing(contest, monkeypatch):
    monkeypatch.setattr(actions.sending, "A_PART", 2)
    drafts(contest, 5)
    letter = send(mailing(contest, "draft"), work=False)
    actions.write_part(letter, turn=1, now=NOW)  # and then the worker is gone

    do_jobs()

    assert letters().count() == Dispatch.objects.exclude(letter=None).count() == 5


def test_what_became_of_each_letter_is_counted(contest):
    dead, *_ = drafts(contest, 3)
    letter = send(mailing(contest, "draft"))
    post.send_due.func()
    gone = letters().get(recipient=dead.email)
    told = addresses.Bounce(f"<{gone.message_name}@testserver>", dead.email, "5.1.1")
    assert addresses.came_back(told, at=NOW) is not None

    counted = queries.mailings(contest).get(pk=letter.pk)

    assert (counted.number, counted.written, counted.gone, counted.returned) == (3, 3, 3, 1)
    assert queries.dispatches(letter).first().person == dead
    assert queries.audience(mailing(contest, "draft")).unreached == 1


def test_letters_to_finalists_go_to_the_works_on_the_shortlist():
    rules = build.regulation()
    one = rules.shortlist.model_copy(update={"size": 1})
    contest = build.contest(rules=rules.model_copy(update={"shortlist": one}))
    bench.works(contest, 2)
    bench.seats(contest, 3)
    assignment.assign(contest, by=bench.organiser(contest), now=bench.NOW)
    bench.ranked(contest)
    best = Entry.objects.filter(contest=contest).order_by("-number").first()
    ranking.shortlist(contest, [best], reason="", by=bench.organiser(contest), now=bench.NOW)

    assert list(queries.people(contest, ["finalists"])) == [best.owner]


def test_the_tables_refuse_a_letter_that_is_sent_without_an_end_and_a_second_dispatch(contest):
    (owner,) = drafts(contest, 1)
    sent = send(mailing(contest, "draft"))

    with pytest.raises(IntegrityError), transaction.atomic():
        Mailing.objects.filter(pk=sent.pk).update(ended_at=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mailing.objects.filter(pk=sent.pk).update(state="draft", ended_at=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mailing.objects.filter(pk=sent.pk).update(state="lost", ended_at=None)
    for person, address in ((owner, "b@example.kz"), (build.person(), owner.email)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Dispatch.objects.create(mailing=sent, person=person, address=address)


def test_letters_held_back_wait_for_a_person(contest):
    made = outbox.write("k", scope=contest.scope, kind="a", recipient="a@example.kz", language="kk", subject="а", body="б", at=NOW)  # fmt: skip

    assert outbox.hold_back([made], by="system", at=NOW) == 1
    assert outbox.hold_back([made], by="system", at=NOW) == 0

    made.refresh_from_db()
    assert made.state == "waiting"
