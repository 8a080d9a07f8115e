"""After an appeal the corrected version has a bundle of its own beside the first, and both hold."""

import json
import random
import subprocess
import sys

import pytest
from django.db import IntegrityError, transaction

from baiqau.appeals import queries as appeals
from baiqau.awards.keys import public_keys
from baiqau.base import storage
from baiqau.journal import queries as journal
from baiqau.journal.models import Letter
from baiqau.proof import bundle, canonical, program
from baiqau.publishing import actions, queries, tasks
from baiqau.publishing.models import Bundle
from baiqau.screening import actions as screening
from tests.appeals import court
from tests.appeals.court import FILED
from tests.appeals.test_correcting import correct, published, whole
from tests.appeals.test_together import WAYS

pytestmark = pytest.mark.django_db


def publish(contest):
    return actions.publish_bundle(contest, by="system", now=FILED)


def content(made):
    with storage.open_blob(made.blob) as file:
        return file.read()


def trouble(contest, made):
    lines = list(journal.lines(contest.scope))
    return bundle.check(content(made), keys=public_keys(), journal=lines)


def corrected(contest=None, number=2, stage="defence"):
    """Give a contest whose first bundle is out and whose result was corrected since."""
    contest = contest or court.published()
    publish(contest)
    sheet = court.sheet(contest, number, stage=stage)
    published(correct(court.answered(contest, number), whole(sheet)))
    return contest


def versions(contest):
    return [(one.number, one.version) for one in queries.bundles(contest)]


def test_the_corrected_version_has_a_bundle_beside_the_first_and_both_hold():
    contest = corrected()
    first = queries.bundles(contest).get()

    made, again = publish(contest), publish(contest)

    assert (versions(contest), again) == ([(1, 1), (2, 2)], made)
    assert (trouble(contest, first), trouble(contest, made)) == ("", "")
    last = appeals.standing(appeals.term(contest).result)
    (told,) = json.loads(content(made))["bundle"]["corrections"]
    assert (made.result, told["digest"], told["rows"]) == (last.digest, last.digest, last.rows)
    assert "corrections" not in json.loads(content(first))["bundle"]


def test_the_clock_publishes_it_and_every_juror_gets_the_new_digest():
    contest = corrected()

    assert (tasks.publish_bundles.func(), tasks.publish_bundles.func()) == (1, 0)

    made = queries.bundles(contest).get(version=2)
    assert Letter.objects.filter(kind="publishing.bundle", body__contains=made.digest).count() == 3


@WAYS
def test_ballots_and_comparisons_come_out_again(way, sign, key):
    contest = court.published(way=way, sign=sign)
    publish(contest)
    sheet = court.sheet(contest, 3, stage="selection")
    published(correct(court.answered(contest, 3), (str(sheet.key), key)))

    made = publish(contest)

    assert trouble(contest, made) == ""
    (told,) = json.loads(content(made))["bundle"]["corrections"]
    assert [criterion for _, criterion in told["struck"]] == [""]  # they count only together


def test_a_struck_mark_of_the_selection_and_a_second_appeal_come_out_again():
    contest = corrected(stage="selection")
    second = court.answered(contest, 1)
    sheet = court.sheet(contest, 1, "J02", stage="selection")
    published(correct(second, (str(sheet.key), "novelty")))

    made = publish(contest)

    told = json.loads(content(made))["bundle"]["corrections"]
    assert ([one["number"] for one in told], made.version) == ([2, 3], 3)
    assert trouble(contest, made) == ""


def test_a_version_in_which_nothing_moved_has_a_bundle_of_its_own():
    contest = corrected()
    publish(contest)
    mark = court.sheet(contest, 1, "J02", stage="selection")
    correction = published(correct(court.answered(contest, 1), (str(mark.key), "novelty")))
    assert correction.digest == correction.before
    waiting = queries.without_bundle()

    made = publish(contest)

    assert (waiting, queries.without_bundle()) == ([contest], [])
    assert versions(contest) == [(1, 1), (2, 2), (3, 3)]
    assert trouble(contest, made) == ""
    told = json.loads(content(made))["bundle"]["corrections"][-1]
    assert (told["number"], len(told["struck"])) == (3, 1)


def test_a_version_has_one_bundle_only():
    contest = court.published()
    made = publish(contest)

    with pytest.raises(IntegrityError), transaction.atomic():
        Bundle.objects.create(
            contest=contest,
            number=2,
            blob=made.blob,
            digest=made.digest,
            version=made.version,
            result="0" * 64,
            made_at=FILED,
        )


