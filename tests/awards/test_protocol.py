"""The protocol of the commission: a draft until publication, then numbered and the same for ever."""

import pytest

from baiqau.awards.keys import public_keys
from baiqau.defence.actions import result
from baiqau.journal import queries as journal
from baiqau.judging.actions import conflicts
from baiqau.proof import signature
from tests import build
from tests.defence import stage
from tests.judging import bench
from tests.paper.examples import flowing, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest():
    """A contest whose result is computed; J02 was recused from the first work."""
    found = stage.shortlisted()
    seat, entry = found.seats.get(code="J02"), found.entries.get(number=1)
    conflicts.pin(seat, entry, reason="Туысы", by=bench.organiser(found), now=bench.NOW)
    stage.computed(found)
    return found


def read(client, contest, language="kk"):
    build.sign_in(client, bench.organiser(contest))
    answer = client.get(f"/{language}/c/{contest.slug}/result/protocol.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return answer.content


def test_before_the_result_is_public_every_page_says_draft(client, contest):
    assert all("Жоба" in " ".join(lines) for lines in pages(read(client, contest)))


def test_it_names_who_sat_who_was_recused_the_order_the_marks_and_the_result(client, contest):
    text = flowing(read(client, contest))

    assert "қатысқаны – 3, барлық мүше саны – 3" in text
    assert "№ 1 – J02" in text
    assert stage.SEED in text
    for person in {seat.person for seat in contest.seats.all()}:
        assert str(person) in text
    order = ["Баяндамалар реті", "Қорғаудың бағалары", "Ерекше пікірлер"]
    assert sorted(order, key=text.index) == order


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("kk", "Сараптама комиссиясының хаттамасы"),
        ("ru", "Протокол экспертной комиссии"),
        ("en", "Protocol of the expert commission"),
    ],
)
def test_it_is_complete_in_every_language(client, contest, language, heading):
    assert heading in flowing(read(client, contest, language))


def test_when_published_it_is_numbered_stays_the_same_and_carries_the_signed_head(client):
    contest = stage.shortlisted()
    found = stage.sealed(contest)
    result.publish(found, by=bench.organiser(contest), now=stage.OPENS)
    first = read(client, contest)
    conflicts.find(contest, now=stage.OPENS)
    again = read(client, contest)

    text = flowing(first)
    assert "Жоба" not in text
    assert "Сараптама комиссиясының хаттамасы № 1" in text
    assert first == again
    sealed = journal.chosen(contest.scope, kind="result.sealed").get()
    assert sealed.digest in text.replace(" ", "")
    assert signed_head(text) == (sealed.number, sealed.digest)


def signed_head(text):
    """Read the signed head as it was typeset, over its line ends, and check it with the keys."""
    words = text[text.index(signature.FORMAT) :].split()
    for count in range(1, 40):
        told = signature.check("".join(words[:count]), public_keys())
        if told.holds:
            return told.statement["length"], told.statement["digest"]
    return None


def test_the_chair_may_read_it_and_a_juror_may_not(client, contest):
    for seat in contest.seats.all():
        build.sign_in(client, seat.person)
        answer = client.get(f"/kk/c/{contest.slug}/result/protocol.pdf")
        assert answer.status_code == (200 if seat.chair else 403)
