"""PDFs made by hand, so that each may be wrong in exactly one way."""

import zlib
from io import BytesIO

import pikepdf

CATALOG = b"<< /Type /Catalog /Pages 2 0 R %s >>"


def pdf(
    *more: bytes,
    catalog: bytes = b"",
    pages: int = 1,
    box: bytes = b"0 0 595 842",
    text: bytes = b"",
) -> bytes:
    """A whole PDF; `more` are further objects, numbered from 10."""
    kids = b" ".join(b"3 0 R" for _page in range(pages))
    objects = {
        1: CATALOG % catalog,
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R"
        b" /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        % box,
        4: stream(b"BT /F 12 Tf 72 700 Td (%s) Tj ET" % (text or b"Jumys")),
    }
    objects |= dict(enumerate(more, start=10))
    out, places = BytesIO(), {}
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, place in places.items():
        out.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    out.write(b"trailer\n<< /Root 1 0 R /Size 40 >>\nstartxref\n%d\n%%%%EOF\n" % table)
    return out.getvalue()


def stream(content: bytes, head: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), head, content)


def rewritten(content: bytes, *, user: str = "", owner: str = "", packed: bool = False) -> bytes:
    """The same saved by a library: locked, or with its objects packed into streams."""
    lock = pikepdf.Encryption(user=user, owner=owner) if user or owner else None
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.preserve
    with pikepdf.open(BytesIO(content)) as document:
        into = BytesIO()
        document.save(into, encryption=lock or False, object_stream_mode=mode)
    return into.getvalue()


def signed(author: str) -> bytes:
    """The same with its maker's name in the record."""
    with pikepdf.open(BytesIO(pdf())) as document:
        document.docinfo["/Author"] = author
        into = BytesIO()
        document.save(into)
    return into.getvalue()


def tangled() -> bytes:
    """A stream of objects that unpacks beyond any measure."""
    head = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"
    return pdf(stream(zlib.compress(b"1 0 " + b" " * (17 << 20)), head))


SCRIPT = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
HIDDEN_SCRIPT = b"/OpenAction << /S /J#61vaScr#69pt /J#53 (app.alert\\(1\\)) >>"
LAUNCH = b"/OpenAction << /S /Launch /F (cmd.exe) >>"
ONLY_WORDS = b"/Info (about /JavaScript \\(and /Launch) /Note (a (b /JS) c)"
FILES = b"/Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>"
FILE = b"<< /Type /Filespec /F (a.txt) /EF << /F 11 0 R >> >>"
FORM = b"/AcroForm << /XFA (<xdp/>) /Fields [] >>"
SENDS = b"/OpenAction << /S /SubmitForm /F (https://example.org) >>"
