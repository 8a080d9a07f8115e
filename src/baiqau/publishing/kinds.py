"""The kind of letter about what was published, and what may stand in it."""

from django.utils.translation import gettext_lazy as _

from baiqau.journal.kinds import COMMON, JUROR, LINK, Kind, Place

KINDS = (
    Kind(
        "publishing.bundle",
        _("The result is published: keep its digest"),
        "publishing/letters/bundle.txt",
        when=_("When a result is published."),
        to=JUROR,
        places={
            **COMMON,
            "digest": Place(
                _("the digest of the file of the result"),
                "4be1f0a83c57d92614e8b0a7f5c39d2e6871fa4c0b9d3e5f28a6c17d4e90b352",
            ),
            "link": LINK,
        },
        needed=("digest", "link"),
    ),
)
