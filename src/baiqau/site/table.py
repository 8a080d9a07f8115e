"""The table of rights of the whole house, joined from the stages; docs/rights.md prints it."""

from baiqau.appeals import permissions as appeals
from baiqau.awards import permissions as awards
from baiqau.base.rights import EVERYONE, MEMBER, Right, may
from baiqau.community import permissions as community
from baiqau.contests import permissions as contests
from baiqau.defence import permissions as defence
from baiqau.entries import permissions as entries
from baiqau.journal import permissions as journal
from baiqau.judging import permissions as judging
from baiqau.mailbox import permissions as mailbox
from baiqau.mailings import permissions as mailings
from baiqau.people import permissions as people
from baiqau.publishing import permissions as publishing
from baiqau.screening import permissions as screening

SITE: tuple[Right, ...] = (
    may("root", "GET", EVERYONE),
    may("health", "GET", EVERYONE),
    may("site:home", "GET", EVERYONE),
    may("site:desk", "GET", MEMBER),
    may("site:language", "POST", EVERYONE),
)
# These views exist in demo mode only: `site.urls` does not mount them otherwise.
DEMO: tuple[Right, ...] = (
    may("demo:machine", "GET", EVERYONE),
    may("demo:moment", "POST", EVERYONE),
    may("demo:onward", "POST", EVERYONE),
    may("demo:sign-in", "POST", EVERYONE),
    may("demo:style", "GET", EVERYONE),
)

RIGHTS: tuple[Right, ...] = (
    *SITE,
    *DEMO,
    *people.RIGHTS,
    *contests.RIGHTS,
    *journal.RIGHTS,
    *entries.RIGHTS,
    *mailbox.RIGHTS,
    *screening.RIGHTS,
    *judging.RIGHTS,
    *defence.RIGHTS,
    *awards.RIGHTS,
    *appeals.RIGHTS,
    *publishing.RIGHTS,
    *mailings.RIGHTS,
    *community.RIGHTS,
)
