"""Who reads and who writes what is public."""

from baiqau.base.rights import EDITOR, EVERYONE, ORGANISER, Right, may

_WRITERS = (EDITOR, ORGANISER)

RIGHTS: tuple[Right, ...] = (
    may("publishing:home", "GET", EVERYONE),
    may("publishing:news", "GET", EVERYONE),
    may("publishing:news-item", "GET", EVERYONE),
    may("publishing:atom", "GET", EVERYONE),
    may("publishing:rss", "GET", EVERYONE),
    may("publishing:calendar", "GET", EVERYONE),
    may("publishing:results", "GET", EVERYONE),
    may("publishing:recount", "GET", EVERYONE),
    may("publishing:bundle", "GET", EVERYONE),
    may("publishing:verifier", "GET", EVERYONE),
    may("publishing:showcase", "GET", EVERYONE),
    may("publishing:work", "GET", EVERYONE),
    may("publishing:newsroom", "GET", *_WRITERS),
    may("publishing:news-write", "GET POST", *_WRITERS),
    may("publishing:news-edit", "GET POST", *_WRITERS),
    may("publishing:news-publish", "POST", *_WRITERS),
    may("publishing:news-take-back", "POST", *_WRITERS),
)
