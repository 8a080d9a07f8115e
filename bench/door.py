"""Both doors at the deadline minute: `python -m bench.door [WORKS] [LETTERS]`.

Drafts with everything in them are handed in by eight people at once over HTTP, against the server as
it is installed (granian, SQLite). Then letters with a work arrive one after another, kept on the disk
and understood. Beside both, in the same run: the health page asked by the same eight, and the bytes of
the same letters written and synced as plain files.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email.message import EmailMessage
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
PORT = 8461
os.environ.update(
    BAIQAU_DATA=tempfile.mkdtemp(prefix="baiqau-bench-"),
    BAIQAU_MODE="demo",
    BAIQAU_ADDRESS=f"http://127.0.0.1:{PORT}",
    BAIQAU_SECRET_KEY="bench" * 20,
    DATABASE_URL="",
    DJANGO_SETTINGS_MODULE="baiqau.site.settings",
)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from tests import build  # noqa: E402

from baiqau.contests.models import Contest, Moment  # noqa: E402
from baiqau.entries.models import Entry  # noqa: E402
from baiqau.mailbox import actions as mailbox  # noqa: E402
from baiqau.mailbox.models import Incoming  # noqa: E402

RIVALS = 8
TOKEN = "t" * 32
LAST_MINUTE = build.LAST_MOMENT - timedelta(minutes=3)


def drafts(count: int) -> tuple[Contest, list[tuple[str, str]]]:
    """Make complete drafts; give for each where it is handed in and its owner's session."""
    with transaction.atomic():
        contest = build.contest("deadline")
        made = [build.draft(contest) for _ in range(count)]
        Moment.objects.update_or_create(id=1, defaults={"ahead": LAST_MINUTE - timezone.now()})
    told = []
    for entry in made:
        client = Client()
        client.force_login(entry.owner, backend="baiqau.people.sessions.Accounts")
        address = f"/kk/c/{contest.slug}/entries/{entry.key}/submit/"
        told.append((address, client.cookies["baiqau"].value))
    return contest, told


def hand_in(one: tuple[str, str]) -> int:
    address, session = one
    line = HTTPConnection("127.0.0.1", PORT, timeout=120)
    line.request(
        "POST",
        address,
        f"csrfmiddlewaretoken={TOKEN}",
        {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"baiqau={session}; csrf={TOKEN}",
        },
    )
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer.status


def ask(_: object) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health/", timeout=60) as answer:
        return int(answer.status)


def rate(what: str, count: int, act: Callable[[], object]) -> float:
    """Print and give how many a second."""
    began = time.perf_counter()
    act()
    found = count / (time.perf_counter() - began)
    print(f"{what:46} {found:8.1f} a second")
    return found


def letters(count: int) -> list[bytes]:
    found = []
    for number in range(count):
        letter = EmailMessage()
        letter["From"] = f"Author <author{number}@kitap.example>"
        letter["To"] = "baiqau@kitap.example"
        letter["Subject"] = f"ЖИ байқауы_Асанов{number}"
        letter["Message-ID"] = f"<{number}@kitap.example>"
        letter.set_content("Сәлеметсіз бе! Жобамды жіберемін.")
        letter.add_attachment(
            build.PDF + os.urandom(200_000),
            maintype="application",
            subtype="pdf",
            filename=f"ЖИ байқауы_Асанов{number}.pdf",
        )
        found.append(letter.as_bytes())
    return found


def arrive(contest: Contest, raws: list[bytes]) -> None:
    for raw in raws:
        letter, _ = mailbox.arrive(
            raw, source="bench", contest=contest, received_at=LAST_MINUTE, now=LAST_MINUTE
        )
        mailbox.understand(letter, now=LAST_MINUTE)


def plainly(raws: list[bytes]) -> None:
    folder = Path(tempfile.mkdtemp(prefix="baiqau-plain-"))
    for number, raw in enumerate(raws):
        with (folder / str(number)).open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())


def main(works: int, number: int) -> None:
    call_command("migrate", verbosity=0)
    contest, told = drafts(works)
    connections.close_all()
    server = subprocess.Popen(
        [sys.executable, "-m", "baiqau.site.cli", "serve", "--port", str(PORT)],
        stdout=subprocess.DEVNULL,
    )
    try:
        while True:
            try:
                ask(None)
                break
            except OSError:
                time.sleep(0.2)
        with ThreadPoolExecutor(RIVALS) as people:
            health = rate(
                "health page, eight at once",
                works * 4,
                lambda: list(people.map(ask, range(works * 4))),
            )
            handed = rate(
                "works handed in, eight at once", works, lambda: list(people.map(hand_in, told))
            )
    finally:
        server.terminate()
        server.wait(30)
    done = Entry.objects.filter(contest=contest, state="submitted")
    numbers = sorted(done.values_list("number", flat=True))
    assert numbers == list(range(1, works + 1)), f"{len(numbers)} of {works}"
    print(
        f"{works} of {works}, numbers without a gap; a health page to a work: {health / handed:.1f}"
    )
    raws = letters(number)
    kept = rate("letters of 270 kB kept and understood", number, lambda: arrive(contest, raws))
    plain = rate("the same bytes as plain synced files", number, lambda: plainly(raws))
    assert Incoming.objects.filter(contest=contest).exclude(state="stored").count() == number
    print(f"a plain file to a letter: {plain / kept:.1f}")


if __name__ == "__main__":
    main(*(int(told) for told in [*sys.argv[1:], *["200", "200"][len(sys.argv) - 1 :]]))
