"""Who reads the journal and lets letters go."""

from baiqau.base.rights import CHAIR, ORGANISER, SECRETARY, Right, may

RIGHTS: tuple[Right, ...] = (
    may("journal:acts", "GET", ORGANISER, CHAIR, SECRETARY),
    may("journal:export", "GET", ORGANISER, CHAIR, SECRETARY),
    may("journal:outbox", "GET", ORGANISER),
    may("journal:release", "POST", ORGANISER),
    may("journal:stop", "POST", ORGANISER),
    may("journal:lift", "POST", ORGANISER),
    may("journal:wordings", "GET", ORGANISER),
    may("journal:wording", "GET POST", ORGANISER),
    may("journal:house-wording", "POST", ORGANISER),
)
