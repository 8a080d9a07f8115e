"""`baiqau story`: a whole contest headless on a fresh database; fails if anything is lost."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from baiqau.site.cli.stop import Stop
from baiqau.site.story.variants import VARIANTS


def run(options: argparse.Namespace) -> int:
    """Play the example contest in a folder of its own and check what came out."""
    if options.judged and options.judged not in VARIANTS:
        raise Stop(f"Another way of judging is one of {', '.join(VARIANTS)}.", code=2)
    out = Path(options.out or tempfile.mkdtemp(prefix="baiqau-story-")).absolute()
    if out.exists() and any(out.iterdir()):
        raise Stop(f"The folder {out} is not empty; choose another one with --out.", code=2)
    out.mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "BAIQAU_DATA": str(out / "data"),
        "BAIQAU_MODE": "production",
        "DJANGO_SETTINGS_MODULE": "baiqau.site.settings",
        "DATABASE_URL": "",
        "BAIQAU_MAIL_URL": "",
    }
    import django  # noqa: PLC0415  the environment is set above

    django.setup()
    from baiqau.site.story import telling  # noqa: PLC0415  needs Django

    told = telling.whole(
        entries=options.entries,
        jurors=options.jurors,
        seed=options.seed,
        out=out,
        imap=options.imap,
        judged=options.judged,
    )
    _print(told, options.json)
    for trouble in told.troubles:
        print(f"lost: {trouble}", file=sys.stderr)
    return 1 if told.troubles else 0


def _print(told: object, as_json: bool) -> None:  # noqa: FBT001  one private switch
    lines = told.lines  # type: ignore[attr-defined]  # a value of story.telling
    if as_json:
        print(
            json.dumps(
                [{"stage": one.stage, "seconds": one.seconds, **one.counts} for one in lines]
            )
        )
        return
    width = max(len(one.stage) for one in lines)
    for one in lines:
        counts = ", ".join(f"{name} {number}" for name, number in sorted(one.counts.items()))
        print(f"{one.stage:<{width}}  {one.seconds:7.2f} s  {counts}")
    print(f"{'all':<{width}}  {sum(one.seconds for one in lines):7.2f} s")
