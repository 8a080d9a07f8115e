"""Blind copies: the makers are gone from every part, the work itself is the same."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from baiqau.files import Kind, blind, child, looking
from baiqau.files.blind import pdf as blind_pdf
from baiqau.files.refusing import CannotMake
from tests.files import drawings, pdfs, zips
from tests.files.zips import W, arrows

NAME = "Айгүл Қасымова"
COMMENTS = (
    f'<w:comments {W}><w:comment w:id="1" w:author="{NAME}" w:initials="АҚ" w:date="2026-10-01T10:00:00Z">'
    "<w:p/></w:comment></w:comments>"
)
CHANGED = f'<w:p w:rsidR="00AA1122"><w:ins w:author="{NAME}" w:date="2026-10-01T10:00:00Z"><w:r><w:t>Мәтін</w:t></w:r></w:ins></w:p>'
PEOPLE = f'<w15:people xmlns:w15="x"><w15:person w15:author="{NAME}"><w15:presenceInfo w15:providerId="AD" w15:userId="{NAME}"/></w15:person></w15:people>'


def copied(folder: Path, content: bytes, kind: Kind) -> bytes:
    path = folder / "work"
    path.write_bytes(content)
    copy = blind.copy(path, kind)
    assert path.read_bytes() == content
    return copy


def everything(package: bytes) -> str:
    with ZipFile(BytesIO(package)) as archive:
        return " ".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )


def test_a_word_document_forgets_author_company_revision_and_names_on_remarks(
    tmp_path: Path,
) -> None:
    more = {
        "word/comments.xml": COMMENTS,
        "word/people.xml": PEOPLE,
        "docProps/custom.xml": f"<a>{NAME}</a>",
        "word/_rels/settings.xml.rels": arrows(
            ("attachedTemplate", f"file:///C:/Users/{NAME}/Normal.dotm", "External")
        ),
        "word/media/image1.jpg": drawings.picture(exif=True),
        "word/embeddings/sheet1.docx": zips.docx(),
    }
    whole = zips.docx(more, body=CHANGED)

    copy = copied(tmp_path, whole, Kind.DOCX)

    told = everything(copy)
    for secret in (NAME, "АҚ", "Абай кітапханасы", "2026-10-01", "rsid", "Kasymova", "revision"):
        assert secret not in told
    assert "Мәтін" in told
    with ZipFile(BytesIO(whole)) as old, ZipFile(BytesIO(copy)) as new:
        assert new.namelist() == old.namelist()
        assert {row.date_time for row in new.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_presentation_forgets_who_made_and_who_remarked(tmp_path: Path) -> None:
    more = {
        "ppt/commentAuthors.xml": f'<p:cmAuthorLst xmlns:p="x"><p:cmAuthor id="0" name="{NAME}" initials="АҚ"/></p:cmAuthorLst>',
        "ppt/slides/slide1.xml": '<p:sld xmlns:p="x"><p:cNvPr id="1" name="Тақырып"/></p:sld>',
    }

    told = everything(copied(tmp_path, zips.pptx(more), Kind.PPTX))

    assert NAME not in told
    assert "АҚ" not in told
    assert "Тақырып" in told


def test_a_document_of_libreoffice_forgets_its_makers(tmp_path: Path) -> None:
    remark = (
        '<a xmlns:dc="d" xmlns:text="t"><annotation>'
        f"<dc:creator>{NAME}</dc:creator><dc:date>2026-10-01T10:00:00</dc:date>Пікір</annotation>"
        f"<text:author-name text:fixed='true'>{NAME}</text:author-name></a>"
    )

    copy = copied(tmp_path, zips.opened(content=remark), Kind.ODT)

    told = everything(copy)
    assert NAME not in told
    assert "2026-10-01" not in told
    assert "Пікір" in told
    assert ZipFile(BytesIO(copy)).infolist()[0].filename == "mimetype"


def test_a_pdf_forgets_its_record_xmp_remarks_and_old_revisions(tmp_path: Path) -> None:
    remark = (
        b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T (Aigul Kasymova) /Contents (good) >>"
    )
    with pikepdf.open(BytesIO(pdfs.pdf(remark, text=b"Jumys"))) as document:
        document.docinfo["/Author"] = NAME
        document.docinfo["/Producer"] = "Kasymova's printer"
        document.pages[0].Annots = pikepdf.Array([document.get_object(10, 0)])
        document.pages[0].obj["/Metadata"] = document.make_stream(NAME.encode())
        photograph = document.make_stream(drawings.picture(exif=True))
        photograph.Type, photograph.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        photograph.Filter = pikepdf.Name.DCTDecode
        document.pages[0].Resources.XObject = pikepdf.Dictionary(P=photograph)
        with document.open_metadata() as told:
            told["dc:creator"] = [NAME]
        into = BytesIO()
        document.save(into, compress_streams=False)
    whole = into.getvalue()
    assert b"Kasymova" in whole

    copy = copied(tmp_path, whole, Kind.PDF)

    with pikepdf.open(BytesIO(copy)) as document:
        said = b"".join(
            one.unparse() + (one.read_raw_bytes() if isinstance(one, pikepdf.Stream) else b"")
            for one in document.objects
        )
        assert "/Info" not in document.trailer
        assert "/Metadata" not in document.Root
        assert document.pages[0].Annots[0].Contents == "good"
    for secret in (b"Kasymova", NAME.encode(), NAME.encode("utf-16-be")):
        assert secret not in said
        assert secret not in copy
    assert pdfium.PdfDocument(copy)[0].get_textpage().get_text_bounded() == "Jumys"


@pytest.mark.parametrize(
    ("family", "kind"), [("JPEG", Kind.JPG), ("PNG", Kind.PNG), ("WEBP", Kind.WEBP)]
)
def test_a_picture_forgets_owner_and_place_and_keeps_its_points(
    tmp_path: Path, family: str, kind: Kind
) -> None:
    whole = drawings.picture(family, exif=True) + b"tail"

    copy = copied(tmp_path, whole, kind)

    old, new = Image.open(BytesIO(whole)), Image.open(BytesIO(copy))
    assert new.tobytes() == old.tobytes()
    assert b"Kasymova" not in copy
    assert not copy.endswith(b"tail")
    assert set(new.getexif()) <= {0x0112}


def test_a_photograph_held_sideways_stays_sideways(tmp_path: Path) -> None:
    copy = copied(tmp_path, drawings.picture(exif=True), Kind.JPG)

    assert dict(Image.open(BytesIO(copy)).getexif()) == {0x0112: 6}


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (b"x", Kind.HEIC, "blind-kind"),
        (b"x", Kind.DOC, "blind-kind"),
        (b"PK\3\4broken", Kind.DOCX, "blind-damaged"),
        (b"%PDF-broken", Kind.PDF, "blind-damaged"),
        (b"\xff\xd8\xff", Kind.JPG, "blind-damaged"),
        (b"\x89PNG", Kind.PNG, "blind-damaged"),
        (b"RIFF", Kind.WEBP, "blind-damaged"),
    ],
)
def test_where_there_is_no_way_the_reason_is_given(
    tmp_path: Path, content: bytes, kind: Kind, code: str
) -> None:
    with pytest.raises(CannotMake) as refusal:
        copied(tmp_path, content, kind)

    assert refusal.value.code == code
    assert refusal.value.sentence


def test_without_pikepdf_a_pdf_has_no_blind_copy_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blind_pdf, "PRESENT", False)

    with pytest.raises(CannotMake, match="blind-missing"):
        copied(tmp_path, pdfs.pdf(), Kind.PDF)


def test_the_child_writes_the_copy_or_gives_the_reason(tmp_path: Path) -> None:
    path, into = tmp_path / "work.docx", tmp_path / "copy.docx"
    path.write_bytes(zips.docx())

    child.blind_copy(path, Kind.DOCX, into=into)
    with pytest.raises(CannotMake) as refusal:
        child.blind_copy(path, Kind.HEIC, into=tmp_path / "none")

    assert looking.inspect(into, claimed_name="a.docx").codes == ()
    assert NAME not in everything(into.read_bytes())
    assert refusal.value.code == "blind-kind"
