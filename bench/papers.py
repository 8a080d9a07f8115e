"""What papers cost: documents a CPU-second, bytes, memory: `python bench/papers.py [N]`."""

import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from baiqau.paper.blocks import Clause  # noqa: E402
from baiqau.paper.certificate import Certificate  # noqa: E402
from baiqau.paper.diploma import Diploma  # noqa: E402
from baiqau.paper.honour import Honour, Signatory, Words  # noqa: E402
from baiqau.paper.receipt import Receipt, ReceivedFile  # noqa: E402
from baiqau.paper.regulation import RegulationPaper  # noqa: E402
from baiqau.paper.typesetting import Document, Press, Template  # noqa: E402
from baiqau.paper.wording import Language, role  # noqa: E402

MADE = datetime(2024, 11, 21, tzinfo=UTC)


@dataclass(frozen=True)
class Cost:
    what: str
    each: float
    size: int

    def __str__(self) -> str:
        return f"{self.what:<28}{1 / self.each:8.1f} a CPU-second{self.size / 1024:8.1f} KiB"


def main(count: int) -> None:
    press = Press()
    for what, template, make in CASES:
        print(measure(press, what, template, make, count))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def measure(
    press: Press, what: str, template: Template, make: Callable[[int], Document], count: int
) -> Cost:
    """Print `count` different papers; the first, which warms the press, is not counted."""
    press.pdf(template, make(0), made=MADE)
    start = time.process_time()
    sizes = [len(press.pdf(template, make(number), made=MADE)) for number in range(1, count + 1)]
    return Cost(what, (time.process_time() - start) / count, sum(sizes) // count)


def words(language: Language, number: int) -> Words:
    return Words(
        language=language,
        occasion="«Жаңа мүмкіндіктер уақыты» жас кітапханашылар жобаларының байқауы",
        organiser="Үлгі кітапханасы",
        holder=f"Асанова Әсел Болатқызы {number:x}",
        role=role("author", f"Ақылды сөре {number}", language),
        workplace="Абай атындағы облыстық әмбебап кітапхана",
        day="Астана қаласы, 2024 жылғы 21 қараша",
        signatories=(Signatory("Ғ. Қ. Өмірұлы", "Директор"), Signatory("Ү. Ізбасар", "Төраға")),
    )


def honour(number: int, *languages: Language) -> Honour:
    said = tuple(words(language, number) for language in languages)
    return Honour(said, f"2024-{number:05}", f"https://baiqau.example.kz/p/7K4QXM{number:05}")


def receipt(number: int) -> Receipt:
    return Receipt(
        language="kk",
        number=f"2024-{number:05}",
        received=MADE,
        organiser="Үлгі кітапханасы",
        occasion="«Жаңа мүмкіндіктер уақыты» байқауы",
        work="Ақылды сөре",
        authors=("Асанова Әсел Болатқызы",),
        files=(ReceivedFile("ЖИ байқауы_Асанова.pdf", number, f"{number:064x}"),) * 3,
        link=f"https://baiqau.example.kz/e/{number:08}",
    )


def regulation(number: int) -> RegulationPaper:
    return RegulationPaper(
        language="kk",
        kind="Ереже",
        title="«Жаңа мүмкіндіктер уақыты» байқауы",
        organiser="Үлгі кітапханасы",
        version=f"{number}-нұсқа",
        digest=f"{number:064x}",
        blocks=tuple(clauses(number)),
    )


def clauses(number: int) -> Iterator[Clause]:
    for clause in range(40):
        yield Clause(f"{number}.{clause}", f"Байқаудың {number}-шарты: мәтін. " * 12)


CASES: tuple[tuple[str, Template, Callable[[int], Document]], ...] = (
    ("certificate", "certificate", lambda n: Certificate(honour(n, "kk"))),
    ("certificate, two languages", "certificate", lambda n: Certificate(honour(n, "kk", "ru"))),
    ("diploma", "diploma", lambda n: Diploma(honour(n, "kk"), "first")),
    ("receipt", "receipt", receipt),
    ("regulation, 40 clauses", "regulation", regulation),
)

if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
