"""Who may give, issue and check."""

from baiqau.base.rights import CHAIR, EDITOR, EVERYONE, MEMBER, ORGANISER, SECRETARY, Right, may

_PRESENTS = (CHAIR, ORGANISER)
_SEES = (CHAIR, ORGANISER, SECRETARY)

RIGHTS: tuple[Right, ...] = (
    may("awards:places", "GET", *_SEES),
    may("awards:award", "POST", CHAIR),
    may("awards:protocol", "GET", *_SEES),
    may("awards:sign-protocol", "POST", *_PRESENTS),
    may("awards:ceremony", "GET", *_PRESENTS),
    # the last name publishes: whoever may publish begins, and by beginning orders it
    may("awards:ceremony-begin", "POST", ORGANISER),
    may("awards:ceremony-turn", "POST", *_PRESENTS),
    may("awards:ceremony-screen", "GET", EVERYONE),
    may("awards:ceremony-cover", "GET", EVERYONE, own="the work that is on the screen now"),
    may("awards:ceremony-words", "GET POST", ORGANISER),
    may("awards:ceremony-script", "GET", *_PRESENTS),
    may("awards:rehearsal", "GET", *_PRESENTS),
    may("awards:rehearsal-screen", "GET", *_PRESENTS),
    may("awards:gifts", "GET", ORGANISER, SECRETARY),
    may("awards:stock", "POST", ORGANISER),
    may("awards:promise", "POST", ORGANISER, SECRETARY),
    may("awards:hand-over", "POST", ORGANISER, SECRETARY),
    may("awards:take-back", "POST", ORGANISER, SECRETARY),
    may("awards:papers", "GET", ORGANISER, EDITOR),
    may("awards:issue", "POST", ORGANISER),
    may("awards:issue-attendance", "POST", ORGANISER),
    may("awards:attended", "GET", EVERYONE, own="the ticket whose code is told"),
    may("awards:revoke", "POST", ORGANISER),
    may("awards:reissue", "POST", ORGANISER),
    may("awards:ask-names", "POST", ORGANISER),
    may("awards:letterhead", "GET POST", ORGANISER),
    may("awards:drop-picture", "POST", ORGANISER),
    may("awards:preview", "GET", ORGANISER),
    may("awards:mine", "GET", MEMBER, own="the holder"),
    may("awards:paper", "GET", MEMBER, own="the holder, or an organiser of the contest"),
    may("awards:picture", "GET", MEMBER, own="the holder, or an organiser of the contest"),
    may("awards:name", "GET POST", EVERYONE, own="the author of the personal link"),
    may("awards:name-preview", "GET", EVERYONE, own="the author of the personal link"),
    may("awards:verify", "GET", EVERYONE),
    may("awards:keys", "GET", EVERYONE),
    may("awards:badge", "GET", EVERYONE),
    may("awards:checked", "GET", EVERYONE),
    may("awards:statement", "GET", EVERYONE),
    may("check", "GET", EVERYONE),
)
