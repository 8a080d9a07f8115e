"""CPU milliseconds, queries and compressed bytes of pages with 1,000 entries, 50 jurors, 5,000 sheets.

Run: `python -m bench.pages`. Beside them in the same run, by the same measure: a bare Django view and
a bare page of 27 kB (`bench.bare`).
"""

import gzip
import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import uuid4

os.environ |= {
    "BAIQAU_DATA": tempfile.mkdtemp(prefix="baiqau-bench-"),
    "BAIQAU_MODE": "production",
    "BAIQAU_SECRET_KEY": "bench" * 20,
    "BAIQAU_ADDRESS": "http://testserver",
    "DJANGO_SETTINGS_MODULE": "baiqau.site.settings",
    "DATABASE_URL": "",
}
NOVELTY, QUIET = {"criterion": "novelty"}, {"X-Saving": "quiet"}
ENTRIES, JURORS, PER_WORK, ROUNDS = 1000, 50, 5, 15


def main() -> None:
    """Fill a database, measure, print a Markdown table."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ROOT_URLCONF = "bench.bare"

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from django.db import transaction

    with transaction.atomic():
        world = fill()
    print("| page | CPU ms | queries | bytes | gzip |\n|---|---|---|---|---|")
    for name, page in pages(world):
        print(measured(name, page))


def fill():
    """Make the contest and its rows in bulk; the acts themselves are measured elsewhere."""
    from baiqau.people import actions as people
    from baiqau.people.models import Person

    now = datetime.now(UTC)
    organiser = people.join("organiser@example.kz", language="kk", now=now)
    contest = announced(organiser, now)
    Person.objects.bulk_create(
        Person(email=f"p{n}@example.kz", surname="Асанова", given="Әсел")
        for n in range(ENTRIES + JURORS)
    )
    persons = list(Person.objects.filter(email__startswith="p").order_by("pk"))
    seats = judged(contest, handed_in(contest, persons, now), persons[ENTRIES:], now)
    return contest, organiser, seats[1].person, seats[1].sheets.first()


def announced(organiser, now):
    """Give the example contest, moved so that it is in its selection now."""
    from baiqau.contests import actions as contests
    from baiqau.rules import examples, toml

    rules = toml.read(examples.text("time-of-new-opportunities-2024"))
    shift = now - rules.call.closes - timedelta(days=2)
    stages = tuple(
        one.model_copy(
            update={
                "opens": one.opens and one.opens + shift,
                "closes": one.closes + shift,
                "words": None,
            }
        )
        for one in rules.stages
    )
    contest = contests.create(
        rules.model_copy(update={"stages": stages}), by=organiser, now=now - timedelta(days=40)
    )
    contests.give_office(contest, organiser, "committee", by=organiser, now=now)
    return contests.announce(contest, by=organiser, now=now - timedelta(days=40))


def handed_in(contest, persons, now):
    """Give the admitted entries, each with an author of a library."""
    from baiqau.entries.models import Author, Entry
    from baiqau.site.story import cast

    libraries = cast.libraries()
    same = {"contest": contest, "version": contest.current, "state": "admitted", "kind": "project"}
    same |= {"summary": "Жоба сипаттамасы. " * 20, "created_at": now, "changed_at": now}
    Entry.objects.bulk_create(
        Entry(
            owner=persons[n],
            number=n + 1,
            title=f"Кітапханадағы көмекші {n}",
            submitted_at=now,
            **same,
        )
        for n in range(ENTRIES)
    )
    entries = list(Entry.objects.order_by("number"))
    name = {"surname": "Асанова", "given": "Әсел", "position": 1, "contact": True}
    Author.objects.bulk_create(
        Author(entry=entry, library=libraries[n % len(libraries)], **name)
        for n, entry in enumerate(entries)
    )
    receipts(contest, entries, now)
    return entries


def receipts(contest, entries, now):
    """Give each entry the receipt it was handed in with."""
    from baiqau.entries.models import Receipt
    from baiqau.entries.queries import snapshot

    same = {"version": contest.current, "turn": 1, "at": now, "snapshot": snapshot(entries[0])}
    Receipt.objects.bulk_create(
        Receipt(entry=entry, digest=f"{entry.number:064x}", **same) for entry in entries
    )


def judged(contest, entries, persons, now):
    """Give the seats of the commission; their sheets carry five marks of six."""
    from baiqau.judging.models import Mark, Seat, Sheet

    Seat.objects.bulk_create(
        Seat(
            contest=contest,
            person=person,
            code=f"J{n:02d}",
            chair=n == 0,
            state="accepted",
            invited_at=now,
        )
        for n, person in enumerate(persons)
    )
    seats = list(Seat.objects.order_by("code"))
    same = {"stage": "selection", "state": "open", "version": contest.current, "assigned_at": now}
    Sheet.objects.bulk_create(
        Sheet(entry=entry, seat=seats[(n * PER_WORK + k) % JURORS], **same)
        for n, entry in enumerate(entries)
        for k in range(PER_WORK)
    )
    criteria = contest.current.regulation.criteria[:5]
    Mark.objects.bulk_create(
        Mark(sheet=sheet, criterion=rule.key, value=(sheet.pk * 7) % 11, at=now)
        for sheet in Sheet.objects.all()
        for rule in criteria
    )
    return seats


def pages(world):
    """Give each measured page as a callable."""
    from allauth.mfa.models import Authenticator
    from django.test import Client

    from bench import bare

    contest, organiser, juror, sheet = world
    Authenticator.objects.create(user=organiser, type=Authenticator.Type.TOTP, data={"secret": "x"})
    visitor, staff, judge = Client(), Client(), Client()
    for client, person in ((staff, organiser), (judge, juror)):
        client.force_login(person, backend="baiqau.people.sessions.Accounts")
    base = f"/kk/c/{contest.slug}/"
    stranger = bare.visitor()
    yield "bare Django view, no middleware", lambda: stranger.get("/bare/")
    yield "bare page of 27 kB, no middleware", lambda: stranger.get("/bare-page/")
    yield "health page (one query)", lambda: visitor.get("/health/")
    yield "contest home, visitor, cached", lambda: visitor.get(base)
    yield "regulation, visitor, cached", lambda: visitor.get(f"{base}regulation/")
    yield "committee's list of 1,000", lambda: staff.get(f"{base}screening/?all=1")
    yield "juror's list of 100 sheets", lambda: judge.get(f"{base}sheets/")
    yield "juror's work page", lambda: judge.get(f"{base}sheets/{sheet.key}/")
    yield "saving a mark", tapping(judge, f"{base}sheets/{sheet.key}/mark/")
    ranked(contest, organiser)
    yield "ranking of 1,000 works", lambda: staff.get(f"{base}ranking/")
    yield "what if the shortlist were longer", lambda: staff.get(f"{base}ranking/line/?size=12")


def ranked(contest, organiser):
    """Sign all sheets as they are and freeze the ranking."""
    from django.utils import timezone

    from baiqau.judging.actions import ranking
    from baiqau.judging.models import Sheet

    now = timezone.now()
    Sheet.objects.update(state="signed", signed_at=now, salt="00", commitment="00")
    ranking.freeze(
        contest, "selection", ranking.reckon(contest, "selection"), by=organiser, now=now
    )


def tapping(judge, url):
    """Give the act of tapping another mark, each made on the one before, as the page sends it."""
    taps, saw = count(), [judge.post(url, NOVELTY | {"value": 0}, headers=QUIET).json()["on"]]

    def tap():
        told = {"value": next(taps) % 11, "tap": str(uuid4()), "on": saw[0]}
        answer = judge.post(url, NOVELTY | told, headers=QUIET)
        saw[0] = answer.json()["on"]
        return answer

    return tap


def measured(name, page) -> str:
    """Give the row of one page: the median CPU time of the rounds, the queries of one."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(3):
        answer = page()
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        answer = page()
        times.append((time.process_time() - started) * 1000)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = page()
    content = getattr(answer, "content", b"")
    status = getattr(answer, "status_code", 200)
    note = "" if status == 200 else f" ({status})"
    return f"| {name}{note} | {statistics.median(times):.2f} | {len(queries)} | {len(content)} | {len(gzip.compress(content))} |"


if __name__ == "__main__":
    sys.exit(main())
