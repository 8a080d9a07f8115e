"""An order of a ballot that comes late, twice, or from another juror's page."""

from uuid import uuid4

import pytest

from baiqau.judging import balloted
from baiqau.judging.actions import balloting
from baiqau.judging.models import Sheet
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging.bench import NOW
from tests.judging.test_ballots import handed_out, in_selection, juror, lines, order, put

__all__ = ["in_selection"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def contest():
    return handed_out()


def ordered(contest, *numbers, **told):
    own = lines(contest)
    places = {own[number].key: at for at, number in enumerate(numbers, 1)}
    return balloting.put_order(contest, places, by=juror(contest), now=NOW, **told)


def seen(contest):
    return balloted.order(balloted.of(juror(contest), contest))


def test_an_order_sent_again_after_another_devices_order_is_told_as_elsewhere(contest):
    tap, empty = uuid4(), seen(contest)
    ordered(contest, 1, 2, 3, 4, seen=empty, tap=tap)
    assert ordered(contest, 1, 2, 3, 4, seen=empty, tap=tap)
    ordered(contest, 4, 3, 2, 1, seen=seen(contest), tap=uuid4())

    with pytest.raises(balloting.OrderedElsewhere):
        ordered(contest, 1, 2, 3, 4, seen=empty, tap=tap)

    assert [work for work, _ in order(contest)] == [4, 3, 2, 1]


def test_an_order_sent_again_after_a_work_left_has_arrived(contest):
    tap, empty = uuid4(), seen(contest)
    left = lines(contest)[2]
    places = {lines(contest)[number].key: number for number in (1, 2, 3, 4)}
    told = {"by": juror(contest), "now": NOW, "seen": empty, "tap": tap}
    balloting.put_order(contest, places, **told)
    Sheet.objects.filter(pk=left.pk).update(state="withdrawn")

    assert len(balloting.put_order(contest, places, **told)) == 3


@pytest.mark.parametrize(("before", "after"), [("open", "withdrawn"), ("withdrawn", "open")])
def test_a_work_that_left_or_came_is_no_order_of_another_device(contest, before, after):
    moved = Sheet.objects.filter(pk=lines(contest)[2].pk)
    moved.update(state=before)
    ordered(contest, *([1, 2, 3, 4] if before == "open" else [1, 3, 4]))
    read = seen(contest)
    moved.update(state=after)

    ordered(contest, 4, 3, 1, seen=read)

    best = balloted.in_order(balloted.of(juror(contest), contest))
    assert [line.sheet.entry.number for line in best if line.place] == [4, 3, 1]
    with pytest.raises(balloting.OrderedElsewhere):
        ordered(contest, 3, 1, 4, seen=read)


def test_an_order_of_another_juror_is_refused_and_never_said_to_be_kept(client, contest):
    strange = ",".join(str(one.key) for one in lines(contest).values())
    fields = {f"place-{one.key}": str(at) for at, one in enumerate(lines(contest).values(), 1)}
    put(contest, "J02", 2, 1, 3, 4)
    before = order(contest, "J02")
    build.sign_in(client, juror(contest, "J02"))
    address = f"/en/c/{contest.slug}/sheets/ballot/put/"

    sent = {"value": strange, "tap": str(uuid4()), "on": "x"}
    quiet = client.post(address, sent, headers={"X-Saving": "quiet"})
    plain = client.post(address, fields)

    assert quiet.status_code == 422
    assert "another juror" in quiet.json()["fault"]
    assert plain.status_code == 422
    assert "another juror" in plain.content.decode()
    assert client.post(address, {"place-x": "1"}).status_code == 404
    assert order(contest, "J02") == before
    with pytest.raises(Refused) as told:
        balloting.put_order(contest, {uuid4(): 1}, by=juror(contest), now=NOW)
    assert told.value.code == "judging-ballot-strange"
