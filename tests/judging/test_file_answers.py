"""A file that answers a question: a blind juror meets it only where the question may be read."""

import pytest

from baiqau.entries import actions as entries
from baiqau.entries import queries
from baiqau.judging.actions import assignment
from baiqau.screening import actions as screening
from tests import build
from tests.files import pdfs
from tests.judging import bench
from tests.judging.test_pages import NOW

pytestmark = pytest.mark.django_db


def test_a_blind_juror_gets_the_plan_without_its_author_and_never_the_letter(client):
    letter = {"key": "letter", "kind": "file", "extensions": ["pdf"], "blind": False}
    plan = {"key": "plan", "kind": "file", "extensions": ["pdf"]}
    contest = build.contest(rules=build.asking(letter, plan))
    entry = build.draft(contest, file=pdfs.pdf())
    for key in ("letter", "plan"):
        build.attach(entry, form="", question=key, name=f"Жүсіпова-{key}.pdf", content=pdfs.pdf())
    entries.submit(entry, by=entry.owner, now=build.IN_CALL)
    entry.refresh_from_db()
    screening.admit(entry, by=build.officer(contest, "committee"), now=build.IN_SELECTION)
    bench.seats(contest, 3)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    sheet = bench.all_sheets(contest).first()
    files = {one.question: one for one in queries.standing_files(entry)}
    for one in files.values():
        bench.looked(one)
    here = f"/kk/c/{contest.slug}/sheets/{sheet.key}/"
    juror = build.sign_in(client, sheet.seat.person)

    page = juror.get(here).content.decode()
    answers = {key: juror.get(f"{here}files/{one.key}/") for key, one in files.items()}
    sent = {key: b"".join(one) for key, one in answers.items() if one.status_code == 200}

    assert {key: answer.status_code for key, answer in answers.items()} == {
        "": 200,
        "plan": 200,
        "letter": 404,
    }
    assert {key: content[:4] for key, content in sent.items()} == {"": b"%PDF", "plan": b"%PDF"}
    assert "001-2.pdf" in answers["plan"]["Content-Disposition"]
    assert [word in page for word in ("plan kk", "letter kk", "Жүсіпова")] == [True, False, False]
