"""Two people for a decline, many works at once, tags, reminders, and what the checklist sees."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from baiqau.contests import clock
from baiqau.entries.models import Entry
from baiqau.journal.models import Letter
from baiqau.rules.refusals import Refused
from baiqau.screening import actions, queries, tasks
from baiqau.screening.queries import Sieve
from tests import build

pytestmark = pytest.mark.django_db
NOW = build.IN_SELECTION


@pytest.fixture(autouse=True)
def _in_the_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def contest():
    return build.contest()


@pytest.fixture
def careful():
    rules = build.regulation()
    screening = rules.screening.model_copy(update={"two_for_decline": True})
    return build.contest(rules=rules.model_copy(update={"screening": screening}))


def member(contest):
    return build.officer(contest, "committee")


def at(view, contest, entry=None):
    one = {"entry": entry.key} if entry else {}
    return "/en/" + reverse(view, kwargs={"contest": contest.slug, **one}).split("/", 2)[2]


def decline(entry, by):
    return actions.decline(entry, reason="Тақырыпқа сай емес.", clauses=["4.1"], by=by, now=NOW)


def numbers(contest, **sieve):
    found = queries.sifted(contest, Sieve(**sieve))
    return list(found.values_list("number", flat=True))


def test_one_person_only_proposes_and_the_author_learns_nothing(careful):
    entry = build.entry(careful)

    proposed = decline(entry, member(careful))

    assert proposed.state == "submitted"
    assert not Letter.objects.filter(kind="entry.declined").exists()
    assert queries.proposed_decline(entry) is not None
    assert numbers(careful, flag="second") == [1]


def test_a_second_person_decides(careful):
    entry = build.entry(careful)
    decline(entry, member(careful))

    decided = decline(entry, member(careful))

    assert decided.state == "declined"
    assert [one.kind for one in queries.decisions_of(entry)] == ["decline", "propose"]
    assert numbers(careful, flag="second") == []


def test_nobody_is_the_second_person_to_oneself(careful):
    entry, by = build.entry(careful), member(careful)
    decline(entry, by)

    with pytest.raises(Refused, match="screening-second-person"):
        decline(entry, by)


def test_another_decision_ends_the_proposal(careful):
    entry = build.entry(careful)
    decline(entry, member(careful))

    actions.admit(entry, by=member(careful), now=NOW)
    actions.requalify(entry, reason="Қайта қараймыз.", by=member(careful), now=NOW)

    assert queries.proposed_decline(entry) is None
    assert decline(entry, member(careful)).state == "submitted"


def test_a_proposal_needs_a_reason_and_shows_on_the_page(careful, client):
    entry = build.entry(careful)
    with pytest.raises(Refused, match="screening-reason-missing"):
        actions.decline(entry, reason=" ", by=member(careful), now=NOW)
    decline(entry, member(careful))
    build.sign_in(client, member(careful))

    page = client.get(at("screening:entry", careful, entry))

    assert "waits for a second person" in page.content.decode()


def test_an_author_does_not_read_of_a_proposal(careful, client: Client):
    entry = build.entry(careful)
    decline(entry, member(careful))
    client.force_login(entry.owner)

    page = client.get(at("entries:show", careful, entry)).content.decode()

    assert "Тақырыпқа сай емес." not in page
    assert "decline" not in page.lower()


def test_many_works_are_admitted_at_once_and_the_doubtful_are_named(contest, client):
    fine = [build.entry(contest) for _ in range(2)]
    old = build.entry(contest, authors=[build.authorship(born=build.SOME_DAY.replace(year=1960))])
    build.sign_in(client, member(contest))
    chosen = [one.number for one in (*fine, old)]

    page = client.post(at("screening:many", contest), {"work": chosen, "act": "admit"}, follow=True)

    assert list(Entry.objects.order_by("number").values_list("state", flat=True)) == [
        "admitted",
        "admitted",
        "submitted",
    ]
    assert f"№ {old.number}:" in page.content.decode()


def test_tags_are_found_again_and_never_shown_to_the_author(contest, client):
    first, second = (build.entry(contest) for _ in range(2))
    build.sign_in(client, member(contest))

    client.post(
        at("screening:many", contest), {"work": [first.number], "act": "tag", "word": " екі  рет "}
    )
    client.post(at("screening:tag", contest, second), {"word": "сурет"})
    client.post(at("screening:tag", contest, second), {"word": "сурет"})

    assert queries.tags_in(contest) == ["екі рет", "сурет"]
    assert numbers(contest, tag="екі рет") == [first.number]
    client.post(at("screening:tag", contest, second), {"off": "сурет"})
    assert queries.tags_in(contest) == ["екі рет"]
    client.force_login(first.owner)
    assert "екі рет" not in client.get(at("entries:show", contest, first)).content.decode()


def test_an_empty_tag_is_refused(contest):
    with pytest.raises(Refused, match="screening-tag-empty"):
        actions.tag(build.entry(contest), word=" ", by=member(contest), now=NOW)


def test_authors_of_returned_works_are_reminded_once_a_day_of_what_is_missing(contest):
    by = member(contest)
    back = build.entry(contest)
    actions.send_back(back, wrong="Файл ашылмайды.", by=by, now=NOW)
    build.entry(contest)

    sent = [actions.remind(contest, now=NOW + timedelta(hours=hour)) for hour in (0, 1, 24)]

    assert sent == [1, 0, 1]
    letter = Letter.objects.filter(kind="entry.reminded").first()
    assert letter.recipient == back.owner.email
    assert "Файл ашылмайды." in letter.body


def test_on_the_last_day_the_reminder_leaves_by_itself(contest, monkeypatch):
    entry = build.entry(contest)
    actions.send_back(entry, wrong="Түзетіңіз.", by=member(contest), now=NOW)
    entry.refresh_from_db()

    def sent(now):
        monkeypatch.setattr(clock, "now", lambda: now)
        return tasks.remind_late.func()

    assert sent(entry.return_until - timedelta(days=1, seconds=1)) == 0
    assert sent(entry.return_until - timedelta(hours=20)) == 1
    assert sent(entry.return_until + timedelta(seconds=1)) == 0


def test_the_checklist_tells_what_is_missing_of_each_thing(contest):
    entry = build.entry(contest)
    Entry.objects.filter(pk=entry.pk).update(ai_declaration="", kind="", title="")
    entry.refresh_from_db()

    verdicts = {check.key: check.verdict for check in queries.checked(entry)}

    assert {key: verdicts[key] for key in ("kind", "declaration", "whole", "age", "files")} == {
        "kind": "fails",
        "declaration": "fails",
        "whole": "fails",
        "age": "fits",
        "files": "fits",
    }


def test_a_length_nobody_measured_is_unclear_and_one_too_long_is_told(contest):
    entry = build.entry(contest)
    timed = next(form for form in contest.regulation.works.forms if form.most_seconds)
    file = entry.files.first()
    file.form, file.seconds = timed.key, None
    file.save()

    verdicts = {check.key: check.verdict for check in queries.checked(entry)}

    assert verdicts["duration"] == "unclear"
    file.seconds = 60
    file.save()
    assert {one.key: one.verdict for one in queries.checked(entry)}["duration"] == "fits"


def test_what_the_submission_judged_is_not_judged_a_second_time(contest):
    entry = build.entry(contest)
    entry.authors.update(born=None)

    age = next(one for one in queries.checked(entry) if one.key == "age")

    assert (age.verdict, age.found) == ("fits", ())
