"""Files: exact bytes, what they were taken out of, works told from what goes with them."""

import base64
import binascii
import io
import zipfile

import pytest

from baiqau import post
from baiqau.post import tnef, transfer
from tests.post.making import head, lines64, mixed, winmail

WORDS = b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>hi <img src=cid:logo@x></p>\r\n"
CONTENT = bytes(range(256)) * 5


def letter(*parts: bytes, kind: bytes = b"mixed") -> post.Letter:
    raw = head(b"x", b"a") + b"Content-Type: multipart/" + kind + b"; boundary=bb\r\n\r\n"
    raw += b"".join(b"--bb\r\n" + part + b"\r\n" for part in (WORDS, *parts)) + b"--bb--\r\n"
    return post.read(raw)


def part(media: str, content: bytes, *more: str) -> bytes:
    lines = [f"Content-Type: {media}", "Content-Transfer-Encoding: base64", *more]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + lines64(content)


def test_same_names_and_no_names_are_all_kept():
    read = letter(
        part("application/pdf; name=a.pdf", b"1"),
        part("application/pdf; name=a.pdf", b"2"),
        part("application/pdf", b"3"),
    )
    assert [(one.name, one.content, one.path) for one in read.works] == [
        ("a.pdf", b"1", (2,)), ("a.pdf", b"2", (3,)), ("", b"3", (4,)),
    ]  # fmt: skip
    assert read.doubts == ("name-missing",)


def test_filename_and_name_that_disagree_are_told():
    read = letter(
        part("application/pdf; name=b.pdf", b"1", "Content-Disposition: attachment; filename=a.pdf")
    )
    assert (read.works[0].name, read.doubts) == ("a.pdf", ("names-disagree",))


def test_the_surer_of_two_names_counts():
    lost = 'Content-Disposition: attachment; filename="=?koi8-r?Q?=C2?ж??"'.replace("ж", "?")
    read = letter(part("application/pdf; name*=utf-8''%D3%98.pdf", b"1", lost))
    assert read.works[0].name == "Ә.pdf"


def test_a_path_in_a_name_is_taken_out_and_told():
    read = letter(part('application/txt; name="1234/../../1234.txt"', b"1"))
    one = read.works[0]
    assert (one.name, one.original, one.doubts) == (
        "1234.txt",
        "1234/../../1234.txt",
        ("name-unsafe",),
    )


def test_pictures_of_the_text_are_no_works():
    read = letter(
        part("image/png; name=logo.png", b"1", "Content-ID: <logo@x>"),
        part(
            "image/jpeg; name=IMG_1.jpg",
            b"2",
            "Content-Disposition: inline",
            "Content-ID: <other@x>",
        ),
        part("image/gif", b"3"),
    )
    assert [one.use for one in read.attachments] == ["picture", "work", "picture"]


def test_a_picture_among_related_parts_is_no_work():
    read = letter(part("image/png; name=a.png", b"1", "Content-ID: <elsewhere>"), kind=b"related")
    assert [one.use for one in read.attachments] == ["picture"]


@pytest.mark.parametrize(
    "media",
    [
        "application/pkcs7-signature; name=smime.p7s",
        "application/applefile; name=x",
        "application/pgp-signature",
    ],
)
def test_signatures_and_forks_are_no_works(media):
    assert [one.use for one in letter(part(media, b"1")).attachments] == ["rest"]


@pytest.mark.parametrize("media", ["message/rfc822", "application/octet-stream; name=fwd.eml"])
@pytest.mark.parametrize("encoded", [True, False])
def test_works_within_a_forwarded_letter_are_found(media, encoded):
    inner = mixed(
        head("ЖИ байқауы_Ли".encode(), b"b"),
        b"\r\nfor you\r\n",
        part("application/pdf; name=w.pdf", CONTENT),
    )
    coded = (
        b"Content-Transfer-Encoding: base64\r\n\r\n" + lines64(inner)
        if encoded
        else b"\r\n" + inner
    )
    read = letter(b"Content-Type: " + media.encode() + b"\r\n" + coded)
    found = [(one.use, one.origin, one.path) for one in read.attachments]
    assert found == [("letter", "letter", (2,)), ("work", "eml", (2, 2))]
    assert (read.works[0].content, read.inner[0].subject.text) == (CONTENT, "ЖИ байқауы_Ли")
    assert read.inner[0].text.whole == "for you"


