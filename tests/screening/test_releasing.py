"""A file the machine holds by mistake is released by a person: for just these bytes, seen just so."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from baiqau.entries import queries as entries
from baiqau.entries import visibility
from baiqau.entries.actions import looking
from baiqau.entries.models import Inspection, Release, WorkFile
from baiqau.files import Inspection as Seen
from baiqau.files import Kind
from baiqau.files.hazards import MISTAKABLE, TABLE, Level, found
from baiqau.journal.models import Act, Letter
from baiqau.rules.refusals import Refused
from baiqau.screening import actions, queries
from tests import build
from tests.entries.test_looking import at, juror_with, looked
from tests.files import pdfs

pytestmark = pytest.mark.django_db
WHY = "Скрипт тек бет нөмірін жазады, зияны жоқ."


def held(contest, *hazards):
    """Give a file that is handed in and held: for its script, or for what is named."""
    entry = build.draft(contest, file=None)
    file = build.attach(entry, content=pdfs.pdf(catalog=pdfs.SCRIPT))
    entry = build.entries.submit(entry, by=entry.owner, now=build.IN_CALL)
    file = WorkFile.objects.select_related("entry").get(pk=file.pk)
    if hazards:
        see(file, *hazards)
    else:
        looked(file)
    return file


def see(file, *hazards):
    seen = Seen(file.original_name, file.size, Kind.PDF).joined(*hazards)
    return looking.keep_seen(file, seen, now=build.IN_CALL)


def digest(file):
    return entries.seen_digest(file, Inspection.objects.get(file=file).hazards)


def release(file, by, reason=WHY, seen=None):
    return actions.release(file, seen=seen or digest(file), reason=reason, by=by, now=build.IN_CALL)


def officer(contest):
    return build.officer(contest, "committee")


def test_a_released_file_reaches_its_author_who_reads_why(client):
    contest = build.contest()
    file = held(contest)

    release(file, officer(contest))
    looking.copy.call(file.pk)

    build.sign_in(client, file.entry.owner)
    given = client.get(at(contest, f"files/{file.key}/"))
    assert given.status_code == 200
    assert given.getvalue()
    page = client.get(at(contest, f"entries/{file.entry.key}/files/")).content.decode()
    assert WHY in page
    assert [one.kind for one in Letter.objects.filter(kind__startswith="entry.file")] == [
        "entry.file-released"
    ]
    act = Act.objects.get(kind="entry.file-released")
    assert act.facts == {"number": 1, "sha256": file.blob, "codes": ["pdf-script"]}


def test_the_jury_gets_a_released_file_without_the_reason(client):
    sheet, file, url = juror_with(client, pdfs.pdf(catalog=pdfs.SCRIPT))
    file = WorkFile.objects.select_related("entry").get(pk=file.pk)
    assert client.get(f"{url}files/{file.key}/").status_code == 404

    release(file, officer(sheet.seat.contest))
    looking.copy.call(file.pk)

    page = client.get(url).content.decode()
    given = client.get(f"{url}files/{file.key}/")
    assert given.status_code == 200
    assert given.getvalue()
    assert file.copies.filter(use="page").exists()
    assert WHY not in page


def test_a_later_look_that_sees_the_same_keeps_the_release_and_another_ends_it():
    contest = build.contest()
    file = held(contest, found("macros", member="a.bin"), found("link-outside", target="b"))
    word = release(file, officer(contest))

    same = see(file, found("link-outside", target="b"), found("macros", member="a.bin"))
    assert same.release == word
    other = see(file, found("macros", member="a.bin"), found("macros", member="c.bin"))
    assert (other.release, other.is_held, file.copies.count()) == (None, True, 0)
    clean = see(file)
    assert (clean.release, clean.verdict) == (None, "fine")


def test_the_same_bytes_in_another_work_stay_held():
    contest = build.contest()
    first, second = held(contest), held(contest)
    assert first.blob == second.blob

    release(first, officer(contest))

    looked(second)
    assert Inspection.objects.get(file=second).is_held
    assert list(visibility.given(WorkFile.objects.all())) == [first]


def test_the_same_bytes_twice_in_one_work_are_released_and_held_together():
    contest = build.contest()
    first = held(contest)
    second = build.attach(first.entry, content=pdfs.pdf(catalog=pdfs.SCRIPT), name="Екінші.pdf")
    looked(second)
    by = officer(contest)

    release(first, by)
    assert Inspection.objects.filter(release=None).count() == 0
    actions.hold_again(second, by=by, now=build.IN_CALL)
    assert [one.is_held for one in Inspection.objects.all()] == [True, True]
    release(second, by)
    assert Release.objects.filter(standing__isnull=False).count() == 1


def test_a_release_taken_back_holds_the_file_and_tells_the_author(client):
    contest = build.contest()
    file, by = held(contest), officer(contest)
    release(file, by)
    looking.copy.call(file.pk)
    assert file.copies.exists()

    build.sign_in(client, by)
    answer = client.post(at(contest, f"screening/held/{file.key}/hold/"), follow=True)

    assert answer.status_code == 200
    assert not file.copies.exists()
    assert Inspection.objects.get(file=file).is_held
    assert Letter.objects.filter(kind="entry.file-held-again").count() == 1
    word = Release.objects.get()
    assert (word.standing, word.taken_back_by) == (None, by)
    with pytest.raises(Refused, match="screening-release-gone"):
        actions.hold_again(file, by=by, now=build.IN_CALL)


@pytest.mark.parametrize(
    "code",
    [
        "virus",
        "not-scanned",
        "not-scanned-size",
        "executable",
        "zip-executable",
        "zip-bomb",
        "look-crashed",
    ],
)
def test_what_nobody_may_release_is_refused_by_the_rule_and_by_the_database(code):
    contest = build.contest()
    facts = {"virus": {"signature": "Eicar"}, "zip-executable": {"member": "a.exe"}}
    file = held(contest, found("macros", member="a.bin"), found(code, **facts.get(code, {})))
    by = officer(contest)

    with pytest.raises(Refused, match="screening-release-never"):
        release(file, by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(
            file=file,
            standing="0" * 64,
            codes=f"macros {code}",
            reason=WHY,
            by=by,
            at=build.IN_CALL,
        )


def test_only_what_was_looked_into_and_is_no_program_may_be_released():
    grave = {code for code, (level, _) in TABLE.items() if level is Level.HELD}

    assert grave >= MISTAKABLE
    assert sorted(code for code in MISTAKABLE if code.startswith(("look-", "zip-bomb"))) == []
    never = {
        "virus",
        "not-scanned",
        "not-scanned-size",
        "executable",
        "zip-executable",
        "encrypted",
        "packed",
    }
    assert never & MISTAKABLE == set()


def test_the_database_refuses_copies_of_a_held_file_and_a_release_of_what_is_not_held():
    contest = build.contest()
    file = held(contest)
    with pytest.raises(IntegrityError), transaction.atomic():
        Inspection.objects.filter(file=file).update(copied_at=build.IN_CALL)

    release(file, officer(contest))

    with pytest.raises(IntegrityError), transaction.atomic():
        Inspection.objects.filter(file=file).update(verdict="fine")
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.update(standing=None)


def test_a_reason_is_needed_and_what_was_typed_stays(client):
    contest = build.contest()
    file = held(contest)
    build.sign_in(client, officer(contest))
    url = at(contest, f"screening/held/{file.key}/")

    answer = client.post(url, {"seen": digest(file), "reason": "Зиянсыз"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Зиянсыз" in page
    assert "20" in page
    assert Inspection.objects.get(file=file).is_held


def test_who_read_of_another_look_is_asked_to_read_again(client):
    contest = build.contest()
    file = held(contest, found("macros", member="a.bin"))
    before = digest(file)
    see(file, found("pdf-script"))
    build.sign_in(client, officer(contest))

    answer = client.post(
        at(contest, f"screening/held/{file.key}/"), {"seen": before, "reason": WHY}
    )

    assert answer.status_code == 422
    page = answer.content.decode()
    assert WHY in page
    assert digest(file) in page
    assert not Release.objects.exists()


def test_nobody_releases_a_file_of_their_own_or_a_draft(client):
    contest = build.contest()
    file = held(contest)
    build.contests.give_office(
        contest, file.entry.owner, "committee", by=contest_organiser(contest), now=build.IN_CALL
    )
    with pytest.raises(Refused, match="screening-own-entry"):
        release(file, file.entry.owner)
    draft = build.attach(build.draft(contest, file=None), content=pdfs.pdf(catalog=pdfs.SCRIPT))
    looked(draft)
    build.sign_in(client, officer(contest))
    told = {"seen": digest(draft), "reason": WHY}
    assert client.post(at(contest, f"screening/held/{draft.key}/"), told).status_code == 404


def contest_organiser(contest):
    return contest.roles.get(office="organiser").person


@pytest.mark.parametrize(
    ("office", "statuses"),
    [
        ("committee", (200, 302)),
        ("organiser", (200, 302)),
        ("secretary", (200, 403)),
        ("editor", (403, 403)),
        ("", (404, 404)),
    ],
)
def test_who_sees_the_list_and_who_may_release(client, office, statuses):
    contest = build.contest()
    file = held(contest)
    by = build.officer(contest, office) if office else build.person()
    build.sign_in(client, by)

    seen = client.get(at(contest, "screening/held/"))
    done = client.post(
        at(contest, f"screening/held/{file.key}/"), {"seen": digest(file), "reason": WHY}
    )

    assert (seen.status_code, done.status_code) == statuses
    if office == "secretary":
        assert f"screening/held/{file.key}/" not in seen.content.decode()
        assert "макрос" in seen.content.decode()


def test_held_files_of_another_contest_are_not_found(client):
    contest, other = build.contest(), build.contest()
    file = held(contest)
    build.sign_in(client, officer(other))

    told = {"seen": digest(file), "reason": WHY}
    assert client.post(at(other, f"screening/held/{file.key}/"), told).status_code == 404
    assert file.original_name not in client.get(at(other, "screening/held/")).content.decode()


def test_the_list_costs_the_same_for_three_files(client):
    contest = build.contest()
    release(held(contest), officer(contest))
    build.sign_in(client, officer(contest))
    client.get(at(contest, "screening/held/"))
    few = counted(client, contest)
    held(contest), held(contest)
    release(held(contest), officer(contest))
    assert counted(client, contest) == few
    assert queries.waiting_files(contest) == 2


def counted(client, contest):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(at(contest, "screening/held/")).status_code == 200
    return len(asked)
