"""Whether a work may be shown: every named author agrees, and so does the one who hands it in."""

from baiqau.entries import queries
from baiqau.entries.models import Entry
from baiqau.people.queries import standing_consents


def settle(entry: Entry) -> None:
    """Bring `entry.publish` and the owner's own line among the authors in step with the ticks.

    The owner answers in the consents of the entry, a co-author who accepted in his or her own, for
    the other authors the owner does in their lines.
    """
    asked = queries.SHOWING & {
        text.key for text in entry.contest.regulation.consents if text.asked == "entry"
    }
    if asked:
        agreed = asked <= standing_consents(entry.owner, entry.contest.scope).keys()
        entry.authors.filter(person=entry.owner_id).update(publish=agreed)
        _ask_along(entry, asked)
    else:
        agreed = True
    named = list(entry.authors.values_list("publish", flat=True))
    entry.publish = agreed and bool(named) and all(named)


def _ask_along(entry: Entry, asked: frozenset[str]) -> None:
    """Take what the co-authors who accepted say themselves."""
    for one in queries.along(entry).select_related("person", "author__entry__contest__current"):
        agreed = asked <= queries.given_by(one).keys()
        entry.authors.filter(pk=one.author_id).update(publish=agreed)
