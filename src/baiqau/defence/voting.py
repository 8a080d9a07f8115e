"""The audience's vote as arithmetic: codes of tickets, what a ballot is filed under, the count.

The code on a ticket is known to its holder alone. A ticket is kept as one digest of it, its ballot
under another; without the code neither leads to the other.
"""

import secrets
from hashlib import sha256
from typing import Any

from baiqau.contests.models import Contest
from baiqau.defence.models import Ballot, Poll
from baiqau.fairness import audience
from baiqau.proof import commitment
from baiqau.proof.bundle import Audience
from baiqau.proof.bundle import Ballot as Opened

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is taken for another
LENGTH = 10  # 31^10: nobody guesses a ticket


def new_code() -> str:
    """Give the code of a new ticket."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def plain(code: str) -> str:
    """Give a code as it was drawn, however somebody typed it."""
    return "".join(letter for letter in code.upper() if letter in LETTERS)


def shown(code: str) -> str:
    """Give a code in two halves, as it is printed and read aloud."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def ticket(code: str) -> str:
    """Give the digest under which the ticket of a code is kept."""
    return sha256(f"ticket:{plain(code)}".encode()).hexdigest()


def ballot(code: str) -> str:
    """Give the digest under which the ballot of a code is kept."""
    return sha256(f"ballot:{plain(code)}".encode()).hexdigest()


def root(poll: Poll) -> str:
    """Give the root over the commitments of all ballots of a vote."""
    given = Ballot.objects.filter(contest=poll.contest_id)
    return commitment.root(given.values_list("commitment", flat=True))


def count(contest: Contest, ranks: dict[int, int | None], works: set[int]) -> dict[str, Any]:
    """Count the votes of a closed vote; empty where the regulation or the day had none.

    `works` are those defended, `ranks` their final ones: what the bundle lets everybody repeat.
    """
    rule = contest.regulation.audience
    poll = Poll.objects.filter(contest=contest).first()
    if rule is None or poll is None:
        return {}
    choices = list(Ballot.objects.filter(contest=contest).values_list("entry__number", flat=True))
    votes = audience.counted((one for one in choices if one), works)
    return {
        "ballots": len(choices),
        "root": poll.root,
        "votes": [{"entry": work, "votes": number} for work, number in sorted(votes.items())],
        "given": audience.chosen(votes, ranks, rule.tie),
        "tie": rule.tie,
    }


def opened(contest: Contest, told: dict[str, Any]) -> Audience | None:
    """Give a counted vote as the bundle publishes it: every ballot opened, no voter told."""
    if not told:
        return None
    given = Ballot.objects.filter(contest=contest).order_by("commitment").select_related("entry")
    return Audience(
        tie=told["tie"],
        works=tuple(row["entry"] for row in told["votes"]),
        ballots=tuple(Opened(one.entry.number or 0, one.salt, one.commitment) for one in given),
        given=tuple(told["given"]),
    )
