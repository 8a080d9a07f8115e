"""What a bounce, a delay or a receipt says: RFC 3464 and 8098, and servers that know neither."""

import re
from collections.abc import Iterator

from baiqau.post import addresses, headers
from baiqau.post.envelope import identifiers
from baiqau.post.headers import Headers
from baiqau.post.letter import Failed
from baiqau.post.limits import Limits
from baiqau.post.structure import Node

STATUS_REPORTS = ("message/delivery-status", "message/global-delivery-status")
READ_REPORTS = ("message/disposition-notification", "message/global-disposition-notification")
_RETURNED = ("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers")
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_REPLY = re.compile(r"(?<![\d.-])([45])\d\d[ -]")
_QUOTED = re.compile(r"^[>| \t]*message-id:[ \t]*<([^<>\s]{1,300})>", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"[\w.+=-]{1,100}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_BLANK = re.compile(rb"\r?\n[ \t]*(?:\r?\n)+")
_MOST = 500
_WHY = 500
_TEXT = 20_000
_QUOTED_WITHIN = 200_000  # a quoted letter stands below a long explanation


def reported(tree: Node, limits: Limits) -> tuple[tuple[str, Failed], ...]:
    """Give (action, recipient) for every recipient of a delivery report."""
    found = []
    for leaf in tree.leaves():
        if leaf.media in STATUS_REPORTS:
            content, _ = leaf.content()
            blocks = [
                headers.read(block, limits).headers
                for block in _BLANK.split(content.strip(), _MOST)
            ]
            found += [one for block in blocks for one in _recipients(block)]
    return tuple(found)


def _recipients(block: Headers) -> Iterator[tuple[str, Failed]]:
    """Give a recipient under each address it goes by: where it ended, and what we wrote to."""
    given = (block.first("final-recipient"), block.first("original-recipient"))
    told = [one for one in given if one]
    shown = [
        found[0].address if (found := addresses.read(one.rpartition(b";")[2])) else ""
        for one in told
    ]
    for address in dict.fromkeys(shown):
        yield block.word("action"), _failed(block, address)


def _failed(block: Headers, address: str) -> Failed:
    why = " ".join(block.first("diagnostic-code").decode("latin-1").split())[:_WHY]
    status = block.word("status").split(" ")[0] or _status(why)
    permanent = status.startswith("5") or (not status and block.word("action") == "failed")
    return Failed(address, status, permanent, why)


def told(tree: Node, text: str) -> tuple[Failed, ...]:
    """Read a bounce without a report: X-Failed-Recipients, else addresses beside a reply code."""
    text = text[:_TEXT]
    status = _status(text)
    failed = [
        one.address
        for value in tree.headers.every("x-failed-recipients")
        for one in addresses.read(value)
    ]
    own = {
        one.address
        for one in addresses.read(tree.headers.first("from") + b"," + tree.headers.first("to"))
    }
    seen = dict.fromkeys(failed or (one for one in _ADDRESS.findall(text) if one not in own))
    why = next(
        (line.strip() for line in text.split("\n") if _REPLY.search(line) or _STATUS.search(line)),
        "",
    )
    return tuple(
        Failed(one, status, not status.startswith("4"), why[:_WHY]) for one in [*seen][:20]
    )


def _status(text: str) -> str:
    found = _STATUS.search(text)
    if found:
        return found[1]
    reply = _REPLY.search(text)
    return f"{reply[1]}.0.0" if reply else ""


def about(tree: Node, limits: Limits, text: str = "") -> str:
    """Give the Message-ID of the letter a report speaks of: returned, answered or quoted in `text`."""
    return next(_abouts(tree, limits, text), "")


def _abouts(tree: Node, limits: Limits, text: str) -> Iterator[str]:
    for leaf in tree.leaves():
        name = {
            **dict.fromkeys(_RETURNED, "message-id"),
            **dict.fromkeys(READ_REPORTS, "original-message-id"),
        }.get(leaf.media)
        if name and leaf.path:
            content, _ = leaf.content()
            yield from identifiers(headers.read(content, limits).headers.first(name))[:1]
    yield from identifiers(tree.headers.first("in-reply-to"))[:1]
    yield from _QUOTED.findall(text[:_QUOTED_WITHIN])[:1]
    yield from identifiers(tree.headers.first("references"))[-1:]
