"""Captions of a film: put in, put in the place of earlier ones, taken out. As files, so long as files may change."""

from datetime import datetime

from django.db import transaction

from baiqau.base import storage
from baiqau.entries import queries
from baiqau.entries.actions import handing_in, holding
from baiqau.entries.actions.works import shown_name
from baiqau.entries.hands import Hand
from baiqau.entries.models import Captions, Entry, WorkFile
from baiqau.files import captions
from baiqau.files.captions import CannotRead
from baiqau.rules.refusals import Refused


@transaction.atomic
def add_captions(
    film: WorkFile,
    *,
    language: str,
    original_name: str,
    content: bytes,
    by: Hand,
    now: datetime,
) -> Captions:
    """Put captions to a film that stands in the work; those of the same language before are replaced.

    Refuses what cannot be read, with the line, and what is no film.
    """
    entry = holding.to_change(film.entry, by=by, now=now)
    film = _standing(entry, film)
    try:
        cues = captions.read(content)
    except CannotRead as told:
        raise Refused(f"entries-captions-{told.code}", **told.facts) from told
    _retire(film, language, now)
    kept = Captions.objects.create(
        file=film,
        language=language,
        original_name=shown_name(original_name),
        sent=storage.keep([content]).sha256,
        blob=storage.keep([captions.webvtt(cues)]).sha256,
        cues=len(cues),
        added_at=now,
        added_by=by.actor,
    )
    _touched(entry, by, now)
    return kept


@transaction.atomic
def remove_captions(film: WorkFile, *, language: str, by: Hand, now: datetime) -> None:
    """Take the captions of one language off a film; what was received stays kept."""
    entry = holding.to_change(film.entry, by=by, now=now)
    if not _retire(_standing(entry, film), language, now):
        raise Refused("entries-captions-gone")
    _touched(entry, by, now)


def _standing(entry: Entry, film: WorkFile) -> WorkFile:
    found = queries.films_of(entry)
    standing = next((one for one in found if one.pk == film.pk), None)
    if standing is None:
        raise Refused("entries-captions-no-film")
    return standing


def _retire(film: WorkFile, language: str, now: datetime) -> int:
    before = Captions.objects.filter(file=film, language=language, replaced_at=None)
    return before.update(replaced_at=now)


def _touched(entry: Entry, by: Hand, now: datetime) -> None:
    entry.changed_at = now
    entry.save(update_fields=["changed_at"])
    handing_in.again(entry, by=by, now=now)
