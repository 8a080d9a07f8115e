"""The results bundle: it agrees with the jury's arithmetic, and whatever is done to it is found."""

import ast
import json
import random
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as some

from baiqau.fairness import draw
from baiqau.proof import bundle, canonical, commitment, program, recounted
from tests.proof.outcomes import KEY, SECRET, VERSION, journal, outcome

KEYS = [KEY.public_key()]


def test_the_parts_of_the_checker_do_not_take_each_others_names():
    body = ast.parse(program.program()).body
    defined = [one.name for one in body if isinstance(one, ast.FunctionDef | ast.ClassDef)]
    defined += [
        target.id
        for one in body
        if isinstance(one, ast.Assign)
        for target in ast.walk(one)
        if isinstance(target, ast.Name) and isinstance(target.ctx, ast.Store)
    ]

    assert sorted(set(defined)) == sorted(defined)


def resealed(content, change):
    """Give the bundle with a change and a fresh digest: what a forger would do."""
    told = json.loads(content)["bundle"]
    change(told)
    return canonical.encode({"bundle": told, "digest": canonical.digest(told)}) + b"\n"


def trouble(change, **against):
    return bundle.check(resealed(bundle.build(outcome(), secret=SECRET), change), **against)


@settings(max_examples=60, deadline=None)
@given(
    some.integers(0, 10**6), some.integers(2, 12), some.integers(1, 6), some.booleans(), some.data()
)
def test_the_standalone_checker_agrees_with_the_jurys_arithmetic(seed, works, jurors, coarse, data):
    finalists = data.draw(some.integers(1, works))
    method = data.draw(some.sampled_from(["mean", "median", "trimmed", "z", "eb"]))
    made = outcome(
        seed, works=works, jurors=jurors, finalists=finalists, coarse=coarse, method=method
    )

    content = bundle.build(made, secret=SECRET)

    assert bundle.check(content, keys=KEYS, journal=journal(made)) == ""


def test_the_same_outcome_gives_the_same_bytes_in_any_order_of_the_sheets():
    made = outcome()
    turned = replace(made, sheets=list(reversed(made.sheets)))

    assert bundle.build(made, secret=SECRET) == bundle.build(turned, secret=SECRET)


def test_no_code_of_a_juror_and_no_key_of_a_sheet_is_in_the_bundle():
    made = outcome()
    content = bundle.build(made, secret=SECRET).decode()

    assert [one for one in made.sheets if f'"{one.juror}"' in content or one.sheet in content] == []


def test_without_the_secret_the_order_of_the_jurors_is_another():
    made = outcome(jurors=6)

    codes = {
        secret: [
            sheet["juror"]
            for sheet in json.loads(bundle.build(made, secret=secret))["bundle"]["sheets"]
        ]
        for secret in (b"one", b"two")
    }

    assert codes[b"one"] != codes[b"two"]


def test_every_flipped_byte_is_found():
    content = bundle.build(outcome(works=4, finalists=2), secret=SECRET)
    chance = random.Random(3)

    for place in range(len(content)):
        flipped = bytearray(content)
        flipped[place] ^= chance.randrange(1, 256)
        assert bundle.check(bytes(flipped)) != "", f"byte {place}"


def first(told):
    return told["sheets"][0]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (
            lambda told: first(told)["marks"].update(use=10),
            "the marks are not those the juror signed",
        ),
        (lambda told: first(told).update(entry=99), "the marks are not those the juror signed"),
        (
            lambda told: first(told).update(salt="00" * 32),
            "the marks are not those the juror signed",
        ),
        (lambda told: told["sheets"].pop(), "one is missing or added"),
        (lambda told: told["sheets"].append(first(told)), "a sheet stands twice"),
        (lambda told: told["forms"]["F1"][0].update(weight=90), "is told, {'entry'"),
        (
            lambda told: told["stages"][0]["rows"][0].update(score=1),
            "the ranking of selection: {'entry'",
        ),
        (lambda told: told["stages"][0]["rows"].reverse(), "is told, {'entry'"),
        (lambda told: told["stages"][0]["rows"].pop(), "None is told, {'entry'"),
        (lambda told: told["final"]["rows"][0].update(rank=2), "the final ranking: {"),
        (lambda told: told["final"].update(weights=["0.9", "0.1"]), "the final ranking: {"),
        (lambda told: told["ties"].clear(), "is told, {'entry'"),
        (lambda told: told["draw"]["order"].reverse(), "not the one this seed draws"),
        (lambda told: told["draw"].update(seed="дән"), "not the one this seed draws"),
        (lambda told: told.update(seed="17"), "the seed of the assignment"),
        (lambda told: told.update(seed=f"another:{VERSION}"), "the seed of the assignment"),
        (lambda told: told["rules"].update(digest="ef" * 32), "never had"),
        (lambda told: told["versions"].clear(), "never had"),
        (lambda told: told.pop("sheets"), "incomplete or malformed"),
        (lambda told: told["final"].update(weights=["1e999999999", "0"]), "is no weight"),
        (lambda told: told["final"].update(weights=["1/0", "1"]), "is no weight"),
        (lambda told: first(told).update(form="F9"), "incomplete or malformed"),
        (lambda told: told.update(format="baiqau-results-2"), "another format"),
    ],
)
def test_a_forger_who_also_renews_the_digest_is_found(change, found):
    assert found in trouble(change)


def test_a_mark_outside_its_range_is_found_even_when_it_was_signed():
    made = outcome()
    one = made.sheets[0]
    marks = {**one.marks, "use": 11}
    said = commitment.statement(
        sheet=one.sheet,
        juror=one.juror,
        entry=one.entry,
        stage=one.stage,
        version=one.version,
        marks=marks,
    )
    forged = replace(one, marks=marks, commitment=commitment.commit(said, salt=one.salt))

    content = bundle.build(replace(made, sheets=[forged, *made.sheets[1:]]), secret=SECRET)

    assert "lies outside its range" in bundle.check(content)


