"""The end of a juror's work: a look at the own scale, one signature, receipts."""

from datetime import timedelta

import pytest

from baiqau.contests import clock
from baiqau.journal.models import Letter
from baiqau.judging import queries, signing
from baiqau.judging.actions import sheets
from baiqau.proof import commitment
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def in_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def of(contest, code="J02"):
    """Give the sheets of one juror by number of the work."""
    return list(bench.all_sheets(contest).filter(seat__code=code))


def refusal(act, *given, **named):
    with pytest.raises(Refused) as told:
        act(*given, **named)
    return told.value


def url(contest, path):
    return f"/kk/c/{contest.slug}/{path}"


def letters(kind):
    return Letter.objects.filter(kind=f"judging.{kind}").order_by("pk")


def test_before_signing_a_juror_sees_the_own_scale_equal_totals_and_works_without_marks():
    contest = bench.assigned(entries=4)
    for other in of(contest, "J03"):
        bench.fill(other, 1)
    first, second, third, fourth = of(contest)
    for sheet, value in ((first, 8), (second, 8), (third, 6)):
        bench.fill(sheet, value)
    sheets.put_mark(fourth, "novelty", 10, by=fourth.seat.person, now=NOW)

    told = signing.overlook(first.seat.person, contest, "selection")

    whole, *_ = told["uses"]
    novelty = next(one for one in told["uses"] if one.usage.number == 4)
    assert (whole.name, whole.usage.number, whole.usage.mean) == (None, 19, 7474)
    assert (novelty.usage.mean, novelty.usage.lowest, novelty.usage.highest) == (8000, 6, 10)
    assert [(bar.mark, bar.number, bar.height) for bar in novelty.bars if bar.number] == [
        (6, 1, 50),
        (8, 2, 100),
        (10, 1, 50),
    ]
    assert [(one.total, one.sheets) for one in told["same"]] == [(800_000, [first, second])]
    assert [(one.sheet, one.marked) for one in told["lacking"]] == [(fourth, 1)]
    assert (told["ready"], told["signed"]) == ([first, second, third], 0)


def test_the_page_before_signing_tells_nothing_of_another_juror(client):
    contest = bench.assigned(entries=2)
    first, _ = of(contest)
    bench.fill(first, 8)
    client = build.sign_in(client, first.seat.person)

    def shown():
        return client.get(url(contest, "sheets/signing/")).content.decode()

    def plain(page):
        return [line for line in page.splitlines() if "csrf" not in line and "nonce" not in line]

    before = plain(shown())
    for other in (*of(contest, "J01"), *of(contest, "J03")):
        bench.signed(other, 3)

    assert plain(shown()) == before
    assert 'style="' not in "".join(before)


def test_a_scale_is_not_summed_up_with_another_of_other_ends():
    rules = build.regulation()
    wide = rules.criteria[0].model_copy(update={"highest": 100, "anchors": ()})
    contest = build.contest(
        rules=rules.model_copy(update={"criteria": (wide, *rules.criteria[1:])})
    )
    bench.works(contest, 1)
    bench.seats(contest, 3)
    bench.assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    (sheet,) = of(contest)
    sheets.put_mark(sheet, wide.key, 80, by=sheet.seat.person, now=NOW)
    sheets.put_mark(sheet, "novelty", 8, by=sheet.seat.person, now=NOW)

    uses = signing.overlook(sheet.seat.person, contest, "selection")["uses"]

    assert [one.name for one in uses] == [
        wide.name,
        *(r.name for r in rules.criteria if r.key == "novelty"),
    ]
    assert [(bar.mark, bar.number) for bar in uses[0].bars] == [(80, 1)]


def test_one_button_signs_what_was_looked_over_and_leads_to_the_receipt(client):
    contest = bench.assigned(entries=2)
    first, _ = of(contest)
    bench.fill(first)
    client = build.sign_in(client, first.seat.person)
    page = client.get(url(contest, "sheets/signing/"))

    answer = client.post(url(contest, "sheets/sign/"), {"seen": page.context["seen"]})

    assert (answer.status_code, answer.url) == (302, url(contest, "sheets/signed/"))
    receipt = client.get(answer.url).content.decode()
    first.refresh_from_db()
    assert (receipt.count('class="digest"'), receipt.count(first.commitment)) == (1, 1)
    assert page.content.decode().count('action="' + url(contest, "sheets/sign/")) == 1


def test_a_mark_that_came_after_the_look_is_not_signed_unseen():
    contest = bench.assigned()
    (sheet,) = of(contest)
    bench.fill(sheet)
    juror = sheet.seat.person
    seen = signing.overlook(juror, contest, "selection")["seen"]
    sheets.put_mark(sheet, "novelty", 9, by=juror, now=NOW)

    told = refusal(sheets.sign_all, contest, "selection", by=juror, now=NOW, seen=seen)

    sheet.refresh_from_db()
    assert (told.code, sheet.state) == ("judging-unseen-marks", "open")
    seen = signing.overlook(juror, contest, "selection")["seen"]
    assert sheets.sign_all(contest, "selection", by=juror, now=NOW, seen=seen) == 1


def test_the_letter_lists_the_digest_of_every_sheet_signed_so_far_once():
    contest = bench.assigned(entries=2)
    first, second = of(contest)
    juror = first.seat.person
    bench.fill(first)
    sheets.sign_all(contest, "selection", by=juror, now=NOW)
    bench.fill(second)
    sheets.sign_all(contest, "selection", by=juror, now=LATER)
    again = sheets.sign_all(contest, "selection", by=juror, now=LATER)

    one, both = letters("signed")
    digests = list(
        queries.signed_of(juror, contest, "selection").values_list("commitment", flat=True)
    )
    assert (again, one.recipient, both.recipient) == (0, juror.email, juror.email)
    assert [[digest in letter.body for digest in digests] for letter in (one, both)] == [
        [True, False],
        [True, True],
    ]
    assert both.key == f"judging:signed:{first.seat.key}:{commitment.root(digests)}"
