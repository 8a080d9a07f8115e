"""Letters made as programs really write them, with what is true about each known beforehand."""

import base64
import quopri
import random
import struct
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

SURNAMES = (
    "Әуезова", "Қаратаев", "Ғалымжанов", "Өмірбекова", "Үсенов", "Ұлықбек", "Ізбасар", "Һакімов",
    "Жаңабаева", "Сүлейменов", "Тәжібаев", "Нұржанқызы", "Бөкейхан", "Шоқанұлы", "Мәдиева",
    "Дүйсенбаев", "Ержанов", "Сатпаев", "Байтұрсынұлы", "Кенжеғұл", "Айтматов", "Ким", "Соколова",
    "Щербаков", "Ильин", "Яковлев-Жұмабай", "Ахметжанова", "Темірханов", "Құлжабай", "Оңғарбаева",
)  # fmt: skip
HEADS = (
    "ЖИ байқауы_{}",
    "«ЖИ байқауы»_{}",
    "Fwd: ЖИ байқауы – {}",
    "ЖИ_байқауы_{} Н.С.",
    "Жұмыс: {}, қалалық кітапхана",
)
RUSSIAN_HEADS = (
    "ИИ конкурс_{}",
    "Заявка на конкурс: {}",
    "Re: конкурсная работа {} (исправленная)",
)
FILES = (
    "ЖИ байқауы_{}.docx",
    "{} жоба.pdf",
    "Кітапханадағы жасанды интеллект_{}.pptx",
    "таныстырылым {} (1).mp4",
)
RUSSIAN_FILES = ("ИИ конкурс_{}.docx", "{} презентация.pptx")
TEXT = (
    "Сәлеметсіз бе! «Жаңа мүмкіндіктер уақыты 3.0» байқауына жұмысымды жіберіп отырмын.\r\n"
    "Құрметпен, {}, Ақмола облыстық кітапханасының қызметкері.\r\n"
)
RUSSIAN_TEXT = (
    "Здравствуйте! Направляю работу на конкурс молодых библиотекарей.\r\nС уважением, {}.\r\n"
)


@dataclass(frozen=True)
class Truth:
    """What a letter says, before any program wrote it."""

    subject: str
    name: str
    file: str
    text: str
    content: bytes


@dataclass(frozen=True)
class Made:
    """A letter as bytes, what it says, and who wrote it in which charset."""

    raw: bytes
    truth: Truth
    manner: str


def truths(*, russian: bool = False) -> Iterator[Truth]:
    rng = random.Random(20241115)
    heads, files = (RUSSIAN_HEADS, RUSSIAN_FILES) if russian else (HEADS, FILES)
    for number, name in enumerate(SURNAMES):
        if russian and not _in(name, "koi8-r"):
            continue
        yield Truth(
            heads[number % len(heads)].format(name),
            f"{name} Н.",
            files[number % len(files)].format(name),
            (RUSSIAN_TEXT if russian else TEXT).format(name),
            rng.randbytes(rng.randrange(1, 900)),
        )


def letters() -> Iterator[Made]:
    """Every truth in every manner its letters allow: over 500 letters."""
    for truth in truths():
        for manner, write in MANNERS.items():
            yield Made(write(truth), truth, manner)
    for truth in truths(russian=True):
        for manner, write in RUSSIAN_MANNERS.items():
            yield Made(write(truth), truth, manner)


def _in(text: str, charset: str) -> bool:
    return b"?" not in text.encode(charset, "replace")


def word(text: str, charset: str, real: str = "", how: str = "B") -> bytes:
    """One encoded word; `real` is the charset of the bytes, when the declaration lies."""
    raw = text.encode(real or charset, "replace")
    if how == "B":
        return b"=?%b?B?%b?=" % (charset.encode(), base64.b64encode(raw))
    return b"=?%b?Q?%b?=" % (charset.encode(), _q(raw))


