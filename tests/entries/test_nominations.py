"""A work is entered in a nomination: chosen, asked by, shown, kept from being taken away, awarded."""

import pytest
from django.utils import translation

from baiqau.contests import actions as contests
from baiqau.contests import clock
from baiqau.entries import actions, queries
from baiqau.entries.views import comparing
from baiqau.entries.views.papers import receipt_pdf
from baiqau.journal.models import Letter
from baiqau.judging.actions import assignment
from baiqau.rules.document import Regulation
from baiqau.rules.parts import Nomination
from baiqau.rules.refusals import Refused
from tests import build
from tests.entries.test_pages import at
from tests.judging import bench
from tests.paper.examples import flowing

pytestmark = pytest.mark.django_db
ROAD = {"key": "road", "kind": "short", "nominations": ["rural"], "required": True}


def named(key: str, *kinds: str) -> Nomination:
    name = {code: f"{key} {code}" for code in ("kk", "ru", "en")}
    return Nomination.model_validate({"key": key, "name": name, "kinds": kinds, "clause": "5.1"})


def divided() -> Regulation:
    nominations = (named("rural", "project"), named("city"))
    return build.asking(ROAD).model_copy(update={"nominations": nominations})


@pytest.fixture(autouse=True)
def _in_the_call(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)
    with translation.override("en"):
        yield


@pytest.fixture
def contest():
    return build.contest(rules=divided())


@pytest.fixture
def entry(contest, client):
    made = build.draft(contest, nomination="", answers={})
    build.sign_in(client, made.owner)
    return made


def send(client, entry, **words: str):
    page = client.get(at("entries:edit", entry.contest, entry))
    kept = {"kind": entry.kind, "title": entry.title, "summary": entry.summary, "language": "kk"}
    told = kept | {"ai_declaration": entry.ai_declaration, **words}
    told["written_on"] = page.context["form"]["written_on"].value()
    return client.post(at("entries:edit", entry.contest, entry), told, follow=True)


def test_the_form_asks_for_it_beside_the_kind_and_says_what_each_takes(client, entry):
    page = client.get(at("entries:edit", entry.contest, entry))
    words = page.content.decode()

    assert list(page.context["form"].fields)[:3] == ["kind", "nomination", "title"]
    assert 'name="nomination" value="rural"' in words
    assert "rural en: Kinds of works: Project." in words
    assert 'data-asked="nomination=rural"' in words


def test_what_was_chosen_is_kept_and_its_questions_are_asked(client, entry):
    missing = [(one.field, one.code) for one in queries.missing(entry)]
    send(client, entry, nomination="rural")
    entry.refresh_from_db()

    assert missing == [("nomination", "nomination-missing")]
    assert entry.nomination == "rural"
    assert [(one.field, one.code) for one in queries.missing(entry)] == [
        ("answers.road", "answer-missing")
    ]


def test_one_that_takes_no_such_kind_is_pointed_out_where_it_was_chosen(client, entry):
    answer = send(client, entry, nomination="rural", kind="idea")
    entry.refresh_from_db()

    assert entry.nomination == "rural"
    assert answer.redirect_chain[-1][0] == at("entries:edit", entry.contest, entry)
    (fault,) = answer.context["form"].errors["nomination"]
    assert fault.startswith("The nomination “rural en” takes no works of this kind (clause 5.1):")


def test_a_contest_without_nominations_looks_as_it_always_did(client):
    entry = build.draft(build.contest())
    build.sign_in(client, entry.owner)
    pages = [
        client.get(at(view, entry.contest, entry)).content.decode()
        for view in ("entries:edit", "entries:check")
    ]
    actions.submit(entry, by=entry.owner, now=build.IN_CALL)

    assert not any("omination" in page for page in pages)
    assert "nomination" not in queries.last_receipt(entry).snapshot["work"]
    letter = Letter.objects.get(kind="entry.receipt").body
    assert "оминация" not in letter
    assert "\n\n\n" not in letter


def test_the_check_the_receipt_and_the_next_version_name_it(client, entry):
    by = {"by": entry.owner, "now": build.IN_CALL}
    actions.save(entry, **by, nomination="rural", answers={"road": "Тас жол"})
    actions.submit(entry, **by)
    check = client.get(at("entries:check", entry.contest, entry)).content.decode()
    receipt = client.get(at("entries:receipt", entry.contest, entry)).content.decode()
    letter = Letter.objects.get(kind="entry.receipt")
    actions.save(entry, **by, nomination="city")

    assert "Номинация: rural kk\n" in letter.body
    changes = comparing.versions(list(queries.receipts_of(entry)))[0].changes
    assert "rural en" in check
    assert "rural en" in receipt
    assert "rural en" in flowing(receipt_pdf(queries.receipts_of(entry).get(turn=1), "en"))
    assert next(one.label for one in changes) == "Nomination"
    assert "road" not in queries.last_receipt(entry).snapshot["work"]["answers"]


def test_a_nomination_in_which_works_stand_is_not_taken_away(contest, entry):
    by = {"by": entry.owner, "now": build.IN_CALL}
    organiser = build.officer(contest, "organiser")
    fewer = contest.regulation.model_copy(update={"nominations": (named("city"),), "questions": ()})
    actions.save(entry, **by, nomination="rural", answers={"road": "Тас жол"})
    actions.submit(entry, **by)

    with pytest.raises(Refused, match="entries-nomination-stands") as refused:
        contests.amend(contest, fewer, reason="Аз.", by=organiser, now=build.IN_CALL)
    actions.save(entry, **by, nomination="city")
    contests.amend(contest, fewer, reason="Аз.", by=organiser, now=build.IN_CALL)

    assert refused.value.facts["number"] == 1
    contest.refresh_from_db()
    assert [one.key for one in contest.regulation.nominations] == ["city"]


def test_the_committee_sees_it_beside_the_kind_and_looks_for_it(client, contest):
    for key in ("rural", "city"):
        build.entry(contest, nomination=key, answers={"road": "Тас"}, title=f"Work {key}")
    build.sign_in(client, build.officer(contest, "committee"))
    queue = f"/en/c/{contest.slug}/screening/"

    whole = client.get(queue).content.decode()
    one = client.get(f"{queue}?nomination=city").content.decode()

    assert "Project · rural en" in whole
    assert ["Work rural" in one, "Work city" in one] == [False, True]


def test_a_juror_reads_in_which_nomination_the_work_stands(client, contest):
    build.entry(contest, state="admitted", nomination="city", answers={})
    bench.seats(contest, 3)
    assignment.assign(contest, by=bench.organiser(contest), now=build.IN_SELECTION)
    sheet = bench.all_sheets(contest).first()

    page = build.sign_in(client, sheet.seat.person).get(f"/en/c/{contest.slug}/sheets/{sheet.key}/")

    assert "Nomination: city en" in page.content.decode()


def test_a_copy_keeps_the_nomination_only_where_there_is_one_of_that_key(contest, entry):
    actions.save(entry, by=entry.owner, now=build.IN_CALL, nomination="city")

    same = actions.copy(entry, to=build.contest(rules=divided()), by=entry.owner, now=build.IN_CALL)
    other = actions.copy(entry, to=build.contest(), by=entry.owner, now=build.IN_CALL)

    assert (same.nomination, other.nomination) == ("city", "")
    assert [one["code"] for one in other.origin.left] == ["copy-nomination-unknown"]