def test_works_within_winmail_are_found():
    files = [("ЖИ байқауы_Әлиев.docx", CONTENT), ("екінші.pdf", b"2")]
    read = letter(part("application/ms-tnef; name=winmail.dat", winmail(files, "Привет!")))
    assert [(one.name, one.origin, one.use) for one in read.attachments] == [
        ("winmail.dat", "letter", "rest"), ("ЖИ байқауы_Әлиев.docx", "winmail", "work"), ("екінші.pdf", "winmail", "work"),
    ]  # fmt: skip
    assert [one.content for one in read.works] == [CONTENT, b"2"]


def test_words_within_winmail_are_read_when_there_are_no_others():
    raw = head(b"x", b"a") + part(
        "application/ms-tnef; name=winmail.dat", winmail([], "Добрый день")
    )
    assert post.read(raw).text.whole == "Добрый день"


def test_a_winmail_that_is_none_stays_a_work():
    read = letter(part("application/ms-tnef; name=winmail.dat", b"\x89PNG"))
    assert [(one.use, one.doubts) for one in read.attachments] == [("work", ("winmail-damaged",))]


def test_a_winmail_cut_anywhere_does_not_raise():
    whole = winmail([("Ә.docx", b"x" * 50)], "text")
    for end in range(len(whole)):
        tnef.opened(whole[:end])
    assert tnef.opened(whole).doubts == []


def test_names_within_a_zip_are_listed():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("папка/ЖИ байқауы_Әлиев.docx", b"1")
        archive.writestr("../../etc/passwd", b"2")
    read = letter(part("application/zip; name=a.zip", packed.getvalue()))
    assert read.works[0].inside == ("ЖИ байқауы_Әлиев.docx", "passwd")
    assert read.file_names == ("a.zip", "ЖИ байқауы_Әлиев.docx", "passwd")


def test_a_document_is_no_archive():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", b"1")
    assert letter(part("application/docx; name=a.docx", packed.getvalue())).works[0].inside == ()


def test_a_damaged_zip_is_told():
    assert letter(part("application/zip; name=a.zip", b"PK\x03\x04rubbish")).doubts == (
        "zip-damaged",
    )


def test_uuencoded_files_in_the_text_are_found():
    body = b"before\r\nbegin 644 \xd3\x98.docx\r\n"
    body += b"".join(
        binascii.b2a_uu(CONTENT[at : at + 45]).replace(b"\n", b"\r\n")
        for at in range(0, len(CONTENT), 45)
    )
    read = post.read(head(b"x", b"a") + b"\r\n" + body + b"`\r\nend\r\nafter\r\n")
    assert [(one.name, one.content, one.origin, one.doubts) for one in read.works] == [
        ("Ә.docx", CONTENT, "uuencode", ())
    ]
    assert read.text.whole.split() == ["before", "after"]


def test_yenc_files_in_the_text_are_found():
    moved = bytes((byte + 42) % 256 for byte in CONTENT)
    body = b"".join(
        b"=" + bytes([(byte + 64) % 256]) if byte in b"\0\n\r=" else bytes([byte]) for byte in moved
    )
    raw = (
        head(b"x", b"a")
        + b"\r\n=ybegin line=128 size=%d name=a.pdf\r\n" % len(CONTENT)
        + body
        + b"\r\n=yend size=%d\r\n" % len(CONTENT)
    )
    assert [(one.name, one.content, one.doubts) for one in post.read(raw).works] == [
        ("a.pdf", CONTENT, ())
    ]


CODED = base64.b64encode(CONTENT)