def test_a_head_by_a_strange_key_or_none_is_found():
    content = bundle.build(outcome(), secret=SECRET)
    stranger = Ed25519PrivateKey.generate().public_key()

    assert bundle.check(content, keys=[stranger]) == (
        "the signed head of the journal: it was signed with a key that is not known here"
    )
    assert trouble(lambda told: told.update(head=""), keys=KEYS) == (
        "the signed head of the journal: this is not a signed statement"
    )


def test_a_sheet_left_out_of_the_bundle_is_found_by_the_journal():
    made = outcome()
    rest = [sheet for sheet in made.sheets if sheet.entry != made.sheets[0].entry]
    content = resealed(bundle.build(replace(made, sheets=rest), secret=SECRET), recomputed)

    assert bundle.check(content) == ""
    found = bundle.check(content, journal=journal(made))
    assert found == "a sheet signed in the journal is not in the bundle"


def recomputed(told):
    """Rank anew what is left: the forger's own arithmetic is right."""
    stage, rule = told["stages"][0], told["final"]
    stage["rows"] = list(recounted.ranking(told, stage["stage"], stage["works"]))
    rule["rows"] = list(recounted.final(told, recounted.selected(told["stages"], rule["works"])))


def another_weight(told):
    told["final"]["weights"] = ["0.05", "0.95"]
    recomputed(told)


def another_method(told):
    told["method"] = "median"
    recomputed(told)


def another_worth(told):
    for scales in told["forms"].values():
        scales[0]["weight"] = 90
    recomputed(told)


def a_finalist_less(told):
    told["final"]["works"] = told["final"]["works"][:-1]
    recomputed(told)


def another_draw(told):
    works = [str(work) for work in told["draw"]["order"]]
    told["draw"] = {"seed": "басқа", "order": [int(one) for one in draw.order(works, seed="басқа")]}


def another_regulation(told):
    told["rules"] = {"version": 9, "digest": "ab" * 32}
    told["versions"].append(told["rules"])


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (another_weight, "the result is not the one which the journal saw sealed"),
        (another_method, "the ranking is not the one which the journal names"),
        (another_worth, "the ranking is not the one which the journal names"),
        (a_finalist_less, "the result is not the one which the journal saw sealed"),
        (another_draw, "the order was not drawn as the journal tells it"),
        (another_regulation, "the regulation's versions are not those which the journal names"),
        (lambda told: told["rules"].update(version=9), "the regulation's versions are not those"),
        (lambda told: told["about"].update(en="Ours"), "the journal saw published"),
    ],
)
def test_a_forger_who_also_computes_everything_anew_is_found_by_the_journal(change, found):
    made = outcome(works=9, finalists=5, coarse=False)
    content = bundle.build(made, secret=SECRET)
    out = ("bundle.published", "contest:invented", {"digest": bundle.digest_of(content)})
    forged, lines = resealed(content, change), journal(made, out)

    assert bundle.check(content, keys=KEYS, journal=lines) == ""
    assert bundle.check(forged, keys=KEYS) == ""
    assert found in bundle.check(forged, keys=KEYS, journal=lines)


def test_a_sheet_undone_before_the_head_was_taken_may_not_count():
    made = outcome()
    undone = ("sheet.unlocked", made.sheets[0].sheet, {})
    lines = journal(made, undone)
    head = bundle.head_of("invented", kept(lines))
    content = bundle.build(replace(made, head=bundle.signature.compact(head, KEY)), secret=SECRET)

    assert bundle.check(content, keys=KEYS, journal=lines).startswith(
        "a sheet of the bundle was never"
    )


def kept(lines):
    verdict = bundle.chain.verify(lines)
    return bundle.chain.Head(verdict.lines, verdict.head, verdict.root)


def test_what_happened_after_the_head_was_taken_does_not_touch_the_bundle():
    made = outcome()
    later = journal(made, ("sheet.unlocked", made.sheets[0].sheet, {}))

    assert bundle.check(bundle.build(made, secret=SECRET), journal=later) == ""


def test_another_journal_is_found():
    made = outcome()

    found = bundle.check(bundle.build(made, secret=SECRET), journal=journal(outcome(2)))

    assert found.startswith("the journal does not hold: line")


@pytest.mark.parametrize("method", ["mean", "z", "eb"])
def test_the_one_file_runs_alone(tmp_path, method):
    alone, told = tmp_path / "standalone.py", tmp_path / "results.json"
    alone.write_bytes(program.program())
    content = bundle.build(outcome(method=method), secret=SECRET)
    words = [sys.executable, "-I", "-S", str(alone), str(told)]

    told.write_bytes(content)
    good = subprocess.run(words, capture_output=True, text=True, check=False)
    told.write_bytes(content.replace(b'"weight":20', b'"weight":30', 1))
    bad = subprocess.run(words, capture_output=True, text=True, check=False)

    assert (good.returncode, good.stderr) == (0, "")
    assert bundle.digest_of(content) in good.stdout
    assert (bad.returncode, bad.stdout) == (1, "")
    assert bad.stderr == "the bundle was changed: its digest does not hold\n"


@pytest.mark.parametrize(("works", "coarse"), [(1000, False), (4000, True)])
def test_thousands_of_sheets_are_recomputed_in_a_moment_however_many_tie(works, coarse):
    content = bundle.build(
        outcome(works=works, jurors=40, finalists=30, coarse=coarse), secret=SECRET
    )

    begun = time.process_time()
    assert bundle.check(content) == ""
    assert time.process_time() - begun < 3
