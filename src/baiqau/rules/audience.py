"""The audience award: which votes people in the hall may give, and how equal numbers are parted."""

from typing import Literal

from pydantic import Field

from baiqau.rules.parts import Place
from baiqau.rules.values import ClauseNumber, Key, Text, Value


class AudienceRule(Value):
    """One award given by the votes of people present: one ticket of the door, one vote.

    Whoever votes registers with the ticket, a name and an address of the kind `contact`; nobody
    votes for an own work. `tie` parts works with equal votes: the better final rank, or they share.
    """

    key: Key = "audience"
    name: Text
    gift: Text | None = None
    contact: Literal["email", "phone", "either"] = Field(
        default="either", description="the address with which a guest registers"
    )
    commission: bool = Field(default=False, description="members of the commission may vote, too")
    tie: Literal["final-rank", "shared"] = "final-rank"
    clause: ClauseNumber

    @property
    def place(self) -> Place:
        """The award as a place among the others; given once, or shared."""
        return Place(key=self.key, name=self.name, count=1, gift=self.gift)
