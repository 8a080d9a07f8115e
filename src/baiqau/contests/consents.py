"""The words of consents people gave: from the version of the regulation that had asked for them."""

from collections.abc import Iterable

from django.utils.translation import get_language

from baiqau.contests.models import Contest
from baiqau.people.models import Consent


def words(consents: Iterable[Consent]) -> dict[int, tuple[str, str]]:
    """Give the contest's name and the wording of each consent, in the reader's language.

    An earlier wording is looked for among the earlier versions, the newest first.
    """
    rows, language = list(consents), get_language() or "kk"
    contests = Contest.objects.filter(slug__in={row.scope for row in rows})
    found = {}
    for contest in contests.select_related("current").prefetch_related("versions"):
        versions = sorted(contest.versions.all(), key=lambda one: -one.number)
        asked = {
            (text.key, text.version): text.text.within(language)
            for one in reversed(versions)
            for text in one.regulation.consents
        }
        title = contest.regulation.title.within(language)
        for row in rows:
            if row.scope == contest.slug and (row.key, row.version) in asked:
                found[row.pk] = (title, asked[row.key, row.version])
    return found
