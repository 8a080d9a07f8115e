"""What the rules found, said in the active language, and the page that mends it."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from baiqau.entries import queries
from baiqau.entries.models import Entry, Receipt
from baiqau.entries.wording import FINDINGS
from baiqau.entries.wording.copying import LEFT
from baiqau.entries.wording.inviting import AWAITED
from baiqau.language import numbers
from baiqau.rules.values import Text

SIZES = {"file-too-big": ("bytes", "limit")}
TIMES = {"file-too-long": ("seconds", "limit", "tolerance")}
PAGES = {
    "library": "entries:authors",
    "authors": "entries:authors",
    "files": "entries:files",
    "consents": "entries:consents",
}


def sentence(code: str, clause: str | None, facts: Mapping[str, object]) -> str:
    """Say one finding in the active language; facts may be values or the plain ones of a receipt."""
    shown = {name: _fact(code, name, value) for name, value in facts.items()}
    return str((FINDINGS | AWAITED | LEFT)[code]) % {**shown, "clause": clause or "–"}


def _fact(code: str, name: str, value: object) -> str:
    language = get_language() or "kk"
    if name in SIZES.get(code, ()):
        return numbers.size(int(str(value)), language)
    if name in TIMES.get(
        code, ()
    ):  # a part of a second over the limit is over it: never rounded off
        return numbers.duration(ceil(Decimal(str(value))), language)
    if name == "on":
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
        return f"{day:%d.%m.%Y}"
    if isinstance(value, Text | Mapping):
        return Text.model_validate(value).within(language)
    if isinstance(value, tuple | list):
        return ", ".join(str(one) for one in value)
    return numbers.plain(value, language) if isinstance(value, Decimal) else str(value)


def received(receipt: Receipt, language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the files a receipt froze, each with its name, behind the question it answers."""
    asked = {one.key: one.label.within(language) for one in queries.asked_in(receipt)}
    for file in receipt.snapshot["files"]:
        label = asked.get(file.get("question", ""))
        yield (f"{label}: {file['name']}" if label else file["name"]), file


def entered(receipt: Receipt, language: str) -> str:
    """Name the nomination in which the work was handed in, as its regulation named it; "" in none."""
    found = receipt.version.regulation.nomination(receipt.snapshot["work"].get("nomination", ""))
    return found.name.within(language) if found else ""


def place(entry: Entry, field: str) -> str:
    """Give the address of the form that holds a field: `title`, `authors.2.born`, `answers.result`."""
    first, *rest = field.split(".")
    if first == "authors" and rest:
        return f"{address(entry, 'entries:authors')}{rest[0]}/"
    if first == "answers":
        return f"{address(entry, 'entries:edit')}#id_question-{rest[0]}"
    if first == "files" and rest and not rest[0].isdigit():
        return f"{address(entry, 'entries:files')}#asked-{rest[0]}"
    if first in PAGES:
        return address(entry, PAGES[first])
    return f"{address(entry, 'entries:edit')}#id_{first}"


def address(entry: Entry, view: str) -> str:
    """Give the address of one page of an entry."""
    return reverse(view, kwargs={"contest": entry.contest.slug, "entry": entry.key})