def test_a_declined_work_that_counts_comes_out_again():
    contest = court.heard()
    entry, by = court.work(contest, 3), court.clean(contest)
    back = screening.requalify(entry, reason="Қайта қарау", by=by, now=FILED)
    screening.decline(back, reason="Талапқа сай емес.", by=by, now=FILED)
    court.opened(court.sealed(contest))
    publish(contest)
    published(correct(court.answered(contest, 3, subject="decision"), counts=True))

    made = publish(contest)

    assert trouble(contest, made) == ""
    (told,) = json.loads(content(made))["bundle"]["corrections"]
    assert (told["counted"], 3 in {row["entry"] for row in told["rows"]}) == ([3], True)


def test_every_flipped_byte_is_found():
    contest = corrected()
    file, chance = content(publish(contest)), random.Random(7)

    for place in range(0, len(file), 3):
        flipped = bytearray(file)
        flipped[place] ^= chance.randrange(1, 256)
        assert bundle.check(bytes(flipped)) != "", f"byte {place}"


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda one: one["struck"].clear(), "the final ranking of version 2"),
        (lambda one: one["struck"].append(["0", ""]), "incomplete or malformed"),
        (lambda one: one["rows"][0].update(final=1), "the final ranking of version 2"),
        (lambda one: one["rows"].pop(), "the works of version 2"),
        (lambda one: one["selection"][0].update(score=1), "the selection of version 2"),
        (lambda one: one.update(digest="0" * 64), "the digest of version 2"),
        (lambda one: one.update(before="0" * 64), "the order of the versions"),
        (lambda one: one.update(number=3), "the order of the versions"),
        (lambda one: one.update(extra="x"), "the fields of version 2"),
        (
            lambda one: one["struck"].append([one["struck"][0][0], "no-such"]),
            "what version 2 strikes out",
        ),
        (lambda one: one["struck"].extend(one["struck"]), "what version 2 strikes out"),
        (lambda one: one.update(counted=[one["rows"][0]["entry"]]), "the works version 2 lets in"),
        (
            lambda one: one["rows"][0].update(shared=int(one["rows"][0]["shared"])),
            "the final ranking of version 2",
        ),
    ],
)
def test_a_forger_who_also_renews_the_digest_is_found(change, found):
    contest = corrected()
    told = json.loads(content(publish(contest)))["bundle"]
    change(told["corrections"][0])

    file = canonical.encode({"bundle": told, "digest": canonical.digest(told)}) + b"\n"

    assert found in bundle.check(file)


def test_a_version_the_journal_does_not_name_is_found():
    contest = corrected()
    told = json.loads(content(publish(contest)))["bundle"]
    del told["corrections"]
    file = canonical.encode({"bundle": told, "digest": canonical.digest(told)}) + b"\n"

    lines = list(journal.lines(contest.scope))

    assert bundle.check(file) == ""
    assert "the later versions" in bundle.check(file, journal=lines)


def test_a_strike_that_changes_no_figure_is_found_by_the_journal_where_it_tells_of_them():
    contest = corrected()
    lines = list(journal.lines(contest.scope))
    acts = [json.loads(line) for line in lines]
    told = json.loads(content(publish(contest)))["bundle"]
    (one,) = told["corrections"]
    sheet, _ = one["struck"][0]
    marks = next(s["marks"] for s in told["sheets"] if s["sheet"] == sheet)
    one["struck"] = sorted([[sheet, ""], [sheet, min(marks)]])
    file = canonical.encode({"bundle": told, "digest": canonical.digest(told)}) + b"\n"

    assert bundle.check(file) == ""
    assert bundle.check(file, journal=lines).startswith("version 2 strikes out or lets in")
    (act,) = [one for one in acts if one["kind"] == "correction.published"]
    assert len(act["facts"]["changes"]) == len(act["facts"]["digest"])


def test_the_page_names_each_version_and_the_one_file_program_checks_it(client, tmp_path):
    contest = corrected()
    made = publish(contest)
    home = f"/kk/c/{contest.slug}/results/"

    page = client.get(f"{home}check/").content.decode()
    assert [page.count(one.digest) for one in queries.bundles(contest)] == [1, 1]
    alone, file = tmp_path / "standalone.py", tmp_path / "results.json"
    alone.write_bytes(program.program())
    file.write_bytes(b"".join(client.get(f"{home}{made.number}.json")))
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(alone), str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr, made.digest in done.stdout) == (0, "", True)
    assert "version 2" in done.stdout
