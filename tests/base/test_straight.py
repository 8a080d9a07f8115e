"""A file brought straight to a store of objects: the same rows, refusals and truth as through the house."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from baiqau.base import storage
from baiqau.base.bucket import client, multipart
from baiqau.base.tus import parts, straight, uploads
from baiqau.base.tus.models import LIFE, Upload
from tests.base.courier import MIB, PART, Courier, digest, put
from tests.base.sender import NOW, Sender
from tests.services.store import Gate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("house")]


@pytest.fixture
def house(settings, tmp_path, gate):
    """The house's own folder, where parts lie that came to it."""
    settings.DATA = tmp_path
    translation.activate("en")
    return tmp_path


def film(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def kept(gate: Gate, courier: Courier) -> bool:
    """Exactly these bytes lie in the store under their digest, nothing is on its way any more."""
    name = storage.name_of(courier.blob)
    return gate.objects == {name: courier.content} and not gate.opened


# The way


def test_a_file_goes_to_the_store_and_none_of_it_through_the_house(gate: Gate) -> None:
    courier = Courier(film(2 * PART + 7))

    courier.bring_all()
    answer = courier.say_all_is_sent()

    assert (answer.status_code, courier.taken) == (204, [courier.blob])
    assert kept(gate, courier)
    assert gate.came == len(courier.content)
    assert parts.size_of(courier.key) == 0


def test_the_sender_learns_the_size_of_parts_only_when_it_asks(gate: Gate) -> None:
    asked = Sender().ask("POST", Upload_Length="9", Upload_Straight="yes")
    plain = Sender().ask("POST", Upload_Length="9")

    assert asked["Upload-Part-Size"] == str(PART)
    assert "Upload-Part-Size" not in plain.headers
    assert gate.opened == 1


def test_what_arrived_is_listed_from_the_store_itself(gate: Gate) -> None:
    courier = Courier(film(3 * PART))
    courier.bring(0)
    courier.bring(PART)

    answer = courier.ask("HEAD", courier.key)

    assert (answer["Upload-Offset"], answer["Upload-Part-Size"]) == (str(2 * PART), str(PART))
    assert Upload.objects.get().straight == 2 * PART


def test_days_later_on_another_page_it_goes_on(gate: Gate) -> None:
    first = Courier(film(2 * PART))
    first.bring(0)
    later = Courier.__new__(Courier)
    later.__dict__ = {**first.__dict__, "taken": []}
    later.desk = first.desk.__class__(**{**first.desk.__dict__, "now": NOW + timedelta(days=6)})

    later.bring_all()

    assert later.say_all_is_sent().status_code == 204
    assert kept(gate, later)
    assert gate.came == 2 * PART


@pytest.mark.parametrize("size", [40, 200])
def test_ten_cuts_send_less_than_five_hundredths_again(gate: Gate, size: int) -> None:
    """The first cut sends the rest through the house, where half a part is kept."""
    courier, chance = Courier(film(size * MIB)), random.Random(size)
    again = 0
    for _ in range(size // 20):
        assert courier.bring(courier.offset(courier.key)) == 200
    cut = chance.randrange(MIB // 4, 2 * MIB)
    gate.cuts.append(cut)
    assert courier.bring(courier.offset(courier.key)) == 0
    again += cut
    for _ in range(9):
        at = courier.offset(courier.key)
        cut = chance.randrange(MIB, 3 * MIB)
        broken = courier.content[at : at + cut]
        said = {"Content_Length": str(4 * MIB), "Content_Type": "application/offset+octet-stream"}
        courier.ask("PATCH", courier.key, broken, Upload_Offset=str(at), **said)
        again += at + cut - courier.offset(courier.key)

    courier.go_on()

    assert kept(gate, courier)
    assert courier.taken == [courier.blob]
    assert again < 0.05 * len(courier.content)


# Wrong, cut, twice, given up


def test_only_the_next_part_is_signed_for(gate: Gate) -> None:
    courier = Courier(film(3 * PART))
    courier.bring(0)

    for at in (0, 2 * PART, PART + 1, 3 * PART):
        answer = courier.sign(at)
        assert (answer.status_code, "another part" in answer.content.decode()) == (409, True)
    assert courier.sign(PART).status_code == 200


def test_other_bytes_than_announced_do_not_get_in(gate: Gate) -> None:
    courier = Courier(film(2 * PART))
    address = courier.sign(0).content.decode()
    other = bytes(PART)

    assert put(address, other) == 403  # its own checksum is not the one signed
    assert put(address, other, digest(courier.part(0))) == 400
    assert put(address, other[:-1], digest(courier.part(0))) == 403  # nor is the length
    assert put(address.replace("partNumber=1", "partNumber=2"), courier.part(0)) == 403
    assert courier.offset(courier.key) == 0


def test_an_address_ends_after_a_quarter_of_an_hour(gate: Gate) -> None:
    courier = Courier(film(2 * PART))
    address = courier.sign(0).content.decode()
    gate.skew = timedelta(seconds=multipart.SIGNED_FOR + 1)

    assert put(address, courier.part(0)) == 403


def test_a_careless_store_is_found_out_before_the_file_is_kept(gate: Gate) -> None:
    """Some stores take whatever comes; the house reads the file and believes nobody."""
    gate.careless = True
    courier = Courier(film(2 * PART))
    announced = digest(courier.part(PART))
    courier.bring(0)
    put(courier.sign(PART).content.decode(), bytes(PART), announced)

    answer = courier.say_all_is_sent()

    assert (answer.status_code, courier.taken) == (460, [])
    assert "damaged on its way" in answer.content.decode()
    assert (gate.objects, gate.opened, Upload.objects.count()) == ({}, 0, 0)


def test_to_say_all_is_sent_too_early_is_refused(gate: Gate) -> None:
    courier = Courier(film(2 * PART))
    courier.bring(0)

    assert courier.say_all_is_sent().status_code == 409
    assert courier.taken == []
    assert gate.objects == {}


def test_to_say_it_twice_takes_one_file(gate: Gate) -> None:
    courier = Courier(film(PART + 1))
    courier.bring_all()

    assert [courier.say_all_is_sent().status_code for _ in range(3)] == [204, 204, 204]
    assert courier.taken == [courier.blob]
    assert kept(gate, courier)


def test_the_same_bytes_sent_by_two_are_kept_once(gate: Gate) -> None:
    for owner in ("person:1", "person:2"):
        courier = Courier(film(PART + 1), owner)
        courier.bring_all()
        assert courier.say_all_is_sent().status_code == 204

    assert kept(gate, courier)


@pytest.mark.parametrize("moment", ["join", "rename", "forget"])
def test_cut_off_at_any_step_it_is_done_again_from_there(gate: Gate, monkeypatch, moment) -> None:
    courier = Courier(film(PART + 1))
    courier.bring_all()
    done = getattr(multipart, moment)

    def killed(*told: object) -> None:
        done(*told)
        raise KeyboardInterrupt

    with monkeypatch.context() as once:
        once.setattr(multipart, moment, killed)
        with pytest.raises(KeyboardInterrupt):
            courier.say_all_is_sent()

    assert courier.say_all_is_sent().status_code == 204
    assert kept(gate, courier)


def test_a_file_dropped_leaves_nothing_in_the_store(gate: Gate) -> None:
    courier = Courier(film(2 * PART))
    courier.bring(0)

    assert courier.ask("DELETE", courier.key).status_code == 204
    assert (gate.objects, gate.opened, Upload.objects.count()) == ({}, 0, 0)


def test_a_file_given_up_is_cleared_away_after_its_time(gate: Gate) -> None:
    courier = Courier(film(2 * PART))
    courier.bring(0)
    uploads.sweep(NOW + LIFE - timedelta(hours=1))
    assert gate.opened == 1

    uploads.sweep(timezone.now() + LIFE)

    assert (gate.objects, gate.opened, Upload.objects.count()) == ({}, 0, 0)


def test_what_no_upload_waits_for_is_cleared_away_and_nothing_else(gate: Gate) -> None:
    blob = storage.keep([b"a work"])
    waiting = Courier(film(2 * PART))
    stray = Courier(film(2 * PART), "person:2")
    joined = Courier(film(PART, 3), "person:3")
    joined.bring_all()
    row = Upload.objects.get(key=joined.key)
    multipart.join(row.key, row.remote, multipart.arrived(row.key, row.remote))
    Upload.objects.exclude(key=waiting.key).delete()

    # the test's store says of all parts that they began on one day of 2010
    assert straight.sweep(datetime(2009, 1, 1, tzinfo=UTC)) == 0
    assert straight.sweep(timezone.now() - timedelta(minutes=1)) == 1
    assert straight.sweep(timezone.now() + timedelta(minutes=1)) == 1
    assert set(gate.objects) == {storage.name_of(blob.sha256)}
    assert waiting.bring(0) == 200
    assert gate.opened == 1
    assert stray.ask("HEAD", stray.key).status_code == 404


# When the store fails


def test_a_store_that_is_away_from_the_beginning_leaves_all_to_the_house(gate, monkeypatch) -> None:
    monkeypatch.setattr(multipart, "begin", _away)
    courier = Courier(film(PART))

    assert "Upload-Part-Size" not in courier.ask("HEAD", courier.key).headers
    courier.go_on()

    assert kept(gate, courier)


def test_the_rest_of_a_file_comes_to_the_house_and_goes_to_the_store(gate: Gate) -> None:
    courier = Courier(film(3 * PART + 9))
    courier.bring(0)

    courier.send(courier.key, PART, courier.content[PART : PART + 100])
    answer = courier.ask("HEAD", courier.key)
    assert (answer["Upload-Offset"], "Upload-Part-Size" in answer.headers) == (
        str(PART + 100),
        False,
    )
    assert courier.sign(PART + 100).status_code == 409
    courier.go_on()

    assert kept(gate, courier)
    assert gate.came == PART


def test_nothing_of_a_straight_file_is_lost_with_the_house_disk(gate: Gate) -> None:
    courier = Courier(film(3 * PART))
    courier.bring(0)
    courier.send(courier.key, PART, courier.content[PART : 2 * PART])
    (parts._path(courier.key)).unlink()

    assert courier.offset(courier.key) == PART
    courier.go_on()

    assert kept(gate, courier)


def test_a_store_that_cleared_the_parts_away_gets_the_file_anew(gate: Gate) -> None:
    courier = Courier(film(2 * PART))
    courier.bring(0)
    row = Upload.objects.get()
    multipart.give_up(row.key, row.remote)

    assert courier.offset(courier.key) == 0
    courier.go_on()

    assert kept(gate, courier)


def test_a_store_that_is_away_for_a_while_is_told_in_words(gate: Gate, monkeypatch) -> None:
    courier = Courier(film(PART + 1))
    courier.bring_all()
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(multipart, "arrived", _away)
        for answer in (
            courier.say_all_is_sent(),
            courier.sign(0),
            courier.ask("HEAD", courier.key),
        ):
            assert (answer.status_code, answer["Retry-After"]) == (503, "5")
            assert "What has arrived is safe" in answer.content.decode()

    assert courier.say_all_is_sent().status_code == 204
    assert kept(gate, courier)


# Whose it is


def test_another_persons_file_is_not_signed_for(gate: Gate) -> None:
    courier = Courier(film(PART))
    stranger = Sender("person:2")

    said = {"Upload_Offset": "0", "Upload_Checksum": f"sha256 {digest(b'')}"}
    assert stranger.ask("POST", courier.key, **said).status_code == 404


def test_the_quota_is_the_same(gate: Gate) -> None:
    for _ in range(uploads.PERSON_FILES):
        Courier(film(PART))

    answer = Sender().ask("POST", Upload_Length="9", Upload_Straight="yes")

    assert answer.status_code == 507
    assert gate.opened == uploads.PERSON_FILES


def test_a_house_without_a_store_or_with_it_closed_signs_nothing(gate: Gate, settings) -> None:
    key = Courier(film(PART)).key
    for bucket in (None, gate.bucket.__class__(**{**gate.bucket.__dict__, "straight": False})):
        settings.BUCKET = bucket
        answer = Sender().ask("POST", Upload_Length="9", Upload_Straight="yes")
        assert (answer.status_code, "Upload-Part-Size" in answer.headers) == (201, False)
        assert Sender().ask("POST", key, Upload_Offset="0").status_code == 405


@pytest.mark.parametrize("said", ["", "md5 1B2M2Y8AsgTpgAmY7PhCfg==", "sha256"])
def test_a_part_without_its_sha256_is_not_signed_for(gate: Gate, said: str) -> None:
    courier = Courier(film(PART))

    answer = courier.ask("POST", courier.key, Upload_Offset="0", Upload_Checksum=said)

    assert answer.status_code == 400


def _away(*told: object, **more: object) -> None:
    raise client.Away("a test")
