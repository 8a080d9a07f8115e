"""The regulation written as a form: kept as typed, wrong or not; told beside the field; published whole."""

import json
import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from baiqau.contests import actions, mending
from baiqau.contests.models import Draft, Role
from baiqau.entries import actions as entries
from baiqau.journal.models import Act
from baiqau.rules import examples, toml
from baiqau.rules.drafts import begun, faults
from baiqau.rules.drafts.sections import SECTIONS
from tests import build
from tests.build import IN_CALL
from tests.contests.form import Form, opened, path, save, sent

pytestmark = pytest.mark.django_db
KEYS = [one.key for one in SECTIONS]


@pytest.fixture
def contest():
    return build.contest()


@pytest.fixture
def organiser(client, contest):
    return build.sign_in(client, Role.objects.get(contest=contest, office="organiser").person)


@pytest.fixture
def root(contest):
    return f"/en/c/{contest.slug}/manage/amend/"


def kept(contest=None):
    return Draft.objects.get(contest=contest).document


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_section_saved_unchanged_is_the_same_document(organiser, contest, root, language):
    for key in KEYS:
        answer = save(organiser, root.replace("/en/", f"/{language}/") + f"part/{key}/")
        assert answer.status_code == 302, key

    assert kept(contest) == begun.plain(contest.regulation)
    assert faults.look(kept(contest)).sound == contest.regulation


def test_a_look_begins_nothing(organiser, root):
    for page in ("", "preview/", "publish/", "text/", "regulation.toml", "part/stages/"):
        assert organiser.get(root + page).status_code == 200

    assert not Draft.objects.exists()


def test_a_date_is_picked_on_the_contests_clock_and_the_last_minute_is_the_end(
    organiser, contest, root
):
    save(organiser, f"{root}part/stages/", {"stages.0.closes": "2024-11-14T23:59"})

    assert kept(contest)["stages"][0]["closes"] == "2024-11-14T23:59:59.999999+05:00"


def test_who_moves_a_stage_is_told_which_clauses_name_dates(organiser, contest, root):
    said = "Look whether they still fit, in the clauses"
    assert said not in organiser.get(f"{root}part/stages/").content.decode()

    save(organiser, f"{root}part/stages/", {"stages.0.closes": "2024-11-14T23:59"})

    named = ", ".join(begun.dated(kept(contest)))
    assert named
    for page in ("part/stages/", "publish/"):
        words = organiser.get(root + page).content.decode()
        assert f"{said}: {named}." in words


@pytest.mark.parametrize(
    ("section", "field", "typed", "said"),
    [
        ("stages", "stages.0.closes", "tomorrow", "a day and an hour"),
        ("stages", "stages.0.closes", "2024-10-01T00:00", "closes before it opens"),
        ("eligibility", "eligibility.oldest.value.years", "many", "a whole number"),
        ("eligibility", "eligibility.oldest.value.years", "400", "at most 120"),
        ("works", "works.forms.1.most_seconds", "three", "minutes and seconds"),
        ("works", "works.forms.0.extensions", "p.d.f!", "small Latin letters"),
        ("criteria", "criteria.0.weight", "0", "at least 1"),
        ("criteria", "criteria.0.name.ru", "", "Russian"),
        ("clauses", "clauses.1.number", "1.x", "numbers with a full stop"),
        ("defence", "final.defence", "60", "add up to 100"),
        ("judging", "ties.0.by", "", "Choose one of the list|must be written"),
        ("questions", "questions.0.most_words", "-1", "at least 1"),
        ("contest", "zone", "Asia/Nowhere", "no time zone"),
        ("consents", "consents.0.version", "first", "a whole number"),
    ],
)
def test_what_is_wrong_is_kept_and_said_beside_its_field(
    organiser, contest, root, section, field, typed, said
):
    url = f"{root}part/{section}/"

    assert save(organiser, url, {field: typed}).status_code == 302
    page = organiser.get(url).content.decode()

    assert dict(opened(organiser, url).fields)[field] == typed
    beside = re.search(rf'id="{re.escape(field)}-fault"[^>]*>([^<]*)', page) or re.search(
        r'class="fault"[^>]*>([^<]*)', page
    )
    assert re.search(said, beside.group(1)), beside.group(1)
    assert "to mend" in organiser.get(root).content.decode()


def test_a_wrong_draft_is_not_published(organiser, contest, root):
    save(organiser, f"{root}part/criteria/", {"criteria.0.weight": "much"})
    draft = Draft.objects.get()

    answer = organiser.post(
        f"{root}publish/", {"seen": _whole(organiser, root), "reason": "Түзету"}
    )

    assert answer.status_code == 200
    assert Draft.objects.get().document == draft.document
    assert contest.versions.count() == 1


def _whole(client, root):
    page = client.get(f"{root}text/").content.decode()
    return re.search(r'name="seen" value="(\w+)"', page).group(1)


