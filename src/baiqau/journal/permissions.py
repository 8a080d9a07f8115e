"""Who may do what in this stage."""

from baiqau.base.rights import Right

RIGHTS: tuple[Right, ...] = ()
