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
    may("demo:letters", "GET", EVERYONE),
    may("demo:moment", "POST", EVERYONE),
    may("demo:onward", "POST", EVERYONE),
    may("demo:sign-in", "POST", EVERYONE),
    may("demo:style", "GET", EVERYONE),
)

# What staff and jury may do while a contest's works are sealed: nothing of a work is seen there. Every
# other view of theirs is shut, also one that is written tomorrow and forgotten here.
OPEN_WHILE_SEALED = frozenset(
    {"contests:manage", "contests:announce"}
    | {right.view for right in contests.RIGHTS if right.view.startswith("contests:amend")}
    | {"contests:give-office", "contests:take-office", "journal:acts", "journal:export"}
    | {"journal:wordings", "journal:wording", "journal:house-wording"}
    | {"mailbox:settings", "mailbox:fetch"}
    | {"judging:commission", "judging:invite", "judging:renew-link"}
    | {right.view for right in judging.RIGHTS if right.view.startswith("judging:training")}
    | {right.view for right in judging.RIGHTS if right.view.startswith("judging:practice")}
    | {right.view for right in publishing.RIGHTS if right.view.startswith("publishing:news")}
    | {"judging:sealed", "judging:open-sealed", "judging:opened"}
    | {"judging:opened-file", "judging:opened-copy", "judging:opened-captions"}
    | {"awards:letterhead", "awards:drop-picture"}
)
# And where names are not hidden: letters to many show to whom they go.
OPEN_WITH_NAMES = frozenset(right.view for right in mailings.RIGHTS)

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