def test_a_draft_is_looked_at_and_becomes_the_next_version(organiser, contest, root):
    save(organiser, f"{root}part/criteria/", {"criteria.0.weight": "25"})

    shown = organiser.get(f"{root}publish/").content.decode()
    assert ("Weight" in shown, "<ins>25</ins>" in shown) == (True, True)
    told = {"seen": _whole(organiser, root), "reason": "Салмағы өзгерді"}
    answer = organiser.post(f"{root}publish/", told)

    assert path(answer) == f"/en/c/{contest.slug}/regulation/"
    current = contest.versions.get(number=2)
    assert (current.regulation.criteria[0].weight, current.reason) == (25, "Салмағы өзгерді")
    assert not Draft.objects.exists()
    kinds = list(Act.objects.filter(scope=contest.slug).values_list("kind", flat=True))
    assert kinds[-2:] == ["contest.draft-begun", "contest.version"]


def test_a_public_contest_asks_for_the_reason(organiser, contest, root):
    save(organiser, f"{root}part/criteria/", {"criteria.0.weight": "25"})

    page = organiser.post(f"{root}publish/", {"seen": _whole(organiser, root), "reason": ""})

    assert (page.status_code, contest.versions.count()) == (200, 1)


def test_what_was_not_looked_at_is_not_published(organiser, contest, root):
    save(organiser, f"{root}part/criteria/", {"criteria.0.weight": "25"})
    looked = _whole(organiser, root)
    save(organiser, f"{root}part/criteria/", {"criteria.0.weight": "30"})

    page = organiser.post(f"{root}publish/", {"seen": looked, "reason": "Түзету"})

    assert (page.status_code, contest.versions.count()) == (200, 1)


def test_of_two_who_write_in_one_section_the_second_is_told_and_loses_nothing(
    organiser, contest, root
):
    other = build.person(surname="Екінші", given="Адам", patronymic="")
    actions.give_office(contest, other, "organiser", by=other, now=IN_CALL)
    second, url = build.sign_in(Client(), other), f"{root}part/criteria/"
    first_page, second_page = opened(organiser, url), opened(second, url)
    second.post(url, sent(second_page, {"criteria.0.weight": "15"}))

    mine = {"criteria.0.weight": "35", "criteria.1.name.kk": "Менікі"}
    answer = organiser.post(url, sent(first_page, mine))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("<del>15</del> <ins>35</ins>" in page, "Екінші" in page) == (True, True)
    assert kept(contest)["criteria"][0]["weight"] == 15
    again = organiser.post(url, sent(Form(page)))
    assert again.status_code == 302
    assert kept(contest)["criteria"][0]["weight"] == 35
    assert kept(contest)["criteria"][1]["name"]["kk"] == "Менікі"


def test_two_who_write_in_two_sections_do_not_meet(organiser, contest, root):
    first = opened(organiser, f"{root}part/criteria/")
    save(organiser, f"{root}part/stages/", {"stages.0.name.kk": "Қабылдау"})

    answer = organiser.post(f"{root}part/criteria/", sent(first, {"criteria.0.weight": "35"}))

    assert answer.status_code == 302
    assert kept(contest)["stages"][0]["name"]["kk"] == "Қабылдау"


def test_what_is_typed_is_kept_without_a_button(organiser, contest, root):
    url = f"{root}part/criteria/"
    quiet, first = {"X-Saving": "quiet"}, opened(organiser, url)

    told = organiser.post(url, sent(first, {"criteria.0.weight": "25"}), headers=quiet)
    torn = organiser.post(url, sent(first, {"criteria.0.weight": "30"}), headers=quiet)

    assert re.fullmatch(r"\d\d:\d\d", json.loads(told.content)["at"])
    on = {"criteria.0.weight": "31", "seen": json.loads(told.content)["seen"]}
    assert organiser.post(url, sent(first, on), headers=quiet).status_code == 200
    assert (torn.status_code, bool(json.loads(torn.content)["fault"])) == (409, True)
    assert kept(contest)["criteria"][0]["weight"] == 31


def test_rows_are_added_moved_and_taken_out_by_buttons_alone(organiser, contest, root):
    url = f"{root}part/criteria/"
    names = [one.name.kk for one in contest.regulation.criteria]

    answer = save(organiser, url, {"criteria.0.weight": "25"}, act="down:criteria.0")
    assert answer["Location"].endswith("#criteria.1")
    assert [one["name"]["kk"] for one in kept(contest)["criteria"][:2]] == names[1::-1]
    assert kept(contest)["criteria"][1]["weight"] == 25
    save(organiser, url, act="add:criteria.0")
    assert kept(contest)["criteria"][1]["key"] == "criterion-7"
    save(organiser, url, act="add:criteria.1.anchors")
    assert kept(contest)["criteria"][1]["anchors"] == [{"mark": 0}]
    save(organiser, url, act="drop:criteria.1")

    assert [one["name"]["kk"] for one in kept(contest)["criteria"]] == [
        names[1],
        names[0],
        *names[2:],
    ]


