"""`python -m baiqau.site.cli` is the same command."""

import sys

from baiqau.site.cli.entrance import main

sys.exit(main())
