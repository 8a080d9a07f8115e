"""The protocol under the institution's certificate: signed once by a person, the same bytes for ever."""

import pytest
from django.db import IntegrityError, transaction

from baiqau.awards.actions import issuing, protocols
from baiqau.awards.models import Paper, SignedProtocol
from baiqau.journal.models import Act
from baiqau.rules.refusals import Refused
from tests import build
from tests.paper.certificates import NAME, PASSWORD, checked, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(settings, tmp_path):
    """The installation has a certificate; gives it."""
    path, found = written(tmp_path)
    settings.CERTIFICATE = {"path": str(path), "password": PASSWORD, "timestamps": ""}
    return found


def read(client, contest, language):
    return client.get(f"/{language}/c/{contest.slug}/result/protocol.pdf").content


def test_it_is_signed_by_a_press_in_every_language_and_stays(client, play, certificate):
    build.sign_in(client, play.organiser)
    address = f"/kk/c/{play.contest.slug}"
    before = client.get(f"{address}/places/").content.decode()

    client.post(f"{address}/result/protocol/sign/")

    page = client.get(f"{address}/places/").content.decode()
    for language in play.contest.regulation.languages:
        pdf = read(client, play.contest, language)
        told = checked(pdf, certificate)
        assert (told.bottom_line, told.coverage.name) == (True, "ENTIRE_FILE")
        assert pdf == read(client, play.contest, language)
        kept = SignedProtocol.objects.get(result__contest=play.contest, language=language)
        assert kept.sha256 in page
    assert "protocol/sign/" in before
    assert "protocol/sign/" not in page
    assert NAME in page
    act = Act.objects.filter(kind="protocol.signed").latest("number")
    assert act.facts["signer"] == NAME
    assert set(act.facts["sha256"]) == set(play.contest.regulation.languages)


def test_it_is_signed_once_and_the_rows_stand_still(play, certificate):
    result, now = play.contest.result, play.moment("defence", 0.95)
    kept = protocols.sign(result, by=play.organiser, now=now)
    with pytest.raises(Refused, match="awards-protocol-signed"):
        protocols.sign(result, by=play.organiser, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignedProtocol.objects.filter(pk=kept[0].pk).update(signer="Басқа")
    with pytest.raises(IntegrityError), transaction.atomic():
        SignedProtocol.objects.filter(pk=kept[0].pk).delete()


def test_a_draft_is_not_signed(play, certificate):
    result = play.contest.result
    type(result).objects.filter(pk=result.pk).update(state="sealed")
    with pytest.raises(Refused, match="awards-protocol-draft"):
        protocols.sign(result, by=play.organiser, now=play.moment("defence", 0.95))


def test_without_a_certificate_the_page_says_by_hand_and_nothing_is_signed(client, play):
    build.sign_in(client, play.organiser)
    address = f"/kk/c/{play.contest.slug}"
    page = client.get(f"{address}/places/").content.decode()
    refused = client.post(f"{address}/result/protocol/sign/", follow=True).content.decode()
    assert "BAIQAU_CERTIFICATE" in page
    assert "protocol/sign/" not in page
    assert "сертификаты жоқ" in refused
    assert not SignedProtocol.objects.exists()


def test_a_certificate_that_cannot_sign_keeps_nothing_and_says_why(
    client, play, settings, tmp_path
):
    settings.CERTIFICATE = {"path": str(tmp_path / "gone.p12"), "password": "", "timestamps": ""}
    build.sign_in(client, play.organiser)
    page = client.post(f"/kk/c/{play.contest.slug}/result/protocol/sign/", follow=True)
    assert "оның файлы жоқ немесе оқылмайды" in page.content.decode()
    assert not SignedProtocol.objects.exists()


def test_a_certificate_of_an_author_carries_the_signature_or_goes_out_without(
    client, play, certificate, settings
):
    issuing.issue_all(play.contest, by=play.organiser.actor, now=play.moment("defence", 0.9))
    paper = Paper.objects.filter(kind="certificate", author__isnull=False).first()
    build.sign_in(client, play.organiser)
    address = f"/kk/papers/{paper.token}.pdf"
    signed = client.get(address).content
    assert checked(signed, certificate).bottom_line
    settings.CERTIFICATE = {**settings.CERTIFICATE, "password": "басқа"}
    plain = client.get(address).content
    assert signed.startswith(plain)
    assert plain.startswith(b"%PDF")
