"""The wording of letters: every kind has its words, and a contest may write them its own way."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from baiqau.contests import clock
from baiqau.journal import actions, kinds, outbox, queries
from baiqau.journal.kinds import Words
from baiqau.journal.models import Act, Letter, Wording
from baiqau.rules.refusals import Refused
from tests import build

KINDS = {kind.code: kind for kind in kinds.every()}
INVITATION = KINDS["judging.invitation"]
FACTS = {
    "contest": "Байқау",
    "organiser": "Кітапхана",
    "name": "{link} Әсел",
    "link": "https://baiqau.example/5b0d/",
}
OWN = Words("Шақыру: {contest}", "Құрметті {name}!\n\n{link}")


def at(view, contest, *, kind="judging.invitation", language="kk"):
    """Give an address of this contest, in English."""
    names = {"contest": contest.slug, "code": kind, "language": language}
    if view == "wordings":
        names = {"contest": contest.slug}
    with translation.override("en"):
        return reverse(f"journal:{view}", kwargs=names)


def reword(contest, words=OWN, *, kind=INVITATION, language="kk", seen=0):
    return actions.reword(
        kind,
        words,
        scope=contest.scope,
        language=language,
        seen=seen,
        by="system",
        at=build.IN_CALL,
    )


def tell(contest, key="one", language="kk"):
    return outbox.tell(
        key,
        "judging.invitation",
        scope=contest.scope,
        recipient="juror@example.kz",
        language=language,
        facts=FACTS,
        at=build.IN_CALL,
    )


@pytest.fixture
def contest(db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)
    return build.contest()


@pytest.fixture
def organiser(client, contest):
    return build.sign_in(client, build.officer(contest, "organiser"))


def test_every_stage_that_writes_letters_tells_its_kinds():
    assert len(KINDS) > 30
    stages = {code.partition(".")[0] for code in KINDS}
    assert stages == {
        *("people", "entry", "mail", "judging", "awards", "appeals", "publishing"),
    }


@pytest.mark.parametrize("code", KINDS)
def test_each_kind_of_letter_has_facts_examples_and_words_in_three_languages(code):
    kind = KINDS[code]
    told = {}
    for language in kinds.LANGUAGES:
        house, example = kind.house(language), kind.example(language)
        with translation.override(language):
            said = [str(kind.when), str(kind.to), *(str(one.words) for one in kind.places.values())]
        read = house.filled(example)
        assert all(said), code
        assert all(example.values()), code
        assert kind.strange(house) == [], code
        assert kind.lacking(house) == [], code
        assert "{" not in read.subject + read.body, code
        assert "%(" not in read.subject + read.body, code
        told[language] = (said, house.subject, house.body)
    assert set(kind.needed) <= kind.places.keys()
    for one, other in (("kk", "ru"), ("kk", "en"), ("ru", "en")):
        assert all(a != b for a, b in zip(*(told[x][0] for x in (one, other)), strict=True)), code
        assert told[one][1] != told[other][1], code
        assert told[one][2] != told[other][2], code


def test_without_an_own_wording_a_letter_is_in_the_houses(contest):
    letter = tell(contest)

    assert letter.wording is None
    assert letter.subject == "Сараптама комиссиясына шақыру – Байқау"
    assert "https://baiqau.example/5b0d/" in letter.body


def test_an_own_wording_is_used_and_remembered_and_nothing_in_a_fact_is_executed(contest):
    wording = reword(contest)

    letter = tell(contest)
    english = tell(contest, "two", "en")

    assert (letter.wording, letter.subject) == (wording, "Шақыру: Байқау")
    assert letter.body == "Құрметті {link} Әсел!\n\nhttps://baiqau.example/5b0d/\n"
    assert english.wording is None


def test_a_wording_of_one_contest_is_not_used_in_another(contest):
    reword(contest)

    assert tell(build.contest()).wording is None


def test_versions_are_kept_and_the_way_back_is_one_more(contest):
    first = reword(contest)
    second = reword(contest, Words("Екінші", "{link}"), seen=1)
    actions.take_house(
        INVITATION, scope=contest.scope, language="kk", seen=2, by="system", at=build.IN_CALL
    )

    assert tell(contest).wording is None
    assert [one.number for one in queries.versions(contest.scope, INVITATION.code, "kk")] == [
        3,
        2,
        1,
    ]
    assert [first.number, second.number] == [1, 2]
    acts = Act.objects.filter(scope=contest.scope, subject="wording:judging.invitation")
    assert list(acts.order_by("number").values_list("kind", flat=True)) == [
        "wording.written",
        "wording.written",
        "wording.dropped",
    ]


def test_the_same_words_again_make_no_version(contest):
    reword(contest)

    assert reword(contest, seen=1).number == 1
    assert Wording.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (Words("Шақыру", "{link} {lnik}"), "wording-strange", "{lnik}"),
        (Words("{code}", "{link}"), "wording-strange", "{code}"),
        (Words("Шақыру", "Келіңіз"), "wording-lacking", "{link}"),
        (Words("Шақыру {link}", "Келіңіз"), "wording-lacking", "{link}"),
    ],
)
def test_a_wrong_wording_is_refused_with_the_place_named(contest, words, code, named):
    with pytest.raises(Refused) as refused:
        reword(contest, words)

    assert refused.value.code == code
    assert refused.value.facts["places"] == named
    assert not Wording.objects.exists()


@pytest.mark.parametrize("words", [Words("", "{link}"), Words("Шақыру", " \n ")])
def test_a_letter_needs_a_subject_and_a_text(contest, words):
    with pytest.raises(Refused, match="wording-empty"):
        reword(contest, words)


def test_a_letter_of_the_door_cannot_be_reworded(contest):
    with pytest.raises(Refused, match="wording-fixed"):
        reword(contest, Words("Код", "{code}"), kind=KINDS["people.code"])


def test_who_wrote_meanwhile_is_not_overwritten(contest):
    reword(contest)

    with pytest.raises(Refused, match="wording-changed"):
        reword(contest, Words("Екінші", "{link}"), seen=0)


def test_a_wording_that_no_longer_fits_its_kind_is_not_used(contest):
    Wording.objects.create(
        scope=contest.scope,
        kind=INVITATION.code,
        language="kk",
        number=1,
        subject="Ескі",
        body="сілтемесіз",
        actor="system",
        at=build.IN_CALL,
    )

    assert tell(contest).wording is None


@pytest.mark.parametrize(
    "change", [lambda rows: rows.update(subject="x"), lambda rows: rows.delete()]
)
def test_the_database_keeps_every_version(contest, change):
    reword(contest)

    with pytest.raises(IntegrityError), transaction.atomic():
        change(Wording.objects.all())


def test_the_list_shows_every_letter_with_what_sends_it(organiser, contest):
    reword(contest)

    page = organiser.get(at("wordings", contest)).content.decode()

    assert page.count('<th scope="row">') == len(KINDS)
    assert "When a juror is invited." in page
    assert "Cannot be changed" in page
    assert page.count("Your own") == 1


def test_an_organiser_writes_looks_keeps_and_goes_back(organiser, contest):
    address = at("wording", contest)
    typed = {"subject": "Шақыру", "body": "Құрметті {name}!\n{link}", "seen": 0}

    looked = organiser.post(address, typed | {"preview": "1"}).content.decode()
    assert "Құрметті Әуезова Қарлығаш!" in looked
    assert not Wording.objects.exists()

    kept = organiser.post(address, typed, follow=True).content.decode()
    assert "Your own wording is used, version 1." in kept
    assert tell(contest).subject == "Шақыру"

    back = organiser.post(at("house-wording", contest), {"seen": 1}, follow=True).content.decode()
    assert "The house’s wording is used." in back
    again = organiser.get(address, {"version": "1"}).content.decode()
    assert "Құрметті {name}!\n{link}" in again


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "{link} болмаса, хат мақсатына жетпейді."),
        ("ru", "Без {link} письмо теряет смысл."),
        ("en", "Without {link} the letter would miss its purpose."),
    ],
)
def test_a_missing_place_is_named_in_words_and_nothing_typed_is_lost(
    organiser, contest, language, words
):
    address = at("wording", contest).replace("/en/", f"/{language}/", 1)

    page = organiser.post(address, {"subject": "Шақыру", "body": "Келіңіз", "seen": 0})

    assert words in page.content.decode()
    assert "Келіңіз" in page.content.decode()
    assert not Wording.objects.exists()


@pytest.mark.parametrize(("kind", "language"), [("no.such", "kk"), ("entry.receipt", "de")])
def test_what_does_not_exist_is_not_found(organiser, contest, kind, language):
    assert organiser.get(at("wording", contest, kind=kind, language=language)).status_code == 404


def test_the_outbox_shows_which_version_a_letter_was_written_in(organiser, contest):
    reword(contest)
    tell(contest)

    with translation.override("en"):
        page = organiser.get(reverse("journal:outbox", args=[contest.slug])).content.decode()

    assert "Your own wording, version 1" in page
    assert Letter.objects.get().wording.number == 1
