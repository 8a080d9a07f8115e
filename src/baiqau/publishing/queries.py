"""What the public may read, and nothing else."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from baiqau.appeals import queries as appeals
from baiqau.appeals.models import FIRST
from baiqau.awards import queries as awards
from baiqau.contests.models import Contest
from baiqau.defence import queries as defence
from baiqau.defence.models import Result
from baiqau.entries import queries as entries
from baiqau.entries.models import Entry
from baiqau.publishing.models import Bundle, News


@dataclass(frozen=True)
class Line:
    """One line of the published result: read from the frozen rows, named from the entry."""

    rank: int
    entry: Entry
    place: str
    selection: int | None
    defence: int | None
    final: int | None
    shared: bool
    votes: int | None = None  # of the audience, where they decided


def news(contest: Contest, now: datetime) -> QuerySet[News]:
    """Give the published news, the newest first."""
    return News.objects.filter(contest=contest, published_at__lte=now).order_by(
        "-published_at", "-pk"
    )


def news_item(contest: Contest, slug: str, now: datetime) -> News | None:
    """Give one published piece."""
    return news(contest, now).filter(slug=slug).first()


def drafts_and_news(contest: Contest) -> QuerySet[News]:
    """Give everything of the newsroom, drafts first."""
    return (
        News.objects.filter(contest=contest)
        .select_related("written_by")
        .order_by("published_at", "-written_at")
    )


def winners(contest: Contest) -> list[Line] | None:
    """Give the awarded works of the published result by rank; None before its publication.

    Their scores are those of the version by which the places were given last.

    Others than winners are named only with their consent (clause on publicity), so they do not
    stand here at all.
    """
    result = defence.published(contest)
    if result is None:
        return None
    rows = {row["entry"]: row for row in appeals.placed_rows(result)}
    rule = result.version.regulation.audience if result.audience else None
    votes = {row["entry"]: row["votes"] for row in result.audience.get("votes", ())}
    return [
        Line(
            rank=row["rank"] or award.rank,
            entry=award.entry,
            place=award.place,
            selection=row["selection"],
            defence=row["defence"],
            final=row["final"],
            shared=row["shared"],
            votes=votes.get(award.entry.number) if rule and award.place == rule.key else None,
        )
        for award in awards.awards(contest)
        if (row := rows.get(award.entry.number)) is not None
    ]


def bundles(contest: Contest) -> QuerySet[Bundle]:
    """Give what was published to compute the result again, the first one first."""
    return Bundle.objects.filter(contest=contest).select_related("contest").order_by("number")


def without_bundle() -> list[Contest]:
    """Give the contests whose result, as it stands, has no bundle yet and whose rules want one."""
    public = Result.objects.filter(state="published").select_related("contest__current")
    made = set(Bundle.objects.values_list("contest", "version"))
    corrected = appeals.last_numbers()
    return [
        result.contest
        for result in public
        if (result.contest_id, corrected.get(result.pk, FIRST)) not in made
        and result.contest.regulation.judging.publish_sheets
    ]


def showcase(contest: Contest) -> QuerySet[Entry]:
    """Give the works whose authors agreed to publication, once the result is public."""
    if defence.published(contest) is None:
        return Entry.objects.none()
    return entries.with_authors(entries.showable(contest).order_by("title", "number"))
