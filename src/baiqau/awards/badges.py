"""A paper as an Open Badge: signed when it is asked for, with the key in use."""

from django.conf import settings

from baiqau.awards import content
from baiqau.awards.keys import signing_key
from baiqau.awards.models import Paper
from baiqau.paper import wording
from baiqau.proof import badge


def of(paper: Paper) -> dict[str, object]:
    """Give the credential of a paper; the same key gives the same proof."""
    data, moment = paper.data, f"{paper.issued_at:%Y-%m-%dT%H:%M:%SZ}"
    title = data["called"] or wording.TITLES[paper.kind][content.spoken(paper)]
    plain = badge.credential(
        address=f"{settings.ADDRESS}/kk/check/{paper.token}/badge.json",
        issuer=data["sides"][0]["organiser"],
        issuer_url=settings.ADDRESS,
        holder=data["holder"],
        title=f"{title} – {data['occasion']}",
        criteria=content.sentence(paper),
        issued=moment,
    )
    return badge.proven(plain, signing_key(), created=moment)
