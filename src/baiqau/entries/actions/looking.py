"""Looking into the files of works in the background: the verdict first, the copies for showing after."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from baiqau.base import forgetting, storage
from baiqau.base.jobs.queue import enqueue_once
from baiqau.entries import queries
from baiqau.entries.models import Copy, Entry, Inspection, WorkFile
from baiqau.files import Inspection as Seen
from baiqau.files import Kind, Level, Video, child, copies, scanning
from baiqau.files.copies import Made
from baiqau.files.hazards import Hazard

_SOON, _LATER = 10, -10  # a verdict is waited for; copies let everything else go first
_PIECE = 1 << 20


def expect(file: WorkFile, turn: str = "") -> None:
    """Have a file looked into soon, once; `turn` names a further look."""
    enqueue_once(look.using(priority=_SOON), f"look:{file.key}{turn}", file.pk)


@task
def look(file: int) -> str:
    """Look into a file in a child process, ask the scanner, keep what was seen; give the verdict."""
    found = WorkFile.objects.select_related("entry__contest__current").get(pk=file)
    with storage.at_path(found.blob) as path:
        seen = child.inspect(path, claimed_name=found.original_name)
        if settings.SCANNER:
            seen = seen.joined(*scanning.scan(path, scanner=settings.SCANNER))
    return keep_seen(found, seen, now=timezone.now()).verdict


@transaction.atomic
def keep_seen(file: WorkFile, seen: Seen, *, now: datetime) -> Inspection:
    """Keep what was seen: true length and pages at the file, the committee's doubts at the entry.

    A file that is held has no copies and gets none; what was made of it before is taken away. One that
    a person released stays released as long as the very same is seen in it.
    """
    Inspection.objects.select_for_update().filter(file=file).first()
    film = seen.video or Video()
    measured = film.milliseconds is not None
    file.seconds = Decimal(film.milliseconds or 0) / 1000 if measured else None
    file.pages = seen.pages.count if seen.pages else None
    file.save(update_fields=["seconds", "pages"])
    _drop_copies(file)
    told = _told(seen, film) | {"looked_at": now, "copied_at": None, "release": None}
    if seen.level is Level.HELD:
        told["release"] = queries.standing_release(file, [_plain(one) for one in seen.hazards])
    kept, _new = Inspection.objects.update_or_create(file=file, defaults=told)
    _recount(file.entry)
    if not kept.is_held:
        expect_copies(file, now)
    return kept


def expect_copies(file: WorkFile, now: datetime) -> None:
    """Have the copies for showing made when nothing else is to do."""
    enqueue_once(copy.using(priority=_LATER), f"copy:{file.key}:{now.timestamp()}", file.pk)


@task
def copy(file: int) -> int:
    """Make the copies by which a file is shown; give how many there are now."""
    found = WorkFile.objects.select_related("inspection").get(pk=file)
    with TemporaryDirectory() as folder, storage.at_path(found.blob) as path:
        source = copies.Source(path, Kind(found.inspection.kind), _film(found))
        made, reasons = copies.make(source, folder=Path(folder))
        rows = [_kept(found, one) for one in made]
    return keep_copies(found, rows, reasons, now=timezone.now())


@transaction.atomic
def keep_copies(file: WorkFile, rows: list[Copy], reasons: dict[str, str], *, now: datetime) -> int:
    """Put the copies in the place of earlier ones, unless the file is held by now; give their number."""
    free = Inspection.objects.filter(file=file).exclude(verdict=Level.HELD, release=None)
    if not free.update(copied_at=now, reasons=reasons):
        return 0
    _drop_copies(file)
    return len(Copy.objects.bulk_create(rows))


def _drop_copies(file: WorkFile) -> None:
    forgetting.note(file.copies.values_list("blob", flat=True))
    file.copies.all().delete()


def _told(seen: Seen, film: Video) -> dict[str, object]:
    points = seen.picture or film
    return {
        "verdict": seen.level,
        "kind": seen.kind,
        "hazards": [_plain(one) for one in seen.hazards],
        "codec": film.codec[:20],
        "sound": film.sound[:20],
        "width": points.width or None,
        "height": points.height or None,
        "reasons": {},
    }


def _plain(one: Hazard) -> dict[str, object]:
    return {"code": one.code, "facts": dict(one.facts)}


def _film(file: WorkFile) -> Video:
    seen = file.inspection
    return Video(
        milliseconds=None if file.seconds is None else int(file.seconds * 1000),
        codec=seen.codec,
        sound=seen.sound,
        width=seen.width or 0,
        height=seen.height or 0,
    )


def _kept(file: WorkFile, made: Made) -> Copy:
    with made.path.open("rb") as content:
        blob = storage.keep(iter(lambda: content.read(_PIECE), b""))
    return Copy(
        file=file,
        use=made.use,
        position=made.position,
        blob=blob.sha256,
        media_type=made.media_type or file.media_type,
        words=made.words.replace("\0", ""),
    )


def _recount(entry: Entry) -> None:
    """Count anew what the committee will look at, for an entry that is handed in."""
    handed_in = Entry.objects.filter(pk=entry.pk, number__isnull=False)
    handed_in.update(doubts=queries.doubts_of(entry))
