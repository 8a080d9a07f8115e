"""Who was at the defence gets a paper of it: speakers at the door, jurors who marked, guests."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from baiqau.awards import content, queries, tasks
from baiqau.awards.actions import issuing, papers
from baiqau.awards.actions.letterheads import Image, set_letterhead
from baiqau.awards.models import Paper
from baiqau.contests import clock
from baiqau.defence import queries as defence
from baiqau.defence.actions import door
from baiqau.journal.models import Letter
from tests import build
from tests.build import DEFENCE_DAY
from tests.defence import hall
from tests.judging import bench
from tests.paper.examples import flowing

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest(monkeypatch):
    """Two works of three are presented, three jurors mark, two guests register."""
    monkeypatch.setattr(clock, "now", lambda: DEFENCE_DAY)
    found = hall.gathered()
    by = bench.organiser(found)
    for talk, presence in zip(defence.talks(found), ("present", "online", "absent"), strict=True):
        door.note(talk, presence, by=by, now=DEFENCE_DAY)
    for sheet in bench.all_sheets(found, "defence")[:3]:
        bench.signed(sheet, now=DEFENCE_DAY)
    return found


def issued(contest):
    issuing.attendance(contest, by="system", now=DEFENCE_DAY)
    return list(queries.valid(contest).filter(kind="attendance").order_by("number"))


def test_everybody_who_was_there_gets_one_and_nobody_else(contest):
    codes = hall.tickets(contest, 3)
    hall.guest(contest, codes[0])
    hall.guest(contest, codes[1], "+77011234567")
    absent = defence.talks(contest).get(presence="absent").entry

    made = issued(contest)

    whom = ["author" if p.author else "person" if p.person else "guest" for p in made]
    assert whom == ["author"] * 2 + ["person"] * 3 + ["guest"] * 2
    assert absent.pk not in {paper.entry_id for paper in made}
    assert [paper.data["number"] for paper in made] == [f"A-2024-{n:05d}" for n in range(1, 8)]
    assert issued(contest) == made


def test_who_speaks_and_holds_a_ticket_gets_one_paper(contest):
    (code,) = hall.tickets(contest)
    speaker = defence.talks(contest).get(presence="present").entry.authors.get()
    speaker.email = "Speaker@example.kz"
    speaker.save(update_fields=["email"])
    hall.guest(contest, code, "speaker@example.kz")

    assert [paper.guest for paper in issued(contest)] == [None] * 5


def test_the_paper_says_in_three_languages_who_was_there_and_when(contest):
    (code,) = hall.tickets(contest)
    guest = hall.guest(contest, code)
    words = {
        "kk": "қорғаудың көрермені, 2024 ж. 21 қараша",
        "ru": "зритель защиты, 21 ноября 2024 г.",
        "en": "guest of the defence, 21 November 2024",
    }
    for language, told in words.items():
        guest.language = language
        guest.save(update_fields=["language"])
        (paper,) = papers.issue_attendance(contest, [guest], by="system", now=DEFENCE_DAY)
        text = flowing(content.pdf(paper))
        assert "Көрермен Айгүл" in text
        assert told in text
        papers.revoke(paper, reason="тіл", by=bench.organiser(contest), now=DEFENCE_DAY)


def test_it_is_verified_as_the_others_and_reissued(contest, client):
    paper = issued(contest)[0]

    page = client.get(f"/kk/check/{paper.token}/").content.decode()
    assert paper.data["number"] in page
    assert client.get(f"/kk/check/{paper.token}/statement.json").json()["statement"]["kind"] == (
        "attendance"
    )
    again = papers.reissue(paper, reason="Есім", by=bench.organiser(contest), now=DEFENCE_DAY)
    assert (again.author, again.kind) == (paper.author, "attendance")


def test_a_letter_goes_to_an_address_and_a_guest_with_a_telephone_comes_by_the_ticket(contest):
    first, second = hall.tickets(contest, 2)
    hall.guest(contest, first)
    hall.guest(contest, second, "+77011234567")
    page = f"/kk/c/{contest.slug}/vote/{second}/certificate/"
    assert "әлі берілген жоқ" in Client().get(page).content.decode()

    issued(contest)

    told = set(Letter.objects.filter(kind="awards.attendance").values_list("recipient", flat=True))
    assert "guest@example.kz" in told
    assert "+77011234567" not in told
    assert Client().get(page).content.startswith(b"%PDF")
    assert Client().get(page.replace(second, "AAAAAAAAAA")).status_code == 404


def test_the_organiser_issues_them_with_one_press(contest):
    client = build.sign_in(Client(), bench.organiser(contest))
    url = f"/kk/c/{contest.slug}/papers/"
    assert client.get(url).context["there"] == 5

    tasks.issue_attendance.call(contest.slug, "system", DEFENCE_DAY.isoformat())

    assert client.get(url).context["there"] == 0
    assert client.post(f"{url}attendance/").status_code == 302


def test_the_letterhead_shows_a_specimen_of_it(contest):
    by = bench.organiser(contest)
    set_letterhead(
        contest,
        logo=Image(None, ""),
        seal=Image(None, ""),
        signatories=[],
        second="ru",
        by=by,
        now=DEFENCE_DAY,
    )
    client = build.sign_in(Client(), by)

    answer = client.get(f"/kk/c/{contest.slug}/papers/specimen/attendance.png")
    assert answer.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("holder", ["author", "person", "guest"])
def test_the_database_refuses_a_second_one_and_two_holders(contest, holder):
    (code,) = hall.tickets(contest)
    hall.guest(contest, code)
    paper = next(one for one in issued(contest) if getattr(one, f"{holder}_id"))

    for lie in ({"kind": "badge"}, {"library": build.library()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Paper.objects.filter(pk=paper.pk).update(**lie)
    paper.pk, paper.number, paper.token = None, 99, "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        paper.save(force_insert=True)
