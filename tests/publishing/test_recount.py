"""A published result can be computed again by anyone, and nothing private stands in the file."""

import json
import subprocess
import sys

import pytest
from django.db import connection

from baiqau.awards.keys import public_keys
from baiqau.base import append_only, storage
from baiqau.fairness import ranking
from baiqau.journal import queries as journal
from baiqau.journal.models import Letter
from baiqau.judging import ranked
from baiqau.people.models import Person
from baiqau.proof import bundle
from baiqau.publishing import actions, queries, tasks
from baiqau.publishing.models import Bundle
from baiqau.rules import examples, toml
from baiqau.rules.refusals import Refused
from baiqau.site.story.telling import play_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(finished):
    now = finished.moment("defence", 0.9)
    return actions.publish_bundle(finished.contest, by=finished.organiser.actor, now=now)


def content(made):
    with storage.open_blob(made.blob) as file:
        return file.read()


def test_it_holds_by_key_and_journal_and_a_second_call_gives_the_same(finished, made):
    lines = list(journal.lines(finished.contest.scope))

    assert bundle.check(content(made), keys=public_keys(), journal=lines) == ""
    again = actions.publish_bundle(
        finished.contest, by="system", now=finished.moment("defence", 0.95)
    )
    assert (again.pk, Bundle.objects.count()) == (made.pk, 1)


def test_no_person_can_be_read_from_it(finished, made):
    said = content(made).decode()

    for person in Person.objects.exclude(surname=""):
        assert person.email not in said
        assert person.surname not in said
    codes = {sheet["juror"] for sheet in json.loads(said)["bundle"]["sheets"]}
    assert codes == {f"A{number}" for number in range(1, len(codes) + 1)}


def test_every_juror_gets_the_digest_by_letter(finished, made):
    letters = Letter.objects.filter(kind="publishing.bundle")

    assert {letter.recipient for letter in letters} == {one.email for one in finished.jurors}
    assert all(made.digest in letter.body for letter in letters)


def test_the_page_gives_the_file_and_the_program_that_computes_it(finished, made, client, tmp_path):
    home = f"/kk/c/{finished.contest.slug}/results/"
    assert f"{home}check/" in client.get(home).content.decode()
    assert made.digest in client.get(f"{home}check/").content.decode()
    file, program = tmp_path / "results.json", tmp_path / "standalone.py"
    file.write_bytes(b"".join(client.get(f"{home}{made.number}.json")))
    program.write_bytes(client.get(f"{home}standalone.py").content)

    told = subprocess.run(
        [sys.executable, "-I", "-S", str(program), str(file)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (told.returncode, told.stderr, made.digest in told.stdout) == (0, "", True)


def test_a_result_that_does_not_come_out_again_is_not_published(finished):
    ranking = finished.contest.rankings.get(stage="selection")
    ranking.rows[0]["score"] += 1
    with append_only.lifted(connection):
        ranking.save()

    with pytest.raises(Refused) as refused:
        actions.publish_bundle(finished.contest, by="system", now=finished.moment("defence", 0.9))

    assert refused.value.code == "publishing-bundle-trouble"
    assert "the ranking of selection" in str(refused.value.facts["trouble"])


def test_before_the_result_is_public_there_is_nothing_to_find(finished, client):
    finished.contest.result.__class__.objects.update(state="sealed")
    home = f"/kk/c/{finished.contest.slug}/results/"

    with pytest.raises(Refused) as refused:
        actions.publish_bundle(finished.contest, by="system", now=finished.moment("defence", 0.9))

    assert refused.value.code == "publishing-result-not-public"
    assert [client.get(f"{home}{path}").status_code for path in ("check/", "1.json")] == [404, 404]


def test_the_clock_publishes_what_nobody_did(finished):
    assert queries.without_bundle() == [finished.contest]

    assert (tasks.publish_bundles.func(), tasks.publish_bundles.func()) == (1, 0)


@pytest.mark.parametrize("method", ["z", "eb"])
def test_a_contest_by_a_calibrated_method_comes_out_again_to_the_last_digit(method):
    document = toml.read(examples.text("time-of-new-opportunities-2024"))
    judging = document.judging.model_copy(update={"method": method})
    changed = document.model_copy(update={"slug": f"by-{method}", "judging": judging})
    _, play = play_all(changed, entries=8, jurors=4, seed=3)

    made = queries.bundles(play.contest).first()

    told = json.loads(content(made))["bundle"]
    lines = list(journal.lines(play.contest.scope))
    assert (told["method"], bundle.check(content(made), keys=public_keys(), journal=lines)) == (
        method,
        "",
    )
    rows = play.contest.rankings.get(stage="selection").rows
    plain = ranking.rank(
        ranked.sheets(play.contest, "selection"), [str(row["entry"]) for row in rows], (), "mean"
    )
    assert {row.work: row.score for row in plain} != {str(r["entry"]): r["score"] for r in rows}
