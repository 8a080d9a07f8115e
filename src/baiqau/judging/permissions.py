"""Who may do what in the commission's stage."""

from baiqau.base.rights import CHAIR, EVERYONE, JUROR, MEMBER, ORGANISER, SECRETARY, Right, may

_RUNS = (ORGANISER, CHAIR)
_OTHERS_WORK = "a work the person has no conflict with"
_OWN_SHEET = "the juror's own sheet, without a conflict"

RIGHTS: tuple[Right, ...] = (
    may("judging:commission", "GET", *_RUNS, SECRETARY),
    may("judging:invite", "POST", ORGANISER),
    may("judging:remind", "POST", *_RUNS),
    may("judging:release", "POST", *_RUNS),
    may("judging:renew-link", "POST", *_RUNS, SECRETARY),
    may("judging:door", "GET POST", EVERYONE, own="whoever holds the juror's personal link"),
    may("judging:door-code", "GET POST", EVERYONE, own="the sign-in begun in this session"),
    may("judging:seat", "GET", MEMBER, own="the invited person"),
    may("judging:answer", "POST", MEMBER, own="the invited person"),
    may("judging:find-conflicts", "POST", *_RUNS),
    may("judging:pin-conflict", "POST", *_RUNS),
    may("judging:settle", "POST", *_RUNS, own="a question about somebody else"),
    may("judging:assignment", "GET", *_RUNS),
    may("judging:propose", "POST", *_RUNS),
    may("judging:approve", "POST", *_RUNS),
    may("judging:readers", "GET", *_RUNS, own=_OTHERS_WORK),
    may("judging:lock", "POST", *_RUNS, own=_OTHERS_WORK),
    may("judging:swap", "POST", *_RUNS, own=_OTHERS_WORK),
    may("judging:sheets", "GET", JUROR, own="the juror's own sheets"),
    may("judging:next", "GET", JUROR, own="the juror's own sheets"),
    may("judging:sheet", "GET", JUROR, own=_OWN_SHEET),
    may("judging:mark", "POST", JUROR, own=_OWN_SHEET),
    may("judging:write", "POST", JUROR, own=_OWN_SHEET),
    may("judging:conflict", "POST", JUROR, own=_OWN_SHEET),
    may("judging:cannot", "POST", JUROR, own=_OWN_SHEET),
    may("judging:signing", "GET", JUROR, own="the juror's own sheets"),
    may("judging:sign", "POST", JUROR, own="the juror's own sheets"),
    may("judging:signed", "GET", JUROR, own="the juror's own sheets"),
    may("judging:work-file", "GET", JUROR, own=_OWN_SHEET),
    may("judging:work-copy", "GET", JUROR, own=_OWN_SHEET),
    may("judging:unlocking", "GET", CHAIR, own=_OTHERS_WORK),
    may("judging:unlock", "POST", CHAIR, own=_OTHERS_WORK),
    may("judging:discussion", "GET", JUROR, CHAIR, own=_OTHERS_WORK),
    may("judging:discussed", "GET", JUROR, CHAIR, own=_OTHERS_WORK),
    may("judging:say", "POST", JUROR, CHAIR, own=_OTHERS_WORK),
    may("judging:conclude", "POST", CHAIR, own=_OTHERS_WORK),
    may("judging:revise", "POST", JUROR, own="the juror's own signed sheet, without a conflict"),
    may("judging:ranking", "GET", *_RUNS),
    may("judging:line", "GET", *_RUNS, own=_OTHERS_WORK),
    may("judging:marks-csv", "GET", *_RUNS, own=_OTHERS_WORK),
    may("judging:marks-xlsx", "GET", *_RUNS, own=_OTHERS_WORK),
    may("judging:marks-pdf", "GET", *_RUNS, own=_OTHERS_WORK),
    may("judging:compute", "POST", *_RUNS),
    may("judging:shortlist", "POST", *_RUNS),
)
