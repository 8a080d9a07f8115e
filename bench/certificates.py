"""Ten thousand certificates by two workers, from the button to the files: `python -m bench.certificates [N]`.

Beside them in the same run, where they are installed: the same certificate by ReportLab and by
WeasyPrint, as documents a CPU-second.
"""

import os
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from bench import pages  # prepares the environment: a database of its own

WORKERS = 2
BAIQAU = [sys.executable, "-m", "baiqau.site.cli"]


def main(count: int) -> None:
    """Fill a database, issue, print, compare."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    slug = admitted(count)
    begun, idle = time.monotonic(), burnt()
    enqueue(slug)
    together([[*BAIQAU, "worker", "--until-empty"]] * WORKERS)
    issued, signed = time.monotonic(), burnt()
    out = Path(os.environ["BAIQAU_DATA"]) / "papers"
    subprocess.run(
        [*BAIQAU, "certificates", slug, "--out", str(out), "--workers", str(WORKERS)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    done, printed = time.monotonic(), burnt()
    files = len(list(out.glob("*.pdf")))
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{files} of {count} certificates, {WORKERS} processes on {os.cpu_count()} cores")
    print(f"issued in {issued - begun:.1f} s, printed in {done - issued:.1f} s")
    print(
        f"CPU seconds of the workers: {signed - idle:.1f} issuing, {printed - signed:.1f} printing"
    )
    print(f"largest process {most:.0f} MiB")
    compare()


def burnt() -> float:
    """Give the CPU seconds, user and system, of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def admitted(count: int) -> str:
    """Make a contest with so many admitted authors."""
    pages.ENTRIES = count
    from baiqau.people import actions as people
    from baiqau.people.models import Person

    now = datetime.now(UTC)
    organiser = people.join("organiser@example.kz", language="kk", now=now)
    contest = pages.announced(organiser, now)
    Person.objects.bulk_create(
        Person(email=f"p{n}@example.kz", surname="Асанова", given="Әсел") for n in range(count)
    )
    persons = list(Person.objects.filter(email__startswith="p").order_by("pk"))
    pages.handed_in(contest, persons, now)
    return contest.slug


def enqueue(slug: str) -> None:
    """Press the organiser's button."""
    from baiqau.awards import tasks

    tasks.issue_all.enqueue(slug, "system", datetime.now(UTC).isoformat())


def together(commands: list[list[str]]) -> None:
    """Run commands side by side to their end."""
    crew = [subprocess.Popen(command) for command in commands]
    for one in crew:
        if one.wait():
            raise SystemExit("a worker failed")


def compare(count: int = 100) -> None:
    """Print documents a CPU-second of this house and of others, in one run."""
    rates = {name: rate(make, count) for name, make in makers().items()}
    for name, found in rates.items():
        print(f"{name:<12}{found:8.1f} a CPU-second, ratio {rates['baiqau'] / found:5.1f}")
    for name in sorted({"reportlab", "weasyprint"} - rates.keys()):
        print(f"{name:<12}  absent: install the group `bench`")


def rate(make, count: int) -> float:
    make(0)
    begun = time.process_time()
    for number in range(1, count + 1):
        make(number)
    return count / (time.process_time() - begun)


def makers():
    """Give what makes one certificate, by name."""
    from baiqau.paper.typesetting import Press
    from bench.papers import Certificate, honour

    press, made = Press(), datetime(2024, 11, 21, tzinfo=UTC)
    found = {"baiqau": lambda n: press.pdf("certificate", Certificate(honour(n, "kk")), made=made)}
    if find_spec("reportlab"):
        found["reportlab"] = by_reportlab
    if find_spec("weasyprint"):
        found["weasyprint"] = by_weasyprint
    return found


def by_reportlab(number: int) -> bytes:
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfgen.canvas import Canvas

    into = BytesIO()
    wide, high = landscape(A4)
    page = Canvas(into, pagesize=(wide, high))
    page.rect(26, 26, wide - 52, high - 52)
    for size, top, words in ((42, 300, "SERTIFIKAT"), (38, 240, f"Asanova Asel {number:x}")):
        page.setFont("Times-Roman", size)
        page.drawCentredString(wide / 2, top, words)
    code = Drawing(85, 85)
    code.add(
        QrCodeWidget(f"https://baiqau.example.kz/p/7K4QXM{number:05}", barWidth=85, barHeight=85)
    )
    renderPDF.draw(code, page, wide - 180, 80)
    page.save()
    return into.getvalue()


def by_weasyprint(number: int) -> bytes:
    from weasyprint import HTML

    from baiqau.paper import qr

    code = qr.svg(f"https://baiqau.example.kz/p/7K4QXM{number:05}")
    body = f"<h1>СЕРТИФИКАТ</h1><h2>Асанова Әсел {number:x}</h2>{code}"
    style = (
        "<style>@page{size:A4 landscape;margin:2cm}h1,h2{text-align:center}svg{width:3cm}</style>"
    )
    made: bytes = HTML(string=f"<html lang=kk>{style}{body}</html>").write_pdf()
    return made


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
