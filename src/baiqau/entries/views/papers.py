"""The receipt as a paper, printed from what was frozen."""

from typing import cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from baiqau.entries.models import Receipt
from baiqau.entries.sentences import entered, received
from baiqau.language.names import PersonName
from baiqau.paper import receipt as paper
from baiqau.paper.typesetting import press
from baiqau.paper.wording import Language


def receipt_pdf(receipt: Receipt, language: str) -> bytes:
    """Print a receipt; the same receipt in the same language gives the same bytes."""
    entry, regulation, frozen = receipt.entry, receipt.version.regulation, receipt.snapshot
    here = reverse("entries:receipt", kwargs={"contest": entry.contest.slug, "entry": entry.key})
    printed = paper.Receipt(
        language=cast("Language", language),
        number=str(frozen["number"]),
        received=receipt.at.astimezone(ZoneInfo(regulation.zone)),
        organiser=regulation.organiser.name.within(language),
        occasion=regulation.title.within(language),
        work=frozen["work"]["title"],
        authors=tuple(_name(author) for author in frozen["authors"]),
        files=tuple(
            paper.ReceivedFile(name, file["size"], file["sha256"])
            for name, file in received(receipt, language)
        ),
        link=f"{settings.ADDRESS}{here}?turn={receipt.turn}",
        nomination=entered(receipt, language),
    )
    return press().pdf("receipt", printed, made=receipt.at)


def _name(author: dict[str, str]) -> str:
    return PersonName(author["surname"], author["given"], author["patronymic"]).full()
