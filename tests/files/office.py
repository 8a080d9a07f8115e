"""Hazards of office documents as files."""

from baiqau.files import Kind
from tests.files import compounds, zips
from tests.files.sample import DOUBT, FINE, HELD, LAUGHS, OLE_PROGRAM, Sample, field, rels, xml
from tests.files.zips import docx, opened, pptx, slides

OFFICE = (
    Sample("a.docx", lambda: docx({"word/vbaProject.bin": b"x"}), Kind.DOCX, HELD, ("macros",)),
    Sample(
        "a.docm",
        lambda: docx(main="application/vnd.ms-word.document.macroEnabled.main+xml"),
        Kind.DOCX,
        HELD,
        ("macros",),
    ),
    Sample(
        "a.docx",
        lambda: docx(rels("attachedTemplate", "https://x.example/a.dotm")),
        Kind.DOCX,
        HELD,
        ("template-outside",),
    ),
    Sample(
        "a.docx",
        lambda: docx(rels("attachedTemplate", r"\\x.example\a.dotm")),
        Kind.DOCX,
        HELD,
        ("template-outside",),
    ),
    Sample(
        "a.docx",
        lambda: docx(rels("attachedTemplate", "file:///C:/Users/A/Normal.dotm")),
        Kind.DOCX,
        DOUBT,
        ("template-local",),
    ),
    Sample(
        "a.docx",
        lambda: docx(rels("oleObject", "mhtml:https://x.example/a!x")),
        Kind.DOCX,
        HELD,
        ("object-outside",),
    ),
    Sample(
        "a.docx",
        lambda: docx(rels("image", "https://x.example/a.png")),
        Kind.DOCX,
        DOUBT,
        ("link-outside",),
    ),
    Sample("a.docx", lambda: docx(rels("hyperlink", "https://kitap.kz")), Kind.DOCX, FINE),
    Sample(
        "a.docx", lambda: docx(rels("aFChunk", "a.html", "")), Kind.DOCX, DOUBT, ("chunk-foreign",)
    ),
    Sample(
        "a.docx",
        lambda: docx(body=field("DDE", "AUTO c:\\\\cmd")),
        Kind.DOCX,
        HELD,
        ("field-runs",),
    ),
    Sample(
        "a.docx",
        lambda: docx(body=field('INCLUDEPICTURE "https://x.example/a"')),
        Kind.DOCX,
        DOUBT,
        ("link-outside",),
    ),
    Sample(
        "a.docx",
        lambda: docx({"word/activeX/activeX1.xml": "<a/>"}),
        Kind.DOCX,
        HELD,
        ("object-active",),
    ),
    Sample(
        "a.docx",
        lambda: docx({"word/embeddings/oleObject1.bin": b"x"}),
        Kind.DOCX,
        DOUBT,
        ("object-embedded",),
    ),
    Sample(
        "a.docx",
        lambda: docx({"word/embeddings/oleObject1.bin": OLE_PROGRAM}),
        Kind.DOCX,
        HELD,
        ("object-embedded", "object-embedded", "zip-executable"),
    ),
    Sample("a.pptx", lambda: pptx({"ppt/embeddings/sheet1.xlsx": zips.xlsx()}), Kind.PPTX, FINE),
    Sample("a.docx", lambda: xml(LAUGHS, "&c;"), Kind.DOCX, HELD, ("xml-entities",)),
    Sample(
        "a.docx",
        lambda: xml('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
        Kind.DOCX,
        HELD,
        ("xml-outside",),
    ),
    Sample(
        "a.docx",
        lambda: docx({"word/a.xml": '<!DOCTYPE a SYSTEM "http://x.example/a.dtd"><a/>'}),
        Kind.DOCX,
        HELD,
        ("xml-outside",),
    ),
    Sample(
        "a.docx", lambda: docx({"word/styles.xml": "<a><b></a>"}), Kind.DOCX, DOUBT, ("xml-broken",)
    ),
    Sample("a.docx", lambda: docx()[:-200], Kind.ZIP, HELD, ("file-damaged", "name-disagrees")),
    Sample(
        "a.docx",
        lambda: compounds.compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}),
        Kind.OLE,
        HELD,
        ("encrypted", "name-disagrees"),
    ),
    Sample(
        "a.odt",
        lambda: opened(more={"Basic/Standard/Module1.xml": "<a/>"}),
        Kind.ODT,
        HELD,
        ("macros",),
    ),
    Sample(
        "a.odt",
        lambda: opened(more={"META-INF/manifest.xml": "<a><encryption-data/></a>"}),
        Kind.ODT,
        HELD,
        ("encrypted",),
    ),
    Sample(
        "a.odp",
        lambda: opened(
            "presentation", content=slides(1, '<d:image x:href="https://x.example/a.png"/>')
        ),
        Kind.ODP,
        DOUBT,
        ("link-outside",),
    ),
    Sample("a.pptx", lambda: pptx(listed=0), Kind.PPTX, HELD, ("pages-none",)),
    Sample("a.pptx", lambda: pptx(there=0), Kind.PPTX, HELD, ("pages-none",)),
    Sample(
        "a.odp", lambda: opened("presentation", content=slides(0)), Kind.ODP, HELD, ("pages-none",)
    ),
    Sample("a.docx", lambda: docx(pages=0), Kind.DOCX, FINE),
    Sample(
        "a.docx",
        lambda: zips.stored({"word/footnotes.xml": b"<a>" + b" " * (64 << 20) + b"</a>"}),
        Kind.DOCX,
        HELD,
        ("xml-large",),
    ),
    Sample(
        "a.docx",
        lambda: xml("".join(f'<!ENTITY e{one} "{"ha" * 500}">' for one in range(2000)), "&e1;"),
        Kind.DOCX,
        HELD,
        ("xml-entities",),
    ),
)
