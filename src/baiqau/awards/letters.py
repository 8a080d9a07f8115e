"""Letters about papers."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from baiqau.awards import spelling
from baiqau.awards.models import Paper
from baiqau.contests.letters import common
from baiqau.entries.models import Author, Entry
from baiqau.journal import outbox


def issued(papers: Sequence[Paper], *, now: datetime) -> None:
    """Tell the holders that their papers, of one kind and contest, are ready, with the link to each.

    A holder without an address is told through the owner of the entry; a guest who told a telephone
    gets no letter and finds the certificate by the ticket.
    """
    kind, contest = papers[0].kind, papers[0].contest
    outbox.tell_all(
        f"awards.{kind}",
        [
            outbox.Telling(
                f"awards:issued:{paper.token}",
                recipient=_recipient(paper),
                language=paper.language,
                facts=common(contest, paper.language) | _told(paper),
            )
            for paper in papers
        ],
        scope=contest.scope,
        at=now,
    )


def _told(paper: Paper) -> dict[str, str]:
    return {
        "holder": str(paper.data["holder"]),
        "number": str(paper.data["number"]),
        "link": f"{settings.ADDRESS}/v/{paper.token}",
    }


def place_changed(entry: Entry, *, before: str, after: str, version: int, now: datetime) -> None:
    """Tell the owner of a work that its place changed by a corrected version of the result.

    `before` and `after` are keys of places, "" for none.
    """
    owner = entry.owner
    assert owner is not None, "a ranked work has an owner"
    regulation, language = entry.contest.regulation, owner.language
    names = {place.key: place.name.within(language) for place in regulation.honours}
    path = reverse("appeals:corrected", kwargs={"contest": entry.contest.slug})
    outbox.tell(
        f"awards:changed:{entry.key}:{version}",
        "awards.place-changed",
        scope=entry.contest.scope,
        recipient=owner.email,
        language=language,
        facts=common(entry.contest, language)
        | {
            "work": entry.title,
            "number": str(entry.number),
            "before": names.get(before, "–"),
            "after": names.get(after, "–"),
            "version": str(version),
            "link": f"{settings.ADDRESS}{path}",
        },
        at=now,
    )


def name_asked(author: Author, *, now: datetime) -> None:
    """Ask an author to look at the name as it will be printed; once for each spelling."""
    entry = author.entry
    outbox.tell(
        f"awards:name:{entry.key}:{author.email}:{author.name.full()}"[:160],
        "awards.name",
        scope=entry.contest.scope,
        recipient=author.email,
        language=author.spoken,
        facts=common(entry.contest, author.spoken)
        | {"name": author.name.full(), "link": spelling.link(author)},
        at=now,
    )


def _recipient(paper: Paper) -> str:
    if paper.person is not None:
        return paper.person.email
    if paper.guest is not None:
        contact = paper.guest.contact or ""
        return contact if "@" in contact else ""
    author = paper.author
    known = author.person.email if author is not None and author.person is not None else ""
    own = known or (author.email if author is not None else "")
    assert paper.entry is not None, "the database demands an entry of an author's paper"
    return own or paper.entry.owner.email
