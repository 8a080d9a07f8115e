"""Works that are alike: found by a machine, shown to the committee, decided by nobody but people."""

from datetime import timedelta
from itertools import count

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from baiqau.base.models import Job
from baiqau.contests import clock
from baiqau.entries import actions as entries
from baiqau.entries.models import Copy, Inspection
from baiqau.journal.models import Act
from baiqau.rules.refusals import Refused
from baiqau.screening import actions, queries, tasks
from baiqau.screening.models import Look, Pair
from tests import build

pytestmark = pytest.mark.django_db
NOW = build.IN_SELECTION
LATER = NOW + timedelta(hours=1)
_turn = count(1)
TEXT = " ".join(f"сөз{number}" for number in range(104))  # 100 runs of five words


@pytest.fixture(autouse=True)
def _in_the_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def contest():
    return build.contest()


@pytest.fixture
def member(contest):
    return build.officer(contest, "committee")


def work(contest, **given):
    """Give a work like no other: nobody else's author, file and words."""
    return build.entry(contest, **{"file": _file(), "summary": "Қысқа сипаттама."} | given)


def _file():
    return build.PDF + str(next(_turn)).encode()


def reasons(contest):
    actions.compare(contest, now=NOW)
    return [
        (pair.first.number, pair.second.number, [one["code"] for one in pair.reasons])
        for pair in queries.pairs(contest)
    ]


def pages(entry, words):
    """Let the pages of the work's file have been read."""
    file = entry.files.get()
    Copy.objects.create(file=file, use="page", blob="0" * 64, media_type="image/webp", words=words)


def at(view, contest, entry=None, **names):
    one = {"entry": entry.key} if entry else {}
    return "/en/" + reverse(view, kwargs={"contest": contest.slug, **one, **names}).split("/", 2)[2]


def twins(contest):
    """Give two works with the same file, compared."""
    first, second = work(contest, file=build.PDF), work(contest, file=build.PDF)
    actions.compare(contest, now=NOW)
    return first, second, Pair.objects.get()


def test_works_that_have_nothing_in_common_make_no_pair(contest):
    for _ in range(3):
        work(contest)

    assert reasons(contest) == []


def test_one_address_in_two_works_is_the_same_author(contest):
    again = {"email": "asel@example.kz"}
    work(contest, authors=[build.authorship(), build.authorship(**again)])
    work(contest)
    last = work(contest)
    last.authors.update(email="asel@example.kz")

    assert reasons(contest) == [(1, 3, ["same-person"])]


def test_one_name_of_one_library_under_two_addresses_is_told_whatever_the_keyboard(contest):
    library = build.library()
    work(contest, authors=[build.authorship(surname="Қожа", workplace=library)])
    work(contest, authors=[build.authorship(surname="КОЖА", workplace=library)])
    work(contest, authors=[build.authorship(surname="Қожа")])

    assert reasons(contest) == [(1, 2, ["same-name"])]


def test_the_same_bytes_under_another_name_are_the_same_file(contest):
    work(contest, file=build.PDF)
    build.attach(work(contest), content=build.PDF, name="Басқа.pdf")

    assert reasons(contest) == [(1, 2, ["same-file"])]


def test_a_file_that_answers_a_question_is_not_compared():
    asked = {"key": "letter", "kind": "file", "extensions": ["pdf"]}
    contest = build.contest(rules=build.asking(asked))
    for turn in (b"1", b"2"):
        one = work(contest, file=build.PDF + turn)
        build.attach(one, content=build.PDF, form="", question="letter")

    assert reasons(contest) == []


def test_near_same_words_are_told_with_their_share(contest):
    half = " ".join([*TEXT.split()[:84], *(f"басқа{number}" for number in range(20))])
    work(contest, summary=TEXT)
    work(contest, summary=half)
    pages(work(contest), TEXT)
    pages(work(contest), f"{TEXT} соңы")

    assert reasons(contest) == [(1, 2, ["same-summary"]), (3, 4, ["same-text"])]
    assert [pair.reasons[0]["share"] for pair in queries.pairs(contest)] == [66, 99]


def test_drafts_withdrawn_works_and_other_contests_are_not_compared(contest):
    work(contest, file=build.PDF)
    build.draft(contest)
    build.entry(contest, state="withdrawn")
    build.entry(build.contest())

    assert reasons(contest) == []


def test_the_machine_changes_no_work(contest, member):
    first, second, _ = twins(contest)
    before = [(one.state, one.doubts, one.changed_at) for one in (first, second)]

    actions.look(Pair.objects.get(), verdict="twin", note="Бір жұмыс.", by=member, now=NOW)

    for one in (first, second):
        one.refresh_from_db()
    assert [(one.state, one.doubts, one.changed_at) for one in (first, second)] == before


def test_a_pair_that_is_no_longer_alike_goes_unless_somebody_looked(contest, member):
    first, second, pair = twins(contest)
    third = work(contest, file=build.PDF)
    actions.compare(contest, now=NOW)
    actions.look(pair, verdict="apart", note="Бір үлгі.", by=member, now=NOW)
    build.attach(second, content=build.PDF + b"2", replaces=second.files.get().key)

    assert reasons(contest) == [(first.number, third.number, ["same-file"]), (1, 2, [])]
    assert queries.open_pairs(contest) == 1


