"""Plays the demo's contest onward: everybody else does their part of one stage, by the story's acts.

What a visitor has done already stays as it is: a step is over when its effect is there, whoever
made it, and only the first step that is not over can be played.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baiqau.awards import queries as awards
from baiqau.contests import queries as contests
from baiqau.contests.models import Contest, Role
from baiqau.defence import queries as defence
from baiqau.journal import queries as journal
from baiqau.judging import queries as judging
from baiqau.judging.models import Seat
from baiqau.people.models import Library, Person
from baiqau.publishing import queries as publishing
from baiqau.site.story import ending, hall, selection
from baiqau.site.story.play import Play

SEED = 20241121


@dataclass(frozen=True)
class Step:
    """One part of the contest the others can play.

    `after` is where the clock stands then: a stage and the share of its span.
    """

    key: str
    name: Promise
    over: Callable[[Contest], bool]
    parts: tuple[Callable[[Play], object], ...]
    after: tuple[str, float]


STEPS = (
    Step(
        "sheets",
        _("The experts sign their sheets"),
        lambda contest: not judging.open_sheets(contest, "selection").exists(),
        (lambda play: selection.score(play, "selection"),),
        ("selection", 0.88),
    ),
    Step(
        "shortlist",
        _("The ranking is computed, the shortlist decided"),
        lambda contest: judging.finalists(contest).exists(),
        (selection.choose,),
        ("selection", 0.93),
    ),
    Step(
        "draw",
        _("The order of the defence is drawn"),
        lambda contest: defence.talks(contest).exists(),
        (ending.draw,),
        ("defence", 0.44),
    ),
    Step(
        "talks",
        _("The authors speak, the audience votes"),
        lambda contest: (
            not defence.talks(contest).filter(state__in=ending.AHEAD).exists()
            and not defence.vote_is_open(contest)
        ),
        (ending.speak, hall.vote),
        ("defence", 0.65),
    ),
    Step(
        "marks",
        _("The experts mark the defence"),
        lambda contest: not judging.open_sheets(contest, "defence").exists(),
        (ending.judge,),
        ("defence", 0.75),
    ),
    Step(
        "result",
        _("The result is confirmed and sealed, the places are given"),
        lambda contest: awards.awards(contest).exists(),
        (ending.close,),
        ("defence", 0.9),
    ),
    Step(
        "ceremony",
        _("The ceremony: names from the last place up; the last one publishes the result"),
        lambda contest: defence.published(contest) is not None,
        (ending.celebrate,),
        ("defence", 0.92),
    ),
    Step(
        "papers",
        _("Certificates, diplomas and gifts are given"),
        lambda contest: not awards.without_certificate(contest).exists(),
        (ending.give,),
        ("defence", 0.94),
    ),
    Step(
        "proof",
        _("The news is out, and what the result is computed from"),
        lambda contest: publishing.bundles(contest).exists(),
        (ending.tell, ending.prove),
        ("defence", 0.99),
    ),
)


def steps(slug: str) -> list[tuple[Step, str]]:
    """Give every step with its state: `over`, `next` or `later`."""
    contest = contests.by_slug(slug)
    if contest is None:
        return []
    told, ahead = [], "next"
    for step in STEPS:
        over = ahead == "next" and step.over(contest)
        told.append((step, "over" if over else ahead))
        ahead = "next" if over else "later"
    return told


def play(step: Step, slug: str) -> Play:
    """Play a step and give the story; refuses as the acts of the pages refuse."""
    story = _taken_up(contests.by_slug(slug), step.key)
    done = journal.chosen(story.contest.scope).first()
    assert done is not None, "a contest begins with an act"
    story.latest = min(
        done.at, story.moment(*step.after)
    )  # whoever was in the future is called back
    for part in step.parts:
        part(story)
    return story


def _taken_up(contest: Contest | None, key: str) -> Play:
    """Take up the story of a contest where its visitors have left it."""
    assert contest is not None
    seats = Seat.objects.filter(contest=contest, state="accepted").select_related("person")
    return Play(
        contest.regulation,
        Random(f"{SEED}:{key}"),  # noqa: S311  a story, not a secret
        list(Library.objects.order_by("pk")),
        contest,
        next(iter(_holding(contest, "organiser"))),
        list(_holding(contest, "committee")),
        next(iter(_holding(contest, "secretary"))),
        [seat.person for seat in seats.order_by("-chair", "code")],
    )


def _holding(contest: Contest, office: str) -> Iterable[Person]:
    roles = Role.objects.filter(contest=contest, office=office).select_related("person")
    return (role.person for role in roles.order_by("pk"))
