"""A new contest: from one that was, from the example, from nothing; written as a form, then made."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from baiqau.contests import actions
from baiqau.contests.actions import drafting
from baiqau.contests.models import Contest, Draft, Role
from baiqau.contests.views import beginning
from baiqau.rules import examples, toml
from baiqau.rules.drafts import begun, faults
from tests import build
from tests.build import IN_CALL
from tests.contests.form import path, save

pytestmark = pytest.mark.django_db
EXAMPLE = toml.read(examples.text(examples.names()[0]))


@pytest.fixture
def person(client):
    found = build.person()
    client.force_login(found)
    return found


def begin(client, **told):
    answer = client.post("/en/new/", told)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def whole(client, root):
    page = client.get(f"{root}publish/").content.decode()
    return page.partition('name="seen" value="')[2].partition('"')[0]


def test_the_example_is_begun_with_its_dates_moved_and_made(client, person):
    root = begin(client, source="example", closes="2027-11-15")
    draft = Draft.objects.get(owner=person)
    assert faults.look(draft.document).sound.deadline.year == 2027
    assert "6.1" in client.get(f"{root}part/stages/").content.decode()

    answer = client.post(f"{root}publish/", {"seen": whole(client, root)})

    contest = Contest.objects.get(slug="time-of-new-opportunities-2027")
    assert path(answer) == f"/en/c/{contest.slug}/manage/"
    assert Role.objects.get(contest=contest).person == person
    assert (contest.announced_at, Draft.objects.count()) == (None, 0)


def test_last_years_contest_is_begun_anew_by_who_organises_it(client):
    contest = build.contest()
    build.sign_in(client, Role.objects.get(contest=contest, office="organiser").person)
    assert contest.slug in client.get("/en/new/").content.decode()

    begin(client, source=contest.slug, closes="2025-11-14")

    after = faults.look(Draft.objects.get().document).sound
    assert after.slug == f"{contest.slug}-2025"
    assert after.criteria == contest.regulation.criteria
    assert f"{after.deadline:%d.%m %H:%M}" == "14.11 23:59"


def test_nobody_begins_from_a_contest_that_is_not_theirs(client, person):
    contest = build.contest()

    answer = client.post("/en/new/", {"source": contest.slug, "closes": "2025-11-14"})

    assert (answer.status_code, Draft.objects.count()) == (200, 0)


def test_a_wrong_day_is_told_and_nothing_is_begun(client, person):
    page = client.post("/en/new/", {"source": "example", "closes": "0027-11-15"}).content.decode()

    assert "Look at the year: 27." in page
    assert not Draft.objects.exists()


def test_an_empty_contest_is_written_and_made(client, person):
    root = begin(client, empty="1")
    words = {"kk": "Жаңа байқау", "ru": "Новый конкурс", "en": "A new contest"}
    save(
        client,
        f"{root}part/contest/",
        {"slug": "jas-2027"}
        | {f"title.{code}": text for code, text in words.items()}
        | {f"organiser.name.{code}": text for code, text in words.items()},
    )
    days = {"0": "2027-03-01T23:59", "1": "2027-03-10T23:59", "2": "2027-03-11T18:00"}
    save(client, f"{root}part/stages/", {f"stages.{n}.closes": day for n, day in days.items()})
    save(client, f"{root}part/criteria/", act="add:criteria")
    save(
        client,
        f"{root}part/criteria/",
        {f"criteria.0.name.{code}": text for code, text in words.items()}
        | {"criteria.0.clause": "4"},
    )
    save(
        client,
        f"{root}part/consents/",
        {f"consents.0.text.{code}": text for code, text in words.items()},
    )

    assert faults.look(Draft.objects.get().document).problems == ()
    client.post(f"{root}publish/", {"seen": whole(client, root)})

    assert Contest.objects.get().regulation.criteria[0].weight == 10


def test_a_taken_short_name_is_said_at_its_field(client, person):
    build.contest("time-of-new-opportunities-2027")
    root = begin(client, source="example", closes="2027-11-15")

    page = client.get(f"{root}part/contest/").content.decode()

    assert 'id="slug-fault"' in page
    assert "Choose another short name" in page
    assert "1 thing to mend" in client.get(root).content.decode()


def test_a_draft_of_a_contest_to_come_is_its_owners_alone(client, person):
    root = begin(client, empty="1")
    other = Client()
    other.force_login(build.person())

    pages = ("", "part/stages/", "preview/", "publish/", "text/", "regulation.toml")
    assert {other.get(root + page).status_code for page in pages} == {404}
    assert other.post(f"{root}drop/").status_code == 404
    assert root in client.get("/en/new/").content.decode()


def test_a_draft_is_thrown_away(client, person):
    root = begin(client, empty="1")

    assert path(client.post(f"{root}drop/")) == "/en/new/"
    assert client.get(root).status_code == 404


def test_the_text_is_the_same_document(client, person):
    root = begin(client, empty="1")
    written = examples.text(examples.names()[0])

    page = client.get(f"{root}text/").content.decode()
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    file = SimpleUploadedFile("regulation.toml", written.encode())
    answer = client.post(f"{root}text/", {"seen": seen, "document": "", "file": file})

    assert path(answer) == root
    assert Draft.objects.get().document == begun.plain(EXAMPLE)
    assert client.get(f"{root}regulation.toml").content.decode() == written


def test_a_text_with_faults_is_kept_and_one_that_is_none_is_given_back(client, person):
    root = begin(client, empty="1")

    def send(text):
        page = client.get(f"{root}text/").content.decode()
        seen = page.partition('name="seen" value="')[2].partition('"')[0]
        return client.post(f"{root}text/", {"seen": seen, "document": text})

    assert send('slug = "менің"\nedition = "1"').status_code == 302
    assert Draft.objects.get().document == {"slug": "менің", "edition": "1"}
    broken = send('slug = "менің байқауым"\nedition = = 1')
    assert broken.status_code == 200
    assert "менің байқауым" in broken.content.decode()
    assert "line 2" in broken.content.decode()


def test_the_text_of_a_contest_keeps_its_short_name(client):
    contest = build.contest()
    build.sign_in(client, Role.objects.get(contest=contest, office="organiser").person)
    url = f"/en/c/{contest.slug}/manage/amend/text/"
    seen = client.get(url).content.decode().partition('name="seen" value="')[2].partition('"')[0]
    other = toml.write(contest.regulation.model_copy(update={"slug": "other"}))

    answer = client.post(url, {"seen": seen, "document": other})

    assert (answer.status_code, Draft.objects.count()) == (200, 0)
    assert "cannot change" in answer.content.decode()


def test_drafts_are_begun_up_to_a_limit_and_listed_by_their_names(client, person):
    for _ in range(drafting.MOST_DRAFTS):
        actions.begin({"title": {"en": "Waiting"}}, by=person, now=IN_CALL)

    empty = client.post("/en/new/", {"empty": "1"}).content.decode()
    moved = client.post("/en/new/", {"source": "example", "closes": "2027-11-15"}).content.decode()
    read = client.post(
        "/en/new/document/", {"document": "1. Байқау", "begin": "1"}
    ).content.decode()

    for page in (empty, moved, read):
        assert "You have 20 unfinished drafts already" in page
    assert ("2027-11-15" in moved, "1. Байқау" in read) == (True, True)
    assert Draft.objects.count() == drafting.MOST_DRAFTS == empty.count("<strong>Waiting</strong>")
    Draft.objects.first().delete()
    begin(client, empty="1")


def test_drafts_begun_and_thrown_away_again_and_again_are_too_many(client, person):
    for _ in range(beginning.AN_HOUR):
        begin(client, empty="1")
        Draft.objects.all().delete()

    page = client.post("/en/new/", {"empty": "1"}).content.decode()

    assert "Many drafts were begun within an hour" in page
    assert not Draft.objects.exists()


@pytest.mark.parametrize("document", [{}, {"title": 5}, {"title": "Байқау"}, {"title": None}])
def test_a_draft_of_any_title_is_listed(client, person, document):
    actions.begin(document, by=person, now=IN_CALL)

    assert client.get("/en/new/").status_code == 200