def test_a_reason_found_later_asks_to_look_again(contest, member):
    first, second, pair = twins(contest)
    actions.look(pair, verdict="apart", note="Бір үлгі.", by=member, now=NOW)
    assert queries.open_pairs(contest) == 0

    pages(first, TEXT)
    pages(second, TEXT)
    actions.compare(contest, now=LATER)

    assert queries.open_pairs(contest) == 1
    actions.compare(contest, now=LATER + timedelta(hours=1))
    assert Pair.objects.get().found_at == LATER


def test_a_look_needs_a_note_and_another_person_than_an_author(contest, member):
    first, _, pair = twins(contest)

    with pytest.raises(Refused, match="screening-note-empty"):
        actions.look(pair, verdict="apart", note=" ", by=member, now=NOW)
    with pytest.raises(Refused, match="screening-own-entry"):
        actions.look(pair, verdict="apart", note="Менікі.", by=first.owner, now=NOW)


def test_a_look_is_written_in_the_journal_without_the_note(contest, member):
    _, _, pair = twins(contest)

    actions.look(pair, verdict="apart", note="Бір үлгі.", by=member, now=NOW)

    act = Act.objects.get(kind="pair.looked-at")
    assert act.facts == {"numbers": [1, 2], "verdict": "apart"}


def test_the_database_refuses_a_pair_twice_or_turned_round(contest):
    first, second, _ = twins(contest)

    for one, other in ((first, second), (second, first), (first, first)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Pair.objects.create(first=one, second=other, found_at=NOW)


def test_works_are_compared_once_after_each_change(contest):
    def asked():
        tasks.compare_changed.func()
        return Job.objects.filter(task__endswith="screening.tasks.compare").count()

    assert asked() == 0
    first = work(contest)
    assert [asked(), asked()] == [1, 1]
    second = work(contest)
    assert asked() == 2
    entries.withdraw(second, reason="Жоқ.", by=second.owner, now=build.IN_CALL)
    assert asked() == 3
    file = first.files.get()
    Inspection.objects.create(
        file=file, verdict="fine", kind="pdf", looked_at=NOW, copied_at=timezone.now()
    )
    assert asked() == 4


def test_the_job_writes_the_pairs_down(contest):
    for _ in range(2):
        work(contest, file=build.PDF)

    assert tasks.compare.func(contest.pk) == 1
    assert Pair.objects.count() == 1


def test_the_committee_says_on_the_page_what_two_works_are(contest, member, client):
    first, second, pair = twins(contest)
    build.sign_in(client, member)

    before = client.get(at("screening:alike", contest))
    bare = client.post(at("screening:look", contest, pair=pair.pk), {"verdict": "apart"})
    told = {"verdict": "apart", "note": "Бір үлгі толтырылған."}
    after = client.post(at("screening:look", contest, pair=pair.pk), told, follow=True)

    assert (before.context["found"], before.context["open"]) == (1, 1)
    assert bare.status_code == 422
    for one in (first, second):
        assert at("screening:entry", contest, one) in before.content.decode()
    assert "The same file, byte for byte: Жоба.pdf" in before.content.decode()
    assert "Бір үлгі толтырылған." in after.content.decode()
    assert after.context["open"] == 0
    assert Look.objects.get().by == member


def test_each_work_shows_its_pairs_to_the_committee_and_never_to_its_author(contest, member):
    first, second, pair = twins(contest)
    actions.look(pair, verdict="twin", note="Екеуі бір жұмыс.", by=member, now=NOW)
    committee, author = (build.sign_in(Client(), person) for person in (member, first.owner))

    page = committee.get(at("screening:entry", contest, first)).content.decode()
    own = author.get(at("entries:show", contest, first)).content.decode()

    assert f"№ {second.number} ·" in page
    assert "Екеуі бір жұмыс." in page
    assert "Екеуі бір жұмыс." not in own
    assert "alike" not in own
    assert author.get(at("screening:alike", contest)).status_code == 403


def test_a_pair_of_another_contest_does_not_exist(contest, member, client):
    _, _, pair = twins(build.contest())
    build.sign_in(client, member)
    told = {"verdict": "apart", "note": "Жоқ."}

    assert client.post(at("screening:look", contest, pair=pair.pk), told).status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_speaks_every_language(contest, member, client, language):
    twins(contest)
    build.sign_in(client, member)

    page = client.get(at("screening:alike", contest).replace("/en/", f"/{language}/"))

    assert page.status_code == 200


def test_the_page_costs_the_same_queries_for_one_pair_and_for_many(
    contest, member, client, django_assert_max_num_queries
):
    twins(contest)
    build.sign_in(client, member)
    here = at("screening:alike", contest)
    client.get(here)
    with django_assert_max_num_queries(20) as one:
        client.get(here)
    for _ in range(6):
        work(contest, file=build.PDF)
    actions.compare(contest, now=NOW)
    for pair in Pair.objects.all():
        actions.look(pair, verdict="apart", note="Бір үлгі.", by=member, now=NOW)

    with django_assert_max_num_queries(len(one)):
        assert client.get(here).context["found"] == 28
