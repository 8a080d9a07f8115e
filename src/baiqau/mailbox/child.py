"""Reading a letter in a child process with limits: whatever is in it, it harms only the child.

`python -m baiqau.mailbox.child LETTER FOLDER` writes each file into FOLDER under its number and
prints one JSON object of what was read.
"""

import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

SECONDS = 60
MEMORY = 1 << 30  # a letter of 50 MB is held a few times over while it is taken apart
LONGEST_TEXT = 20_000


@dataclass(frozen=True)
class ReadFile:
    """A file of a letter: where its bytes lie, and what is said of it."""

    path: Path
    name: str
    media: str
    use: str


@dataclass(frozen=True)
class ReadLetter:
    """What was read, as plain values; see `post.letter.Letter` for their meaning."""

    kind: str
    message_id: str
    sender: str
    sender_name: str
    recipients: tuple[str, ...]
    subject: str
    text: str
    sure: bool
    date: datetime | None
    links: tuple[str, ...]
    failed: tuple[tuple[str, str, bool, str], ...]
    about: str
    silence: tuple[str, ...]
    doubts: tuple[str, ...]
    claims: tuple[str, ...]
    names: tuple[str, ...]
    files: tuple[ReadFile, ...]


class UnreadableLetter(Exception):  # noqa: N818  an answer about a letter, not an error of the program
    """The child died, ran out of its limits or said nothing."""


def read(letter: Path, folder: Path) -> ReadLetter:
    """Read a letter into values and files in `folder`. UnreadableLetter tells why it cannot be."""
    command = [sys.executable, "-m", "baiqau.mailbox.child", str(letter), str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603  our own module
    except subprocess.TimeoutExpired as late:
        raise UnreadableLetter(f"not read within {SECONDS} s") from late
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise UnreadableLetter(last[:250] or f"the reader ended with {done.returncode}")
    return _told(json.loads(done.stdout), folder)


def _told(told: dict[str, Any], folder: Path) -> ReadLetter:
    files = tuple(
        ReadFile(folder / str(place), **said) for place, said in enumerate(told.pop("files"))
    )
    date = told.pop("date")
    failed = tuple(tuple(one) for one in told.pop("failed"))
    plain: dict[str, Any] = {
        name: tuple(said) if isinstance(said, list) else said for name, said in told.items()
    }
    return ReadLetter(
        files=files, failed=failed, date=datetime.fromisoformat(date) if date else None, **plain
    )


def main(letter: str, folder: str) -> None:
    """Be the child."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from baiqau import post  # noqa: PLC0415  read under the limits

    found = post.read(Path(letter).read_bytes())
    for place, part in enumerate(found.attachments):
        Path(folder, str(place)).write_bytes(part.content)
    sender = found.sender
    recipients = [one.address for one in (*found.to, *found.cc)]
    told = {
        "kind": found.kind,
        "message_id": found.message_id,
        "sender": sender.address if sender else "",
        "sender_name": sender.name if sender else "",
        "recipients": recipients,
        "subject": found.subject.text,
        "text": (found.text.own or found.text.whole)[:LONGEST_TEXT],
        "sure": found.subject.sure and found.text.sure,
        "date": found.date.isoformat() if found.date else None,
        "links": [one.url for one in found.links],
        "failed": [[one.address, one.status, one.permanent, one.why] for one in found.failed],
        "about": found.about,
        "silence": list(found.silence),
        "doubts": list(found.doubts),
        "claims": [f"{one.server}: {one.method}={one.result}" for one in found.claims],
        "names": list(found.file_names),
        "files": [
            {"name": part.name, "media": part.media, "use": part.use} for part in found.attachments
        ],
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
