"""Understanding a letter: read in a child process, then settled in one transaction."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from baiqau.base import storage
from baiqau.base.storage import Blob
from baiqau.contests.queries import by_slug
from baiqau.journal import addresses
from baiqau.journal.addresses import Bounce
from baiqau.language.folding import fold
from baiqau.mailbox import child, letters, names, queries
from baiqau.mailbox.actions import filling
from baiqau.mailbox.child import ReadFile, ReadLetter, UnreadableLetter
from baiqau.mailbox.models import Incoming, IncomingFile
from baiqau.people import actions as people
from baiqau.rules import naming, states
from baiqau.rules.naming import Recognised
from baiqau.rules.parts import NamingRule
from baiqau.rules.refusals import Refused

SURE_ENOUGH = 0.6  # below, a person looks: at this figure one letter in four is amiss
OUT_OF_TERM = ("entries-call-not-open", "entries-call-closed")
PIECE = 1 << 20
Kept = Sequence[tuple[ReadFile, Blob]]


def understand(letter: Incoming, *, now: datetime) -> Incoming:
    """Read a stored letter and do what follows from it; one that is read already stays as it is.

    A letter that kills or outlasts its reader goes to the tray as unreadable; nothing is lost.
    """
    if letter.state != "stored":
        return letter
    with TemporaryDirectory() as folder, storage.at_path(letter.blob) as path:
        try:
            told = child.read(path, Path(folder))
        except UnreadableLetter as trouble:
            return _unreadable(letter, str(trouble))
        kept = [(file, _kept(file.path)) for file in told.files]
    return _understood(letter, told, kept, now)


def _kept(path: Path) -> Blob:
    with path.open("rb") as file:
        return storage.keep(iter(lambda: file.read(PIECE), b""))


@transaction.atomic
def _unreadable(letter: Incoming, trouble: str) -> Incoming:
    letter = Incoming.objects.select_for_update().get(pk=letter.pk)
    if letter.state == "stored":
        letter.state = states.walk(states.INCOMING, letter.state, "fail")
        letter.trouble = trouble[:300]
        letter.save(update_fields=["state", "trouble"])
    return letter


@transaction.atomic
def _understood(letter: Incoming, told: ReadLetter, kept: Kept, now: datetime) -> Incoming:
    letter = Incoming.objects.select_for_update().get(pk=letter.pk)
    if letter.state != "stored":
        return letter
    _write(letter, told, kept)
    if letter.contest is None:
        letter.contest = queries.contest_for(told.recipients, letter.received_at)
    step = _step(letter, told, now)
    letter.state = states.walk(states.INCOMING, letter.state, step)
    letter.save()
    if letter.state in letters.ANSWERED and not told.silence:
        letters.answer(letter, now=now)
    return letter


def _write(letter: Incoming, told: ReadLetter, kept: Kept) -> None:
    """Write down what was read: words, doubts, files."""
    letter.kind, letter.message_id = told.kind, told.message_id[:300]
    letter.sender, letter.sender_name = told.sender.lower()[:254], told.sender_name[:200]
    letter.subject, letter.text, letter.sure = told.subject[:500], told.text, told.sure
    letter.links, letter.doubts, letter.claims = (
        list(told.links),
        list(told.doubts),
        list(told.claims),
    )
    letter.search_key = fold(f"{told.subject} {told.sender_name} {told.sender}")[:1000]
    letter.files.all().delete()
    IncomingFile.objects.bulk_create(
        IncomingFile(
            incoming=letter,
            position=place,
            name=file.name[:255],
            media=file.media[:120],
            use=file.use,
            blob=blob.sha256,
            size=blob.size,
        )
        for place, (file, blob) in enumerate(kept)
    )


def _step(letter: Incoming, told: ReadLetter, now: datetime) -> str:
    """Give the step that follows from the letter, having done what it asks for."""
    if letter.kind != "ordinary":
        _bounced(letter, told, now)
        return "keep-silent"
    if letter.contest is None:
        return _asking(letter, "no-contest")
    before = queries.earlier(letter, set(queries.works_of(letter).values_list("blob", flat=True)))
    if before is not None:
        letter.entry, letter.person = before.entry, before.person
        return "repeat"
    rule = letter.contest.regulation.naming
    if rule is None or not letter.sender:
        return _asking(letter, "no-sender" if rule else "no-rule")
    if queries.ours(letter.sender, letter.contest):
        return _asking(letter, "own-address")
    return _named(letter, told, rule, now)


def _named(letter: Incoming, told: ReadLetter, rule: NamingRule, now: datetime) -> str:
    found = naming.look(rule, subject=told.subject, files=told.names, text=told.text)
    if found is not None:
        letter.surname = " ".join(found.surname_words)[:160]
        letter.certainty = found.confidence
    if not letter.links and not queries.works_of(letter).exists():
        return _asking(letter, "no-work")
    if found is None:
        return _asking(letter, "not-named")
    return _placed(letter, now) if _certain(found) else _asking(letter, "unsure")


def _certain(found: Recognised) -> bool:
    bare = not found.surname_words and found.how in ("exact", "spelling")
    return found.confidence >= SURE_ENOUGH or found.placeholder or bare


def _placed(letter: Incoming, now: datetime) -> str:
    """Offer the files to the sender's entry of this name, else make a draft of them."""
    assert letter.contest is not None, "a letter without a contest waits for a person"
    spoken = names.tongue(f"{letter.subject} {letter.text}", letter.contest.regulation.languages)
    letter.person = people.join(letter.sender, language=spoken, now=now)
    for entry in queries.changeable(letter.person, letter.contest):
        if not letter.surname or queries.named(entry, letter.surname):
            letter.entry = entry
            return "offer"
    try:
        with transaction.atomic():
            letter.entry = filling.draft(letter)
    except Refused as refused:
        letter.trouble = refused.code[:300]
        return _asking(letter, "call-closed" if refused.code in OUT_OF_TERM else "no-draft")
    return "draft"


def _asking(letter: Incoming, why: str) -> str:
    letter.why = why
    return "ask"


def _bounced(letter: Incoming, told: ReadLetter, now: datetime) -> None:
    """Note which of our letters came back; a bounce of none of ours changes nothing."""
    if told.kind != "bounce":
        return
    for address, status, permanent, why in told.failed:
        bounce = Bounce(told.about, address, status, permanent=permanent, why=why)
        ours = addresses.came_back(bounce, at=now)
        if ours is not None and letter.contest is None:
            letter.contest = by_slug(ours.scope)
