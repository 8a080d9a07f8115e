"""Who may do what on the day and with its result."""

from baiqau.base.rights import (
    CHAIR,
    EVERYONE,
    JUROR,
    MEMBER,
    ORGANISER,
    SECRETARY,
    Right,
    may,
)

_RUNS = (SECRETARY, ORGANISER)
_SEES = (SECRETARY, ORGANISER, CHAIR, JUROR)

RIGHTS: tuple[Right, ...] = (
    may("defence:day", "GET", *_SEES),
    may("defence:plan", "POST", *_RUNS),
    may("defence:divide", "POST", *_RUNS),
    may("defence:draw", "POST", *_RUNS),
    may("defence:step", "POST", *_RUNS),
    may("defence:checkin", "GET", *_RUNS),
    may("defence:arrival", "GET", *_RUNS),
    may("defence:presence", "POST", *_RUNS),
    may("defence:sheets", "GET", *_RUNS),
    may("defence:poll", "POST", *_RUNS),
    may("defence:tickets", "POST", *_RUNS),
    may("defence:audience", "GET", EVERYONE),
    may("defence:audience-register", "POST", EVERYONE, own="the ticket whose code is told"),
    may("defence:ballot", "GET", EVERYONE, own="the ticket whose code is told"),
    may("defence:vote", "POST", EVERYONE, own="the ticket whose code is told"),
    may("defence:hall", "GET", EVERYONE),
    may("defence:timetable", "GET", EVERYONE),
    may("defence:calendar", "GET", EVERYONE),
    may("defence:speaker", "GET", MEMBER, own="the talk of a work the person is an author of"),
    may("defence:live", "GET", JUROR, own="the juror's own sheet of the day"),
    may("defence:dissent", "GET POST", JUROR, CHAIR, own="the member's own opinion"),
    may("defence:result", "GET", *_RUNS, CHAIR),
    may("defence:compute", "POST", *_RUNS),
    may("defence:confirm", "POST", *_RUNS, CHAIR),
    may("defence:reject", "POST", CHAIR),
    may("defence:seal", "POST", CHAIR),
    may("defence:publish", "POST", ORGANISER),
)
