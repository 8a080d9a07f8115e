"""From bytes to letters: the declared charset if its letters make sense, else the likeliest one."""

import codecs
import re
from functools import cache

from baiqau.post.frequency import cost
from baiqau.post.letter import Doubt, Words
from baiqau.post.mojibake import mend

LADDER = {  # how much rarer than Windows' own, in half bits
    "cp1251": 0, "kz1048": 0, "ptcp154": 4, "koi8-r": 2, "cp866": 8, "mac-cyrillic": 16, "cp1252": 4,
}  # fmt: skip
_KNOWN = frozenset(
    [
        "ascii",
        "utf-8",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-7",
        "kz1048",
        "ptcp154",
        "koi8-r",
        "koi8-u",
        "koi8-t",
        "mac-cyrillic",
        "mac-roman",
        "cp437",
        "cp850",
        "cp852",
        "cp855",
        "cp866",
        "cp874",
        "cp932",
        "cp949",
        "cp950",
        "gb2312",
        "gbk",
        "gb18030",
        "hz",
        "big5",
        "big5hkscs",
        "shift_jis",
        "euc_jp",
        "euc_kr",
        "johab",
        "iso2022_jp",
        "iso2022_kr",
        "tis-620",
        "cp1250",
        "cp1251",
        "cp1252",
        "cp1253",
        "cp1254",
        "cp1255",
        "cp1256",
        "cp1257",
        "cp1258",
        "iso8859-1",
        "iso8859-2",
        "iso8859-3",
        "iso8859-4",
        "iso8859-5",
        "iso8859-6",
        "iso8859-7",
        "iso8859-8",
        "iso8859-9",
        "iso8859-10",
        "iso8859-11",
        "iso8859-13",
        "iso8859-14",
        "iso8859-15",
        "iso8859-16",
    ]
)
_ALIASES = {
    "x-mac-cyrillic": "mac-cyrillic", "x-mac-ce": "mac-roman", "macintosh": "mac-roman",
    "cp-1251": "cp1251", "win-1251": "cp1251", "win1251": "cp1251", "x-cp1251": "cp1251",
    "windows1251": "cp1251", "ansi": "cp1251", "windows-1251-kz": "kz1048", "cp1048": "kz1048",
    "windows-kz1048": "kz1048", "kz1048-2002": "kz1048", "strk-1048-2002": "kz1048",
    "pt154": "ptcp154", "pt-154": "ptcp154", "windows-154": "ptcp154", "koi8": "koi8-r",
    "koi8r": "koi8-r", "cyrillic": "iso8859-5", "utf8mb4": "utf-8", "unicode": "utf-16",
    "iso-8859-8-i": "iso8859-8", "x-sjis": "shift_jis", "x-gbk": "gbk", "ks_c_5601-1987": "cp949",
}  # fmt: skip
_WIDER = {  # writers name the old standard and use what came after it
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
_VAGUE = frozenset({"unknown-8bit", "unknown", "8bit", "binary", "x-unknown", "x-user-defined"})
_STATEFUL = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "hz"})
_EAST = frozenset(
    [
        "cp932",
        "cp949",
        "cp950",
        "gb2312",
        "gbk",
        "gb18030",
        "big5",
        "big5hkscs",
        "shift_jis",
        "euc_jp",
        "euc_kr",
        "johab",
    ]
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_FOR_DECLARED = 16  # half bits: the declaration is a witness, no proof
_FOR_HINT = 14
_LONGEST_NAME = 40
_WIDE_LEAST = 8  # bytes: fewer could be UTF-16 by chance
_PROOF = 3  # letters beyond ASCII that are valid UTF-8 and cannot be so by chance
_LIKELY = 14  # half bits a letter; more, and even the declared reading is only a guess
_SAMPLE = 1500
_BEYOND = bytes(range(128, 256))
_LOST = re.compile(r"[Ѐ-ӿ]\?+[Ѐ-ӿ]|(?<![^\W_])(?<![?!./=&])\?{1,3}[Ѐ-ӿ]{2}|[Ѐ-ӿ]{2}\?{2,}\w|\ufffd")


@cache
def named(declared: str) -> str:
    """Give Python's name of a charset in any spelling; empty for an unknown or unsafe one."""
    plain = declared.strip(" \t\"'<>;").lower()
    if not plain.isascii() or not 0 < len(plain) < _LONGEST_NAME or "\0" in plain:
        return ""
    if plain in _ALIASES:
        return _ALIASES[plain]
    try:
        name = codecs.lookup(plain).name
    except LookupError:
        return ""
    return _WIDER.get(name, name) if name in _KNOWN else ""


def decode(raw: bytes, declared: str = "", hint: str = "") -> Words:
    """Read bytes as text. Never raises; what was declared wrongly or not at all is found.

    The ladder: a byte order mark, ASCII, UTF-8 that is valid, the declared charset, and those
    of the region, by letter frequency. `hint`: the charset another text of the letter is in.
    """
    codec = named(declared)
    vague: tuple[Doubt, ...] = ()
    if declared and not codec and declared.strip().lower() not in _VAGUE:
        vague = ("charset-unknown",)
    for mark, marked in _BOMS:
        if raw.startswith(mark):
            return _finished(raw[len(mark) :].decode(marked, "replace"), marked, vague, sure=True)
    found = (
        _wide(raw, codec) or _plain(raw, codec) or _utf8(raw, codec) or _narrow(raw, codec, hint)
    )
    return _finished(found.text, found.charset, (*vague, *found.doubts), sure=found.sure)


def _finished(text: str, charset: str, doubts: tuple[Doubt, ...], *, sure: bool) -> Words:
    mended = mend(text)
    if mended is not None:
        return Words(mended, sure=False, charset=charset, doubts=(*doubts, "mojibake-mended"))
    if _LOST.search(text):
        return Words(text, sure=False, charset=charset, doubts=(*doubts, "letters-lost"))
    return Words(text, sure=sure, charset=charset, doubts=doubts)


def _wide(raw: bytes, codec: str) -> Words | None:
    """Charsets whose bytes look like ASCII but are not, declared or plain to see."""
    if codec.startswith("iso2022") or codec in _STATEFUL - {"utf-16"}:
        text = _strict(raw, codec)
        return None if text is None else Words(text, charset=codec)
    if codec != "utf-16" and not _pairs_of_bytes(raw):
        return None
    readings = {name: raw.decode(name, "replace") for name in ("utf-16-le", "utf-16-be")}
    best = min(readings, key=lambda name: cost(readings[name][:_SAMPLE]))
    if "\ufffd" in readings[best]:
        return None
    sure = codec == "utf-16"
    return Words(
        readings[best], sure=sure, charset=best, doubts=() if sure else ("charset-guessed",)
    )


def _pairs_of_bytes(raw: bytes) -> bool:
    """Tell UTF-16 by its high bytes: 0 and 4 stand in every second place."""
    start = raw[:400]
    halves = [start[0::2], start[1::2]]
    high = max(half.count(0) + half.count(4) for half in halves)
    return len(raw) % 2 == 0 and len(start) >= _WIDE_LEAST and high >= 0.9 * len(halves[0])


def _plain(raw: bytes, codec: str) -> Words | None:
    return Words(raw.decode("ascii"), charset=codec or "us-ascii") if raw.isascii() else None


def _utf8(raw: bytes, codec: str) -> Words | None:
    """UTF-8 is nearly its own proof; a few damaged letters do not make it another charset."""
    if codec in _EAST and _strict(raw, codec) is not None and not _cyrillic(raw):
        return None
    text = raw.decode("utf-8", "replace")
    bad = 0 if _strict(raw, "utf-8") is not None else text.count("\ufffd")
    good = sum(letter > "\x7f" for letter in text) - bad
    if bad * 4 > good or (bad and good < _PROOF):
        return None
    wrong: tuple[Doubt, ...] = () if codec in {"", "ascii", "utf-8"} else ("charset-wrong",)
    if not bad and good < _PROOF and wrong and cost(text) > _declared_cost(raw, codec):
        return None
    return Words(
        text, sure=not bad and (good >= _PROOF or not wrong), charset="utf-8", doubts=wrong
    )


def _declared_cost(raw: bytes, codec: str) -> int:
    return cost(raw.decode(codec, "replace")) - _FOR_DECLARED


def _cyrillic(raw: bytes) -> bool:
    text = _strict(raw, "utf-8") or ""
    return sum("Ѐ" <= letter <= "ӿ" for letter in text) >= _PROOF


def _narrow(raw: bytes, codec: str, hint: str) -> Words:
    """One byte a letter (or an eastern charset as declared): the least surprising reading."""
    if codec in _EAST and (text := _strict(raw, codec)) is not None:
        return Words(text, charset=codec)
    declared = {"iso8859-1": "cp1252", "ascii": "", "utf-8": ""}.get(codec, codec)
    names = dict.fromkeys(filter(None, (declared, hint if hint in LADDER else "", *LADDER)))
    sample = _sample(raw)
    costs = {name: cost(sample.decode(name, "replace")) + LADDER.get(name, 0) for name in names}
    for name, worth in ((declared, _FOR_DECLARED), (hint, _FOR_HINT)):
        if name in costs:
            costs[name] -= worth
    best = min(costs, key=lambda name: costs[name])
    text = raw.decode(best, "replace")
    if declared and text == raw.decode(declared, "replace"):
        beyond = len(sample) - len(sample.translate(None, _BEYOND))
        likely = costs[declared] + _FOR_DECLARED <= _LIKELY * beyond
        return Words(
            text, sure=likely, charset=declared, doubts=() if likely else ("charset-guessed",)
        )
    doubt: Doubt = "charset-wrong" if codec else "charset-guessed"
    return Words(text, sure=False, charset=best, doubts=(doubt,))


def _strict(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except UnicodeError:
        return None


def _sample(raw: bytes) -> bytes:
    """Take the lines that tell: those with letters beyond ASCII."""
    if len(raw) <= _SAMPLE:
        return raw
    telling, size = [], 0
    for line in raw[: 200 * _SAMPLE].split(b"\n"):
        if not line.isascii():
            telling.append(line[:_SAMPLE])
            size += len(line)
        if size > _SAMPLE:
            break
    return b"\n".join(telling) or raw[:_SAMPLE]