def _q(raw: bytes) -> bytes:
    plain = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    return b"".join(
        bytes([sign]) if sign in plain else b"_" if sign == 32 else b"=%02X" % sign for sign in raw
    )


def torn(text: str, charset: str, real: str = "", size: int = 21) -> bytes:
    """Encoded words cut by bytes, in the middle of a letter if it falls so."""
    raw = text.encode(real or charset, "replace")
    cut = [raw[at : at + size] for at in range(0, len(raw), size)]
    return b"\r\n ".join(b"=?%b?B?%b?=" % (charset.encode(), base64.b64encode(one)) for one in cut)


def whole(text: str, charset: str, size: int = 14) -> bytes:
    """Encoded words cut between letters, as the standard asks."""
    cut = [text[at : at + size] for at in range(0, len(text), size)]
    return b"\r\n ".join(word(one, charset) for one in cut)


def continued(name: str, text: str, size: int = 40) -> bytes:
    """RFC 2231 with continuations."""
    coded = "utf-8''" + quote(text, safe="")
    cut = [coded[at : at + size] for at in range(0, len(coded), size)]
    return b";\r\n ".join(f"{name}*{number}*={piece}".encode() for number, piece in enumerate(cut))


def lines64(content: bytes) -> bytes:
    return base64.encodebytes(content).replace(b"\n", b"\r\n")


def mixed(head: bytes, words: bytes, file: bytes, boundary: bytes = b"=_part_7") -> bytes:
    """A letter of two parts: the words with their headers, a file with its own."""
    return (
        head + b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary="' + boundary + b'"\r\n\r\n'
        b"--" + boundary + b"\r\n" + words + b"\r\n--" + boundary + b"\r\n" + file + b"\r\n--" + boundary + b"--\r\n"
    )  # fmt: skip


def head(subject: bytes, sender: bytes, *more: bytes) -> bytes:
    return b"".join(
        line + b"\r\n"
        for line in (
            b"Return-Path: <author@example.kz>",
            b"From: " + sender + b" <author@example.kz>",
            b"To: contest@example.kz",
            b"Subject: " + subject,
            b"Date: Fri, 15 Nov 2024 23:41:07 +0500",
            b"Message-ID: <made.1@example.kz>",
            *more,
        )
    )


def outlook(truth: Truth) -> bytes:
    """Encoded words inside quotes in file names; HTML beside the plain text."""
    name = torn(truth.file, "utf-8")
    words = (
        b'Content-Type: multipart/alternative; boundary="inner"\r\n\r\n--inner\r\n'
        b'Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + lines64(truth.text.encode())
        + b'--inner\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n<p>x</p>\r\n--inner--\r\n'
    )
    file = (
        b'Content-Type: application/octet-stream;\r\n\tname="'
        + name
        + b'"\r\nContent-Disposition: attachment;\r\n'
        b'\tfilename="' + name + b'"; size=' + str(len(truth.content)).encode() + b"\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + lines64(truth.content)
    )
    return mixed(
        head(torn(truth.subject, "utf-8"), b'"' + word(truth.name, "utf-8") + b'"'), words, file
    )


def gmail(truth: Truth) -> bytes:
    words = (
        b'Content-Type: text/plain; charset="UTF-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + lines64(truth.text.encode())
    )
    file = (
        b'Content-Type: application/octet-stream; name="' + word(truth.file, "UTF-8") + b'"\r\n'
        b'Content-Disposition: attachment; filename="' + word(truth.file, "UTF-8") + b'"\r\n'
        b"Content-Transfer-Encoding: base64\r\nX-Attachment-Id: f_1\r\nContent-ID: <f_1>\r\n\r\n"
        + lines64(truth.content)
    )
    return mixed(head(whole(truth.subject, "UTF-8"), word(truth.name, "UTF-8")), words, file)


