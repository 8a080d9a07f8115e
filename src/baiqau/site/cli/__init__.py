"""The command line: `baiqau <command>`. Exit codes: 0 done, 1 refused or found wrong, 2 wrong use."""

from baiqau.site.cli.entrance import main

__all__ = ["main"]
