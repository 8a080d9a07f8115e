"""The tree of parts: broken boundaries, limits, texts and what they quote, links."""

import pytest

from baiqau import post
from baiqau.post import Limits
from baiqau.post.letter import Link
from tests.post.making import lines64, mixed

WORDS = b"Content-Type: text/plain; charset=utf-8\r\n\r\nhello\r\n"
FILE = (
    b"Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + lines64(b"%PDF-1")
)
HEAD = b"From: a@b.kz\r\nSubject: x\r\nDate: Fri, 15 Nov 2024 10:00:00 +0500\r\n"
WHOLE = mixed(HEAD, WORDS, FILE)


def told(raw: bytes, limits: Limits | None = None) -> tuple[str, list[bytes], tuple[str, ...]]:
    letter = post.read(raw, limits) if limits else post.read(raw)
    return letter.text.whole, [part.content for part in letter.attachments], letter.doubts


def test_a_whole_letter_has_no_doubts():
    assert told(WHOLE) == ("hello", [b"%PDF-1"], ())


def test_line_feeds_alone_and_carriage_returns_alone_are_read():
    assert told(WHOLE.replace(b"\r\n", b"\n")) == ("hello", [b"%PDF-1"], ())
    assert told(WHOLE.replace(b"\r\n", b"\r")) == ("hello", [b"%PDF-1"], ("line-ends",))


def test_a_missing_end_is_told():
    assert told(WHOLE.replace(b"--=_part_7--\r\n", b"")) == ("hello", [b"%PDF-1"], ("end-missing",))


def test_a_missing_boundary_is_found():
    raw = WHOLE.replace(b'\r\n boundary="=_part_7"', b"")
    assert told(raw) == ("hello", [b"%PDF-1"], ("boundary-missing",))


def test_a_wrong_boundary_is_found():
    raw = WHOLE.replace(b'boundary="=_part_7"', b'boundary="=_part_8"')
    assert told(raw) == ("hello", [b"%PDF-1"], ("boundary-wrong",))


def test_a_letter_that_lost_its_content_type_is_still_parted():
    raw = WHOLE.replace(b'Content-Type: multipart/mixed;\r\n boundary="=_part_7"\r\n', b"")
    assert told(raw) == ("hello", [b"%PDF-1"], ("boundary-missing",))


def test_a_multipart_without_any_boundary_is_read_as_words():
    raw = HEAD + b"Content-Type: multipart/mixed\r\n\r\nhello\r\n"
    assert told(raw) == ("hello", [], ("boundary-missing", "multipart-empty"))


def test_an_empty_letter():
    assert told(b"")[2] == ("empty", "date-missing", "sender-missing")
    assert told(b" \r\n\r\n")[2] == ("empty", "date-missing", "sender-missing")


def test_parts_beyond_the_limit_are_kept_whole_and_told():
    many = b"".join(
        b"--b\r\nContent-Type: image/png\r\n\r\n%d\r\n" % number for number in range(10_000)
    )
    letter = post.read(
        HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + many + b"--b--\r\n"
    )
    assert "too-many-parts" in letter.doubts
    assert len(letter.attachments) <= 2001
    rest = letter.attachments[-1].content
    assert rest.startswith(b"--b\r\n")
    assert rest.endswith(b"9999\r\n--b--\r\n")


def test_nesting_beyond_the_limit_is_kept_whole_and_told():
    raw = FILE
    for depth in range(100):
        boundary = b"b%d" % depth
        raw = (
            b"Content-Type: multipart/mixed; boundary="
            + boundary
            + b"\r\n\r\n--"
            + boundary
            + b"\r\n"
            + raw
            + b"\r\n--"
            + boundary
            + b"--"
        )
    letter = post.read(HEAD + raw)
    assert "too-deep" in letter.doubts
    assert lines64(b"%PDF-1").strip() in letter.attachments[0].content


