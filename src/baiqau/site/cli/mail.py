"""`baiqau mail fetch` and `baiqau mail accept`: letters from the mailbox, one from standard input."""

import argparse
import json
import sys

from django.db.models import QuerySet
from django.utils import translation

from baiqau.base import refusals
from baiqau.contests import clock, queries
from baiqau.contests.models import Contest
from baiqau.mailbox import actions, fetching
from baiqau.mailbox.models import Incoming, Mailbox
from baiqau.rules.refusals import Refused
from baiqau.site.cli.stop import Stop


def fetch(options: argparse.Namespace) -> int:
    """Fetch every mailbox, or that of one contest, and understand what came."""
    failed = 0
    for box in _boxes(options.contest):
        try:
            fetching.fetch(box, now=clock.now())
        except Refused as refused:
            with translation.override("en"):
                print(refusals.sentence(refused), file=sys.stderr)
            failed = 1
        for letter in Incoming.objects.filter(contest=box.contest, state="stored").order_by("pk"):
            print(_line(actions.understand(letter, now=clock.now())))
    return failed


def _boxes(slug: str) -> QuerySet[Mailbox]:
    boxes = Mailbox.objects.select_related("contest__current").order_by("pk")
    if not slug:
        return boxes
    if not boxes.filter(contest=_contest(slug)).exists():
        raise Stop(f"The contest {slug} has no mailbox; set it up on its page.")
    return boxes.filter(contest__slug=slug)


def accept(options: argparse.Namespace) -> int:
    """Keep one letter, understand it, say what became of it. On return it is on the disk."""
    raw = sys.stdin.buffer.read()
    if not raw.strip():
        raise Stop("No letter came on standard input.", code=2)
    contest = _contest(options.contest) if options.contest else None
    now = clock.now()
    letter, _new = actions.arrive(raw, source="accept", contest=contest, received_at=now, now=now)
    letter = actions.understand(letter, now=now)
    print(json.dumps(_told(letter), ensure_ascii=False) if options.json else _line(letter))
    return 0


def _contest(slug: str) -> Contest:
    contest = queries.by_slug(slug)
    if contest is None:
        raise Stop(f"There is no contest {slug} here.")
    return contest


def _line(letter: Incoming) -> str:
    work = f" -> {letter.entry.key}" if letter.entry else ""
    why = f" ({letter.why})" if letter.why else ""
    return f"{letter.state}{why}\t{letter.sender}\t{letter.subject}{work}"


def _told(letter: Incoming) -> dict[str, object]:
    return {
        "letter": str(letter.key),
        "sha256": letter.blob,
        "state": letter.state,
        "why": letter.why,
        "kind": letter.kind,
        "contest": letter.contest.slug if letter.contest else None,
        "sender": letter.sender,
        "sender_name": letter.sender_name,
        "subject": letter.subject,
        "surname": letter.surname,
        "certainty": letter.certainty,
        "sure": letter.sure,
        "text": letter.text,
        "links": letter.links,
        "doubts": letter.doubts,
        "entry": str(letter.entry.key) if letter.entry else None,
        "files": [
            {
                "name": file.name,
                "media": file.media,
                "use": file.use,
                "sha256": file.blob,
                "size": file.size,
                "taken": file.taken_id is not None,
                "untaken": file.untaken,
            }
            for file in letter.files.all()
        ],
    }
