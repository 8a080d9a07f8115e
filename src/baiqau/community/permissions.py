"""Who may see and write profiles."""

from baiqau.base.rights import EVERYONE, MEMBER, Right, may

RIGHTS: tuple[Right, ...] = (
    may("community:people", "GET", EVERYONE),
    may("community:profile", "GET", EVERYONE),
    may("community:mine", "GET POST", MEMBER, own="the person"),
)
