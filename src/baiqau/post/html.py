"""HTML of letters turned into plain text, in one pass, whatever it is like."""

import html as entities
import re
from urllib.parse import unquote

_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_UNSEEN = re.compile(
    r"<(script|style|head|title)\b[^<>]*>.*?(?:</\1[^<>]*>|$)", re.DOTALL | re.IGNORECASE
)
_BREAK = re.compile(
    r"<\s*(?:br|/?p|/?div|/?tr|/?li|/?h[1-6]|/?blockquote|/?table|/?ul|/?ol|hr)\b[^<>]*>",
    re.IGNORECASE,
)
_CELL = re.compile(r"</?\s*t[dh]\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
_ENTITY = re.compile(
    r"&(?:#\d{1,7}(?!\d)|#[xX][0-9a-fA-F]{1,6}(?![0-9a-fA-F])|[A-Za-z][A-Za-z0-9]{1,30});?"
)
_QUOTE = re.compile(
    r"<(?:blockquote|div)\b[^<>]{0,500}(?:gmail_quote|type=\W?cite|mailru-blockquote|yandex-quote|"
    r"moz-cite-prefix|divRplyFwdMsg|appendonsend)[^<>]{0,1000}>", re.IGNORECASE,
)  # fmt: skip
_CID = re.compile(r"cid:([^\s\"'<>)]{1,300})", re.IGNORECASE)
_META = re.compile(rb"<meta[^<>]*charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_HREF = re.compile(r"href\s*=\s*[\"']?([^\s\"'<>]{4,4000})", re.IGNORECASE)
QUOTE_MARK = "\ue000"  # private, put where the markup says that a quoted reply begins


def text(markup: str) -> str:
    """Give the words with line breaks; the beginning of a marked reply is a line of QUOTE_MARK."""
    plain = _UNSEEN.sub(" ", _COMMENT.sub(" ", markup.replace(QUOTE_MARK, "")))
    plain = _QUOTE.sub(f"\n{QUOTE_MARK}\n", plain.replace("\r", "").replace("\n", " "))
    plain = _TAG.sub("", _CELL.sub(" ", _BREAK.sub("\n", plain)))
    lines = (" ".join(line.split()) for line in unescape(plain).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def unescape(words: str) -> str:
    """Undo entities; those too long to be letters stay as they are."""
    return _ENTITY.sub(lambda found: entities.unescape(found[0]), words)


def declared(raw: bytes) -> str:
    """Give the charset the markup itself names."""
    found = _META.search(raw[:4096])
    return found[1].decode("ascii") if found else ""


def pictures(markup: str) -> frozenset[str]:
    """Give the content-ids the markup shows."""
    return frozenset(unquote(name) for name in _CID.findall(markup))


def links(markup: str) -> str:
    """Give the addresses of links, one a line."""
    return "\n".join(unescape(address) for address in _HREF.findall(markup))
