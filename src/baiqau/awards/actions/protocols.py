"""Sign the protocol of a public result with the institution's certificate: once, in every language."""

from datetime import datetime

from django.db import transaction
from django.utils import translation

from baiqau.awards import protocol, sealing
from baiqau.awards.models import SignedProtocol
from baiqau.base import storage
from baiqau.defence import queries as defence
from baiqau.defence.models import Result
from baiqau.journal import acts
from baiqau.paper import pades
from baiqau.paper.refusals import PaperRefused
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


def sign(result: Result, *, by: Person, now: datetime) -> list[SignedProtocol]:
    """Make, sign and keep the protocol in each language of the contest; from then on these bytes stand.

    Refuses a draft, a second signing, and a certificate that is absent or cannot sign; then nothing
    is kept. The journal gets whom the certificate names and the digest of each file. A time-stamp
    service may take its time, so nothing is locked until all is signed.
    """
    result = Result.objects.select_related("contest", "version").get(pk=result.pk)
    _must_be_open(result)
    seal = sealing.seal()
    if seal is None:
        raise Refused("awards-no-certificate")
    try:
        name = pades.holder(seal).name[:200]
        kept = {tongue: _kept(result, tongue, seal, now) for tongue in _languages(result)}
    except PaperRefused as refused:
        if refused.code != "paper-seal":
            raise
        why = sealing.WHY[str(refused.facts["reason"])]
        raise Refused("awards-certificate-unusable", why=str(why)) from refused
    return _written(result, kept, name, by=by, now=now)


def _must_be_open(result: Result) -> None:
    if result.state != "published" or not defence.sittings(result.contest):
        raise Refused("awards-protocol-draft")
    if (standing := result.signed_protocols.first()) is not None:
        raise Refused("awards-protocol-signed", signer=standing.signer)


@transaction.atomic
def _written(
    result: Result, kept: dict[str, str], name: str, *, by: Person, now: datetime
) -> list[SignedProtocol]:
    _must_be_open(Result.objects.select_for_update().get(pk=result.pk))
    made = SignedProtocol.objects.bulk_create(
        SignedProtocol(result=result, language=tongue, sha256=digest, signer=name, by=by, at=now)
        for tongue, digest in kept.items()
    )
    acts.record(
        "protocol.signed",
        by=by.actor,
        on=f"contest:{result.contest.slug}",
        at=now,
        scope=result.contest.scope,
        facts={"signer": name, "sha256": kept},
    )
    return made


def _languages(result: Result) -> tuple[str, ...]:
    return result.version.regulation.languages


def _kept(result: Result, language: str, seal: pades.Seal, now: datetime) -> str:
    """Sign the protocol in one language and give the digest under which it is kept."""
    regulation = result.version.regulation
    with translation.override(language):
        plain = protocol.pdf(
            result.contest, result, defence.sittings(result.contest), language, now
        )
    city = regulation.organiser.city
    signed = pades.sign(
        plain,
        seal,
        reason=regulation.title.within(language),
        place=city.within(language) if city else "",
    )
    return storage.keep([signed]).sha256
