"""Whoever disagrees says so in the protocol, until the result is public."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from baiqau.contests import clock
from baiqau.defence import queries
from baiqau.defence.actions import dissent, result
from baiqau.defence.models import Dissent
from baiqau.journal.models import Act
from baiqau.rules.refusals import Refused
from tests import build
from tests.build import DEFENCE_DAY
from tests.defence import stage
from tests.judging import bench
from tests.paper.examples import flowing

pytestmark = pytest.mark.django_db
WORDS = "№ 3 жұмыстың жаңалығы жеткіліксіз.\n\nМен екінші орынды ұсындым."


@pytest.fixture
def sealed(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: DEFENCE_DAY)
    return stage.sealed(stage.shortlisted())


def seat(found, *, chair=False):
    return found.contest.seats.filter(chair=chair).order_by("code").first()


def write(found, words=WORDS):
    return dissent.write(found, seat(found), words, now=DEFENCE_DAY)


def refused(act, *given):
    with pytest.raises(Refused) as told:
        act(*given)
    return told.value.code


def protocol(found):
    client = build.sign_in(Client(), seat(found, chair=True).person)
    return flowing(client.get(f"/kk/c/{found.contest.slug}/result/protocol.pdf").content)


def test_an_opinion_stands_in_the_protocol_under_its_name(sealed):
    assert "Мен екінші орынды" not in protocol(sealed)

    write(sealed)

    text = protocol(sealed)
    assert "Мен екінші орынды ұсындым." in text
    assert f"{seat(sealed).code} {seat(sealed).person}" in text
    assert "Келіспейтін" not in text


def test_it_is_changed_and_taken_back_and_the_journal_keeps_no_words(sealed):
    write(sealed)
    write(sealed)
    write(sealed, "Басқа сөз")
    assert Dissent.objects.get().words == "Басқа сөз"
    assert write(sealed, "  ") is None

    told = Act.objects.filter(kind__startswith="dissent.").order_by("number")
    assert [one.kind for one in told] == [
        "dissent.written",
        "dissent.written",
        "dissent.taken-back",
    ]
    assert not any("Басқа" in str(one.facts) for one in told)
    assert not queries.dissents(sealed).exists()


def test_from_the_publication_on_it_stays_as_it_is(sealed):
    write(sealed)
    result.publish(sealed, by=bench.organiser(sealed.contest), now=stage.OPENS)

    assert refused(write, sealed, "Кеш") == "defence-dissent-late"
    for lie in (lambda: Dissent.objects.update(words="Кеш"), Dissent.objects.all().delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            lie()


def test_a_long_one_and_a_sign_without_a_letter_form_are_refused_and_stay_typed(sealed):
    assert refused(write, sealed, "а" * 4001) == "defence-dissent-long"
    assert refused(write, sealed, "Жоқ 🙁") == "defence-dissent-unprintable"
    client = build.sign_in(Client(), seat(sealed).person)
    url = f"/kk/c/{sealed.contest.slug}/dissent/"

    answer = client.post(url, {"words": "Жоқ 🙁"})

    assert answer.status_code == 409
    assert "Жоқ 🙁</textarea>" in answer.content.decode()
    client.post(url, {"words": WORDS.replace("\n", "\r\n")})
    assert Dissent.objects.get().words == WORDS


def test_before_a_result_the_page_says_what_will_be_here():
    contest = stage.shortlisted()
    stage.drawn(contest)
    client = build.sign_in(Client(), contest.seats.filter(chair=False).first().person)
    url = f"/kk/c/{contest.slug}/dissent/"

    assert "Нәтиже әлі жоқ" in client.get(url).content.decode()
    assert client.post(url, {"words": "?"}).status_code == 404


def test_nobody_else_writes_or_reads_it(sealed):
    url = f"/kk/c/{sealed.contest.slug}/dissent/"
    for person in (bench.organiser(sealed.contest), sealed.contest.entries.first().owner):
        client = build.sign_in(Client(), person)
        assert client.get(url).status_code in {403, 404}
    write(sealed)
    other = build.sign_in(Client(), seat(sealed, chair=True).person)
    assert "Мен екінші" not in other.get(url).content.decode()