def test_letters_in_letters_without_end_stay_files():
    raw = WHOLE
    for _ in range(30):
        raw = HEAD + b"Content-Type: message/rfc822\r\n\r\n" + raw
    letter = post.read(raw)
    assert "too-deep" in letter.doubts
    assert WHOLE in letter.attachments[-1].content


def test_text_of_alternatives_is_the_plain_one_unless_it_is_blank():
    def alternative(plain: bytes) -> bytes:
        return (
            HEAD
            + b"Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\n"
            + plain
            + b"\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>rich</p>\r\n--b--\r\n"
        )

    assert (
        post.read(alternative(b"plain")).text.whole,
        post.read(alternative(b" ")).text.whole,
    ) == ("plain", "rich")
    assert [post.read(alternative(plain)).text.from_html for plain in (b"plain", b" ")] == [
        False,
        True,
    ]


def test_html_is_stripped():
    markup = "<style>p{}</style><!-- x --><p>Сәлем&nbsp;&#1241;</p><table><tr><td>a<td>b</table>1 < 2 &amp;c &#99999999999;"
    raw = HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + markup.encode()
    assert post.read(raw).text.whole == "Сәлем ә\n\na b\n1 < 2 &c &#99999999999;"


@pytest.mark.parametrize(
    ("text", "own", "quoted"),
    [
        ("a\n\n> b\n> c\n", "a", "> b\n> c"),
        ("a\n\nOn 1 May 2024, X wrote:\n> b", "a", "On 1 May 2024, X wrote:\n> b"),
        ("a\n15.11.2024, 10:00, Әлия жазды:\n> b", "a", "15.11.2024, 10:00, Әлия жазды:\n> b"),
        (
            "-------- Пересылаемое сообщение --------\nb",
            "",
            "-------- Пересылаемое сообщение --------\nb",
        ),
        ("a\n\nОт: X\nОтправлено: 1\nb", "a", "От: X\nОтправлено: 1\nb"),
        ("> b\na", "> b\na", ""),
        ("Кімнен: мына кісіден\nсәлем", "Кімнен: мына кісіден\nсәлем", ""),
    ],
)
def test_the_quoted_reply_is_parted(text, own, quoted):
    letter = post.read(HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode())
    assert (letter.text.own, letter.text.quoted) == (own, quoted)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("https://drive.google.com/file/d/1/view?usp=sharing.", [("https://drive.google.com/file/d/1/view?usp=sharing", "google")]),
        ("(https://disk.yandex.kz/d/abc)", [("https://disk.yandex.kz/d/abc", "yandex")]),
        ("сілтеме: cloud.mail.ru/public/AbC/dEf", [("https://cloud.mail.ru/public/AbC/dEf", "mail.ru")]),
        ("https://1drv.ms/v/s!A https://we.tl/t-x", [("https://1drv.ms/v/s!A", "onedrive"), ("https://we.tl/t-x", "wetransfer")]),
        ("https://youtu.be/abc, https://www.dropbox.com/s/x", [("https://youtu.be/abc", "youtube"), ("https://www.dropbox.com/s/x", "dropbox")]),
        ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fyoutu.be%2Fabc&data=1", [("https://youtu.be/abc", "youtube")]),
        ("https://evil.example/drive.google.com/x x@youtube.com/ https://youtube.com.evil.kz/x javascript:youtu.be", []),
    ],
)  # fmt: skip
def test_links_to_clouds_are_recorded(text, links):
    letter = post.read(HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode())
    assert letter.links == tuple(Link(*link) for link in links)


def test_links_of_the_markup_are_recorded_too():
    raw = (
        HEAD + b'Content-Type: text/html\r\n\r\n<a href="https://yadi.sk/i/x?a=1&amp;b=2">file</a>'
    )
    assert post.read(raw).links == (Link("https://yadi.sk/i/x?a=1&b=2", "yandex"),)


def test_the_same_bytes_have_the_same_name():
    assert post.read(WHOLE).sha256 == post.read(WHOLE).sha256
    assert post.read(WHOLE) == post.read(WHOLE)