@pytest.mark.parametrize(
    ("raw", "doubts"),
    [
        (CODED, ()),
        (CODED.rstrip(b"="), ("base64-damaged",)),
        (b" ".join(CODED[at : at + 7] for at in range(0, len(CODED), 7)), ()),
        (base64.b64encode(CONTENT[:100]) + b"\r\n" + base64.b64encode(CONTENT[100:]), ()),
        (CODED[:40] + b"!!" + CODED[40:], ("base64-damaged",)),
    ],
)
def test_base64_is_undone_in_every_manner(raw, doubts):
    assert transfer.base64(raw) == (CONTENT, doubts)


@pytest.mark.parametrize("extra", [0, 1, 2, 3])
def test_a_footer_under_the_code_is_left_out(extra):
    content = CONTENT + b"1" * extra
    coded = base64.encodebytes(content) + b"\n-- \nThis list is kept by a machine: see the rules.\n"
    assert transfer.base64(coded) == (content, ("base64-damaged",))


def test_words_declared_base64_that_are_none_stay_words():
    assert transfer.base64(b"Hello, dear committee! This is my work.") == (
        b"Hello, dear committee! This is my work.", ("transfer-wrong",),
    )  # fmt: skip


def test_an_unknown_transfer_encoding_is_told_and_the_bytes_kept():
    assert transfer.undo(b"abc", "x-nobody") == (b"abc", ("transfer-unknown",))


def test_uuencode_whose_last_line_carries_more_than_its_size():
    line = b"I" + binascii.b2a_uu(b"x" * 41)[1:].rstrip(b"\n")[:-1] + b"_"
    body = b"begin 644 a.zip\n" + line + b"\n`\nend\n"
    undone, doubts = transfer.uuencoded(body.split(b"\n", 1)[1])
    assert (undone, doubts) == (b"x" * 41, ())


@pytest.mark.parametrize(
    ("media", "how"),
    [
        (b'application/pdf name="a.pdf"', b"attachment"),
        (b"application/pdf", b'attachment filename="a.pdf"'),
        (b'application/pdf, name="a.pdf"', b"attachment"),
        (b"application/pdf", b"attachment; filename='a.pdf'"),
    ],
)
def test_a_name_is_found_without_its_semicolon_or_proper_quotes(media, how):
    raw = b"Content-Type: " + media + b"\r\nContent-Disposition: " + how + b"\r\n\r\n%PDF"
    part = post.read(raw).attachments[0]
    assert (part.name, part.media) == ("a.pdf", "application/pdf")


@pytest.mark.parametrize(
    ("name", "media", "use"),
    [
        ("ATT00001.txt", "text/plain", "rest"),
        ("att24916.htm", "text/html", "rest"),
        ("card.vcf", "application/octet-stream", "rest"),
        ("invite.ics", "text/calendar", "rest"),
        ("smime.p7s", "application/octet-stream", "rest"),
        ("Attestat.txt", "text/plain", "work"),
        ("work.pdf", "application/pdf", "work"),
    ],
)
def test_what_programs_add_by_themselves_is_no_work(name, media, use):
    raw = f'Content-Type: {media}\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\nx'
    assert post.read(raw.encode()).attachments[0].use == use


def test_a_picture_shown_by_a_percent_coded_id_is_no_work():
    raw = (
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
        b'<img src="cid:ii%40x"><p>Hello</p>\r\n--b\r\nContent-Type: image/png; name=i.png\r\n'
        b"Content-ID: <ii@x>\r\n\r\nPNG\r\n--b--\r\n"
    )
    assert [part.use for part in post.read(raw).attachments] == ["picture"]


def test_base64_that_nobody_declared_is_told_and_kept_as_it_came():
    coded = binascii.b2a_base64(b"%PDF" * 12) * 3
    raw = b"Content-Type: application/pdf; name=a.pdf\r\n\r\n" + coded
    part = post.read(raw).attachments[0]
    assert (part.content, part.doubts) == (coded, ("transfer-wrong",))