def mailru(truth: Truth) -> bytes:
    """HTML only, the words broken after the encoded words' commas."""
    markup = "<div>" + truth.text.replace("\r\n", "<br>") + "</div>"
    words = (
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + lines64(markup.encode())
    )
    file = (
        b'Content-Type: application/octet-stream; name="' + word(truth.file, "UTF-8") + b'"\r\n'
        b"Content-Disposition: attachment; filename=" + word(truth.file, "UTF-8") + b"\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + lines64(truth.content)
    )  # fmt: skip
    return mixed(head(word(truth.subject, "UTF-8"), word(truth.name, "UTF-8")), words, file)


def yandex(truth: Truth) -> bytes:
    """Base64 without its padding, and no line break before the second word."""
    subject = word(truth.subject, "utf-8").replace(b"=?=", b"?=").replace(b"=?=", b"?=")
    words = (
        b"Content-Type: text/plain\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + truth.text.encode()
    )
    file = (
        b'Content-Disposition: attachment;\r\n\tfilename="'
        + whole(truth.file, "utf-8", 9)
        + b'"\r\n'
        b"Content-Transfer-Encoding: base64\r\nContent-Type: application/pdf\r\n\r\n"
        + lines64(truth.content)
    )
    return mixed(head(subject, word(truth.name, "utf-8")), words, file)


def iphone(truth: Truth) -> bytes:
    """Q words, file names with letters taken apart (NFD), everything inline."""
    apart = unicodedata.normalize("NFD", truth.file)
    words = (
        b"Content-Type: text/plain;\r\n\tcharset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring(truth.text.encode())
    )
    file = (
        b"Content-Type: application/octet-stream;\r\n\tname*=utf-8''"
        + quote(apart).encode()
        + b"\r\n"
        b"Content-Disposition: inline;\r\n\tfilename*=utf-8''" + quote(apart).encode() + b"\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + lines64(truth.content)
    )
    return mixed(
        head(word(truth.subject, "utf-8", how="Q"), word(truth.name, "utf-8", how="Q")), words, file
    )


def thunderbird(truth: Truth) -> bytes:
    words = (
        b"Content-Type: text/plain; charset=UTF-8; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + truth.text.encode()
    )
    file = (
        b'Content-Type: application/octet-stream;\r\n name="'
        + whole(truth.file, "UTF-8")
        + b'"\r\n'
        b"Content-Disposition: attachment;\r\n " + continued("filename", truth.file) + b"\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + lines64(truth.content)
    )
    return mixed(head(whole(truth.subject, "UTF-8"), word(truth.name, "UTF-8")), words, file)


def android(truth: Truth) -> bytes:
    """Raw UTF-8 in every header, nothing declared."""
    file = (
        b'Content-Type: application/octet-stream; name="' + truth.file.encode() + b'"\r\n'
        b'Content-Disposition: attachment; filename="' + truth.file.encode() + b'"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n" + lines64(truth.content)
    )
    words = b"Content-Type: text/plain\r\n\r\n" + truth.text.encode()
    return mixed(head(truth.subject.encode(), truth.name.encode()), words, file)


def percent(truth: Truth) -> bytes:
    """Percent signs where no standard has them."""
    file = (
        b'Content-Disposition: attachment; filename="' + quote(truth.file).encode() + b'"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n" + lines64(truth.content)
    )
    words = b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\n" + truth.text.encode()
    return mixed(head(word(truth.subject, "iso-8859-1", "utf-8"), truth.name.encode()), words, file)