def test_a_part_is_begun_and_taken_out(organiser, contest, root):
    save(organiser, f"{root}part/consents/", act="begin:appeals")
    save(organiser, f"{root}part/consents/", {"appeals.clause": "7.3", "appeals.days": "5"})
    assert faults.look(kept(contest)).sound.appeals.days == 5

    save(organiser, f"{root}part/consents/", act="end:appeals")

    assert faults.look(kept(contest)).sound == contest.regulation


def test_a_new_clause_gets_the_next_number_and_citations_follow_a_changed_one(
    organiser, contest, root
):
    url, places = f"{root}part/clauses/", [one.number for one in contest.regulation.clauses]
    save(organiser, url, act=f"add:clauses.{places.index('4.1')}")
    assert kept(contest)["clauses"][places.index("4.1") + 1]["number"] == "4.2"
    save(organiser, url, act=f"drop:clauses.{places.index('4.1') + 1}")

    save(organiser, url, {f"clauses.{places.index('4.1')}.number": "4.2"})

    assert kept(contest)["eligibility"]["oldest"]["clause"] == "4.2"
    assert faults.look(kept(contest)).problems == ()


def test_a_number_half_typed_is_followed_by_nothing(organiser, contest, root):
    url = f"{root}part/clauses/"
    at = [one.number for one in contest.regulation.clauses].index("4.1")
    quiet = {"X-Saving": "quiet"}
    half = sent(opened(organiser, url), {f"clauses.{at}.number": "4", "clauses.0.text.kk": "Жалпы"})

    assert organiser.post(url, half, headers=quiet).status_code == 200
    assert kept(contest)["clauses"][at]["number"] == "4.1"
    assert kept(contest)["clauses"][0]["text"]["kk"] == "Жалпы"
    save(organiser, url, {f"clauses.{at}.number": "4.x"})

    assert kept(contest)["clauses"][at]["number"] == "4.x"
    assert kept(contest)["eligibility"]["oldest"]["clause"] == "4.1"


def test_what_works_rely_on_is_said_at_its_place(organiser, contest, root):
    named = {"key": "best", "name": {"kk": "А", "ru": "Б", "en": "C"}, "clause": "5.1"}
    rules = contest.regulation.model_dump() | {"nominations": [named], "slug": contest.slug}
    by = Role.objects.get(contest=contest, office="organiser").person
    actions.amend(contest, toml.validated(rules), reason="Бар", by=by, now=IN_CALL)
    contest.refresh_from_db()
    entry = build.draft(contest)
    entries.save(entry, by=entry.owner, now=IN_CALL, nomination="best")
    entries.submit(entry, by=entry.owner, now=IN_CALL)

    save(organiser, f"{root}part/nominations/", act="drop:nominations.0")
    page = organiser.get(f"{root}part/nominations/").content.decode()

    assert "To mend here" in page
    draft = faults.look(kept(contest)).sound
    ((at, refused),) = actions.objections(contest, draft, now=IN_CALL)
    assert (at, refused.code) == ("nominations", "entries-nomination-stands")


def test_the_short_name_of_a_contest_cannot_be_written(organiser, contest, root):
    assert "slug" not in dict(opened(organiser, f"{root}part/contest/").fields)


def test_a_sealed_contest_keeps_no_draft(organiser, contest, root):
    form = opened(organiser, f"{root}part/criteria/")
    actions.seal(contest, now=IN_CALL)

    organiser.post(f"{root}part/criteria/", sent(form, {"criteria.0.weight": "25"}))

    assert not Draft.objects.exists()


def test_a_draft_is_thrown_away(organiser, contest, root):
    save(organiser, f"{root}part/criteria/", {"criteria.0.weight": "25"})

    organiser.post(f"{root}drop/")

    assert not Draft.objects.exists()
    assert Act.objects.filter(kind="contest.draft-dropped").count() == 1
    assert dict(opened(organiser, f"{root}part/criteria/").fields)["criteria.0.weight"] == "20"


def test_a_section_costs_the_same_for_many_rows(organiser, contest, root):
    url = f"{root}part/criteria/"

    def asked():
        with CaptureQueriesContext(connection) as queries:
            organiser.get(url)
        return len(queries)

    save(organiser, url, act="add:criteria")
    asked()
    few = asked()
    for _ in range(5):
        save(organiser, url, act="add:criteria")

    assert asked() == few


def test_a_draft_is_of_a_contest_or_of_a_person(contest):
    person = build.person()
    for facts in ({}, {"owner": person, "contest": contest, "base": contest.current}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Draft.objects.create(document={}, changed_at=IN_CALL, **facts)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_sentence_beside_a_field_names_things_and_no_keys(language):
    tree = begun.plain(toml.read(examples.text(examples.names()[0])))
    tree["criteria"][0]["work_kinds"] = ["opera"]
    (problem,) = faults.look(tree).problems

    with translation.override(language):
        words = mending.sentence(problem, tree)

    assert tree["criteria"][0]["name"][language] in words
    assert problem.path == "criteria.0.work_kinds"
