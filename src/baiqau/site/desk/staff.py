"""What waits in the offices: works, letters, papers that could not be made, printed sheets."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from baiqau.awards import queries as awards
from baiqau.base.rights import COMMITTEE, EDITOR, ORGANISER, SECRETARY
from baiqau.contests.models import Role
from baiqau.journal.models import Letter
from baiqau.judging import printed
from baiqau.site.desk.duty import Duty, Posts, slugs

_OFFICES = {
    COMMITTEE: (_("Works to screen"), "screening:queue", "waiting", "?state=submitted"),
    ORGANISER: (_("Works in the contest"), "screening:queue", "all", ""),
    SECRETARY: (_("Talks of the defence day"), "defence:day", "talks", ""),
    EDITOR: (_("Pieces in the newsroom"), "publishing:newsroom", "pieces", ""),
}
_LETTERS = {
    Letter.State.WAITING: _("Letters that wait to be let go"),
    Letter.State.HELD: _("Letters held back: their address does not take them"),
    Letter.State.FAILED: _("Letters that could not be sent"),
}


def counted() -> QuerySet[Role]:
    """Give roles with what their lines count."""
    entries = Q(contest__entries__state="submitted")
    return Role.objects.annotate(
        waiting=Count("contest__entries", filter=entries, distinct=True),
        all=Count("contest__entries", filter=~Q(contest__entries__state="draft"), distinct=True),
        talks=Count("contest__sittings__talks", distinct=True),
        pieces=Count("contest__news", distinct=True),
    )


def offices(posts: Posts) -> Iterator[Duty]:
    """Give the place of work of every office, with how much lies there."""
    for role in posts.roles:
        name, view, count, query = _OFFICES[role.office]
        yield Duty(name, getattr(role, count), view, role.contest, query=query)


def duties(posts: Posts) -> Iterator[Duty]:
    """Give what waits for an officer's answer: a query each, for any number of contests."""
    yield from _letters(posts)
    yield from _failed_papers(posts)
    yield from _printed(posts)


def _letters(posts: Posts) -> Iterator[Duty]:
    contests = slugs(posts, posts.where(ORGANISER))
    found = Letter.objects.filter(scope__in=contests, state__in=list(_LETTERS))
    rows = found.values_list("scope", "state").annotate(number=Count("pk"))
    for slug, state, number in rows.order_by("scope", "state"):
        name, query = _LETTERS[Letter.State(state)], f"?state={state}"
        yield Duty(name, number, "journal:outbox", contests[slug], query=query)


def _failed_papers(posts: Posts) -> Iterator[Duty]:
    contests = slugs(posts, posts.where(ORGANISER))
    failed = Counter(one.entry.contest.slug for one in awards.failed(contests))
    for slug, number in failed.items():
        yield Duty(
            _("Certificates that could not be made"), number, "awards:papers", contests[slug]
        )


def _printed(posts: Posts) -> Iterator[Duty]:
    """What was typed from paper and waits for an officer who did not type it."""
    keys = posts.where(ORGANISER, SECRETARY)
    found = printed.waiting(posts.person).filter(sheet__seat__contest__in=keys)
    number = Counter(found.values_list("sheet__seat__contest", flat=True))
    for key, count in number.items():
        yield Duty(
            _("Sheets typed from paper to confirm"), count, "judging:papers", posts.contests[key]
        )
