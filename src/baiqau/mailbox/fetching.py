"""Fetching from a mailbox by IMAP: each letter is stored and committed before it is moved away."""

import contextlib
import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from imap_tools import BaseMailBox, MailBox, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from baiqau.base import clock
from baiqau.mailbox import actions, sealing, tokens
from baiqau.mailbox.models import Incoming, Mailbox
from baiqau.rules.refusals import Refused

SECONDS = 30  # a silent server is not waited for longer
_DATE = re.compile(rb'INTERNALDATE "([^"]+)"')


def fetch(box: Mailbox, *, now: datetime) -> list[Incoming]:
    """Store every letter of the folder and move it to the processed ones; give the new letters.

    A kill at any point repeats without loss or doubling: letters count once by UIDVALIDITY and UID.
    Refused when the server cannot be reached or does not let us in.
    """
    new = []
    with _connected(box) as line:
        validity = str(line.folder.status(box.folder, ["UIDVALIDITY"])["UIDVALIDITY"])
        _made(line, box.processed)
        for uid in line.uids():
            raw, received = _raw(line, uid)
            if raw is None:
                continue
            letter, fresh = actions.arrive(
                raw,
                source=box.source,
                uid=uid,
                uid_validity=validity,
                contest=box.contest,
                received_at=received or now,
                now=clock.now(),
            )
            new += [letter] if fresh else []
            line.move(uid, box.processed)
    Mailbox.objects.filter(pk=box.pk).update(checked_at=now, trouble="", consent_lost=False)
    return new


TROUBLES = (OSError, ImapToolsError, imaplib.IMAP4.error)
REFUSALS = (ImapToolsError, imaplib.IMAP4.error)  # the server answered, and said no


@contextmanager
def _connected(box: Mailbox) -> Iterator[BaseMailBox]:
    secret = sealing.opened(box.secret)
    if secret is None:
        raise Refused("mailbox-secret-lost")
    line = _let_in(box, secret)
    try:
        with _telling(box, "mailbox-broke-off"):
            yield line
    finally:
        _hung_up(line)


def _let_in(box: Mailbox, secret: str) -> BaseMailBox:
    """Give a line on which the server knows us; a refused access token is renewed once."""
    token = tokens.access(box) if box.by_token else ""
    for last in (not box.by_token, True):
        with _telling(box, "mailbox-unreachable"):
            line = _reached(box)
            try:
                _entered(line, box, secret, token)
            except TROUBLES as error:
                _hung_up(line)
                if last or not isinstance(error, REFUSALS):
                    raise
            else:
                return line
        token = tokens.access(box, fresh=True)
    raise AssertionError("the last try returns or raises")


def _hung_up(line: BaseMailBox) -> None:
    with contextlib.suppress(*TROUBLES):
        line.client.logout()
    with contextlib.suppress(*TROUBLES):
        line.client.shutdown()


@contextmanager
def _telling(box: Mailbox, code: str) -> Iterator[None]:
    """Turn what a mail server or the network says into a refusal, and keep it for the page."""
    try:
        yield
    except TROUBLES as error:
        words = " ".join(str(error).split())[:300]
        Mailbox.objects.filter(pk=box.pk).update(checked_at=clock.now(), trouble=words)
        raise Refused(code, host=box.host, words=words) from error


def _reached(box: Mailbox) -> BaseMailBox:
    """Give a line to an IMAP server; what another kind of server says in greeting is told to nobody."""
    try:
        if not box.secure:
            return MailBoxUnencrypted(box.host, box.port, timeout=SECONDS)
        safe = ssl.create_default_context()
        return MailBox(box.host, box.port, timeout=SECONDS, ssl_context=safe)
    except REFUSALS:
        raise OSError("no IMAP server answers at this port") from None


def _entered(line: BaseMailBox, box: Mailbox, secret: str, token: str) -> None:
    """Show who we are; LOGIN knows ASCII alone, AUTHENTICATE PLAIN every letter."""
    if token and "AUTH=XOAUTH2" in line.client.capabilities:
        line.xoauth2(box.user, token, box.folder)
    elif token:
        line.client.authenticate("OAUTHBEARER", lambda _: _bearer(box, token))
        line.folder.set(box.folder)
    elif f"{box.user}{secret}".isascii():
        line.login(box.user, secret, box.folder)
    else:
        line.login_utf8(box.user, secret, box.folder)


def _bearer(box: Mailbox, token: str) -> bytes:
    """Give what OAUTHBEARER says (RFC 7628 §3.1); names of users may hold neither comma nor `=` bare."""
    user = box.user.replace("=", "=3D").replace(",", "=2C")
    told = f"n,a={user},\1host={box.host}\1port={box.port}\1auth=Bearer {token}\1\1"
    return told.encode()


def _made(line: BaseMailBox, folder: str) -> None:
    if not line.folder.exists(folder):
        line.folder.create(folder)


def _raw(line: BaseMailBox, uid: str) -> tuple[bytes | None, datetime | None]:
    """Give the bytes of a letter and when the server took it; None: it is gone meanwhile."""
    _, answer = line.client.uid("FETCH", uid, "(INTERNALDATE BODY.PEEK[])")
    for part in answer:
        if isinstance(part, tuple):
            return bytes(part[1]), _moment(bytes(part[0]) + b"".join(_plain(answer)))
    return None, None


def _plain(answer: list[object]) -> Iterator[bytes]:
    return (part for part in answer if isinstance(part, bytes))


def _moment(head: bytes) -> datetime | None:
    found = _DATE.search(head)
    if found is None:
        return None
    return datetime.strptime(found[1].decode().strip(), "%d-%b-%Y %H:%M:%S %z").astimezone(UTC)