def bat(declared: str, real: str, *, raw: bool) -> Callable[[Truth], bytes]:
    """The old programs: one byte a letter, declared truly, falsely or not at all, in words or raw."""

    def write(truth: Truth) -> bytes:
        def put(text: str) -> bytes:
            return text.encode(real, "replace") if raw else word(text, declared, real)

        kind = f'; charset="{declared}"'.encode() if declared else b""
        words = (
            b"Content-Type: text/plain"
            + kind
            + b"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            + truth.text.encode(real, "replace")
        )
        file = (
            b'Content-Type: application/octet-stream; name="' + put(truth.file) + b'"\r\n'
            b'Content-Disposition: attachment; filename="' + put(truth.file) + b'"\r\n'
            b"Content-Transfer-Encoding: base64\r\n\r\n" + lines64(truth.content)
        )
        return mixed(
            head(put(truth.subject), put(truth.name), b"X-Mailer: The Bat! (v3.99)"), words, file
        )

    return write


MANNERS: dict[str, Callable[[Truth], bytes]] = {
    "Outlook": outlook,
    "Gmail": gmail,
    "Mail.ru": mailru,
    "Yandex": yandex,
    "iPhone": iphone,
    "Thunderbird": thunderbird,
    "Android": android,
    "percent signs": percent,
    "kz1048 declared": bat("kz-1048", "kz1048", raw=False),
    "kz1048 called STRK": bat("strk1048-2002", "kz1048", raw=False),
    "ptcp154 declared": bat("ptcp154", "ptcp154", raw=False),
    "kz1048 declared as windows-1251": bat("windows-1251", "kz1048", raw=False),
    "ptcp154 declared as windows-1251": bat("windows-1251", "ptcp154", raw=False),
    "utf-8 declared as windows-1251": bat("windows-1251", "utf-8", raw=False),
    "kz1048 raw, the body declared": bat("kz-1048", "kz1048", raw=True),
    "kz1048 raw, undeclared": bat("", "kz1048", raw=True),
    "ptcp154 raw, undeclared": bat("", "ptcp154", raw=True),
    "kz1048 raw, declared as iso-8859-1": bat("iso-8859-1", "kz1048", raw=True),
    "kz1048 raw, declared as us-ascii": bat("us-ascii", "kz1048", raw=True),
}
RUSSIAN_MANNERS: dict[str, Callable[[Truth], bytes]] = {
    "windows-1251 declared": bat("windows-1251", "cp1251", raw=False),
    "koi8-r declared": bat("koi8-r", "koi8-r", raw=False),
    "windows-1251 raw": bat("", "cp1251", raw=True),
    "koi8-r raw": bat("", "koi8-r", raw=True),
    "cp866 raw": bat("", "cp866", raw=True),
    "koi8-r declared as windows-1251": bat("windows-1251", "koi8-r", raw=False),
    "windows-1251 declared as koi8-r": bat("koi8-r", "cp1251", raw=False),
}


def winmail(files: list[tuple[str, bytes]], text: str = "") -> bytes:
    """A TNEF container as Outlook writes it: short ANSI titles, long Unicode names."""

    def attribute(level: int, number: int, kind: int, data: bytes) -> bytes:
        return (
            struct.pack("<BHHL", level, number, kind, len(data))
            + data
            + struct.pack("<H", sum(data) & 0xFFFF)
        )

    def unicode_property(key: int, words: str) -> bytes:
        data = words.encode("utf-16-le") + b"\0\0"
        return struct.pack("<HHLL", 0x1F, key, 1, len(data)) + data + b"\0" * (-len(data) % 4)

    out = b"\x78\x9f\x3e\x22" + struct.pack("<H", 7)
    out += attribute(1, 0x9007, 6, struct.pack("<LL", 1251, 0))
    if text:
        out += attribute(1, 0x800C, 2, text.encode("cp1251") + b"\0")
    for name, content in files:
        out += attribute(2, 0x9002, 6, b"\x01\0" + b"\xff" * 4 + b"\0" * 8)
        out += attribute(2, 0x8010, 1, b"JI_BAI~1.DOC\0")
        out += attribute(2, 0x800F, 6, content)
        flag = struct.pack("<HHL", 0x03, 0x3705, 1)
        out += attribute(2, 0x9005, 6, struct.pack("<L", 2) + flag + unicode_property(0x3707, name))
    return out
