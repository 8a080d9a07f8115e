"""Every hazard as a file: its name, its bytes, and the verdict a person would expect."""

from functools import partial

from baiqau.files import Kind
from tests.files import compounds, drawings, films, pdfs, zips
from tests.files.office import OFFICE
from tests.files.sample import (
    BOMB,
    DOUBT,
    FINE,
    GIF_SCRIPT,
    HELD,
    MZ,
    PNG_ZIP,
    TEXT,
    Sample,
    of,
)
from tests.files.zips import docx, opened, pptx, slides, zipped

GOOD = (
    Sample("Жоба.pdf", pdfs.pdf, Kind.PDF, FINE),
    Sample("packed.pdf", lambda: pdfs.rewritten(pdfs.pdf(), packed=True), Kind.PDF, FINE),
    Sample("words.pdf", lambda: pdfs.pdf(catalog=pdfs.ONLY_WORDS), Kind.PDF, FINE),
    Sample(
        "free.pdf",
        lambda: pdfs.rewritten(pdfs.pdf(), owner="o"),
        Kind.PDF,
        FINE,
        ("pdf-restricted",),
    ),
    Sample("эссе.docx", docx, Kind.DOCX, FINE),
    Sample("Таныстырылым.pptx", pptx, Kind.PPTX, FINE),
    Sample("кесте.xlsx", zips.xlsx, Kind.XLSX, FINE),
    Sample("a.odt", opened, Kind.ODT, FINE),
    Sample("a.odp", lambda: opened("presentation", content=slides(5)), Kind.ODP, FINE),
    Sample("ескі.doc", compounds.doc, Kind.DOC, FINE, ("old-format",)),
    Sample(
        "a.ppt",
        lambda: compounds.compound({"PowerPoint Document": b"x"}),
        Kind.PPT,
        FINE,
        ("old-format",),
    ),
    Sample("мәтін.txt", of(TEXT.encode()), Kind.TXT, FINE),
    Sample("old.txt", of("Проект библиотеки имени Абая".encode("cp1251")), Kind.TXT, FINE),
    Sample("wide.txt", of(TEXT.encode("utf-16")), Kind.TXT, FINE),
    Sample("a.jpg", lambda: drawings.picture(exif=True), Kind.JPG, FINE),
    Sample("a.png", lambda: drawings.picture("PNG"), Kind.PNG, FINE),
    Sample("a.webp", lambda: drawings.picture("WEBP"), Kind.WEBP, FINE),
    Sample("a.gif", drawings.gif, Kind.GIF, FINE),
    Sample("IMG_1.HEIC", drawings.heic, Kind.HEIC, FINE),
    Sample("a.zip", lambda: zipped({"a/b.txt": "b", "c.docx": docx()}), Kind.ZIP, FINE),
    Sample("a.mp4", films.film, Kind.MP4, FINE),
    Sample("a.MOV", partial(films.film, "mov"), Kind.MOV, FINE, ("video-not-for-phone",)),
    Sample(
        "a.3gp", partial(films.film, "3gp", "mpeg4"), Kind.THREE_GP, FINE, ("video-not-for-phone",)
    ),
    Sample(
        "a.webm",
        partial(films.film, "webm", "libvpx", "libopus", 50, ""),
        Kind.WEBM,
        FINE,
        ("video-not-for-phone",),
    ),
    Sample(
        "a.mkv",
        partial(films.film, "matroska", options=""),
        Kind.MKV,
        FINE,
        ("video-not-for-phone",),
    ),
    Sample(
        "a.avi",
        partial(films.film, "avi", "mpeg4", "mp3", 50, ""),
        Kind.AVI,
        FINE,
        ("video-not-for-phone",),
    ),
    Sample("slow.mp4", partial(films.film, options=""), Kind.MP4, FINE, ("video-not-for-phone",)),
    Sample(
        "new.mp4", partial(films.film, codec="libx265"), Kind.MP4, FINE, ("video-not-for-phone",)
    ),
    Sample("silent.mp4", partial(films.film, sound=""), Kind.MP4, FINE),
)
NAMES = (
    Sample(
        "жоба\u202efdp.exe",
        of(MZ),
        Kind.EXECUTABLE,
        HELD,
        ("name-turned", "name-executable", "executable"),
    ),
    Sample("жоба\u202excod.pdf", pdfs.pdf, Kind.PDF, HELD, ("name-turned",)),
    Sample("эссе.pdf.exe", of(MZ), Kind.EXECUTABLE, HELD, ("name-executable", "executable")),
    Sample("setup.exe.pdf", pdfs.pdf, Kind.PDF, DOUBT, ("name-double",)),
    Sample("эссе.docx.pdf", pdfs.pdf, Kind.PDF, FINE),
    Sample("www.kitap.com.pdf", pdfs.pdf, Kind.PDF, FINE),
    Sample("жо\u200bба.pdf", pdfs.pdf, Kind.PDF, DOUBT, ("name-invisible",)),
    Sample("../../1234.txt", of(b"text"), Kind.TXT, DOUBT, ("name-path",)),
    Sample("a\0.txt", of(b"text"), Kind.TXT, DOUBT, ("name-invisible",)),
    Sample("ұ" * 140 + ".txt", of(b"text"), Kind.TXT, FINE, ("name-long",)),
    Sample("жоба", pdfs.pdf, Kind.PDF, DOUBT, ("name-unknown",)),
    Sample("эссе.docx", of(b"just words"), Kind.TXT, DOUBT, ("name-disagrees",)),
    Sample("video.mp4", of(MZ), Kind.EXECUTABLE, HELD, ("executable", "name-disagrees")),
    Sample("run.bat", of(b"del *.*\n"), Kind.TXT, HELD, ("name-executable",)),
)
WHOLE = (
    Sample("a.pdf", of(b""), Kind.EMPTY, HELD, ("file-empty",)),
    Sample(
        "a.txt", of(bytes(range(256)) * 9), Kind.UNKNOWN, HELD, ("file-unknown", "name-disagrees")
    ),
    Sample(
        "a.sh.txt",
        of(b"#!/bin/sh\nrm -rf /\n"),
        Kind.EXECUTABLE,
        HELD,
        ("executable", "name-disagrees"),
    ),
    Sample(
        "a.jpg",
        of(b"\x7fELF" + bytes(90)),
        Kind.EXECUTABLE,
        HELD,
        ("executable", "name-disagrees"),
    ),
    Sample("a.rar", of(b"Rar!\x1a\x07\x01\0" + bytes(40)), Kind.PACKED, HELD, ("packed",)),
    Sample(
        "a.txt",
        of(b" <!-- x -->\n<html><body>hi"),
        Kind.HTML,
        HELD,
        ("web-page", "name-disagrees"),
    ),
    Sample(
        "a.pdf",
        of(b"<html>" + b" " * 500 + b"%PDF-1.7\n"),
        Kind.HTML,
        HELD,
        ("web-page", "two-in-one", "name-disagrees"),
    ),
    Sample("a.pdf", lambda: pdfs.pdf() + zipped({"a.txt": "x"}), Kind.PDF, HELD, ("two-in-one",)),
    Sample("a.png", of(PNG_ZIP), Kind.PNG, HELD, ("file-tail", "two-in-one")),
    Sample(
        "a.gif",
        lambda: drawings.gif() + zipped({"A.class": "x"}),
        Kind.GIF,
        HELD,
        ("file-tail", "two-in-one"),
    ),
    Sample(
        "a.zip",
        lambda: b"#" * 40 + zipped({"a.txt": "x"}),
        Kind.UNKNOWN,
        HELD,
        ("file-unknown", "two-in-one", "name-disagrees"),
    ),
    Sample("a.gif", of(GIF_SCRIPT), Kind.GIF, HELD, ("file-damaged", "picture-script")),
    Sample("a.svg", of(drawings.SVG), Kind.SVG, DOUBT, ("picture-drawn",)),
    Sample("a.svg", of(drawings.RUNNING_SVG), Kind.SVG, HELD, ("picture-drawn", "picture-script")),
    Sample("a.jpg", of(drawings.SVG), Kind.SVG, DOUBT, ("picture-drawn", "name-disagrees")),
    Sample(
        "a.rtf",
        of(b"{\\rtf1{\\object\\objdata 01}}"),
        Kind.RTF,
        HELD,
        ("old-format", "object-active"),
    ),
)
PICTURES = (
    Sample("a.png", lambda: drawings.png_of(60_000, 60_000), Kind.PNG, HELD, ("picture-bomb",)),
    Sample("a.jpg", lambda: drawings.picture()[:-40], Kind.JPG, DOUBT, ("file-cut",)),
    Sample("a.png", lambda: drawings.picture("PNG")[:-20], Kind.PNG, DOUBT, ("file-cut",)),
    Sample("a.webp", lambda: drawings.picture("WEBP")[:-9], Kind.WEBP, DOUBT, ("file-cut",)),
    Sample("a.jpg", of(b"\xff\xd8\xff\xe0" + bytes(50)), Kind.JPG, HELD, ("file-damaged",)),
    Sample("a.jpg", lambda: drawings.picture() + bytes(50), Kind.JPG, FINE, ("file-tail",)),
)
ZIPS = (
    Sample("a.docx", BOMB, Kind.DOCX, HELD, ("zip-bomb",)),
    Sample("a.zip", zips.nested_bomb, Kind.ZIP, HELD, ("zip-bomb",)),
    Sample("a.zip", partial(zips.nested, 6), Kind.ZIP, HELD, ("zip-deep",)),
    Sample("a.zip", partial(zips.nested, 3), Kind.ZIP, FINE),
    Sample("a.zip", zips.overlapping, Kind.ZIP, HELD, ("zip-overlap",)),
    Sample("a.zip", zips.crowd, Kind.ZIP, HELD, ("zip-crowd",)),
    Sample("a.zip", of(zipped({"../../etc/x.txt": "x"})), Kind.ZIP, HELD, ("zip-slip",)),
    Sample("a.zip", of(zipped({"C:\\x.txt": "x"})), Kind.ZIP, HELD, ("zip-slip",)),
    Sample("a.zip", zips.linked, Kind.ZIP, HELD, ("zip-link",)),
    Sample("a.zip", zips.twice, Kind.ZIP, HELD, ("zip-twice",)),
    Sample("a.zip", zips.lying, Kind.ZIP, HELD, ("zip-lies",)),
    Sample("a.zip", zips.locked, Kind.ZIP, HELD, ("encrypted",)),
    Sample("a.zip", of(zipped({"a.exe": "x"})), Kind.ZIP, HELD, ("zip-executable",)),
    Sample("a.zip", of(zipped({"a.jpg": MZ})), Kind.ZIP, HELD, ("zip-executable",)),
    Sample(
        "a.zip",
        of(zipped({"big.pdf": b"%PDF-1.7" + bytes(33 << 20)}, 0)),
        Kind.ZIP,
        DOUBT,
        ("zip-large",),
    ),
    Sample(
        "a.zip",
        lambda: zipped({"a.docx": docx({"word/vbaProject.bin": "x"})}),
        Kind.ZIP,
        HELD,
        ("macros",),
    ),
    Sample("a.zip", lambda: zipped({"a.txt": TEXT})[:-30], Kind.ZIP, HELD, ("file-damaged",)),
    Sample(
        "a.zip",
        of(zipped({"META-INF/MANIFEST.MF": "x"})),
        Kind.EXECUTABLE,
        HELD,
        ("executable", "name-disagrees"),
    ),
)
COMPOUNDS = (
    Sample(
        "a.doc",
        lambda: compounds.doc(more={"_VBA_PROJECT": b"x"}),
        Kind.DOC,
        HELD,
        ("macros", "old-format"),
    ),
    Sample(
        "a.doc", lambda: compounds.doc(locked=True), Kind.DOC, HELD, ("encrypted", "old-format")
    ),
    Sample(
        "a.doc",
        lambda: compounds.doc(more={"ObjectPool": b"x"}),
        Kind.DOC,
        DOUBT,
        ("object-embedded", "old-format"),
    ),
    Sample(
        "a.doc",
        lambda: compounds.compound({"WordDocument": b"x"}, ring=True),
        Kind.OLE,
        HELD,
        ("file-damaged", "name-disagrees"),
    ),
    Sample(
        "a.msi",
        lambda: compounds.compound({"\u4840\u3f7f": b"x"}),
        Kind.OLE,
        HELD,
        ("name-executable", "executable"),
    ),
)
PDFS = (
    Sample("a.pdf", lambda: pdfs.pdf(catalog=pdfs.SCRIPT), Kind.PDF, HELD, ("pdf-script",)),
    Sample("a.pdf", lambda: pdfs.pdf(catalog=pdfs.HIDDEN_SCRIPT), Kind.PDF, HELD, ("pdf-script",)),
    Sample(
        "a.pdf",
        lambda: pdfs.rewritten(pdfs.pdf(catalog=pdfs.SCRIPT), packed=True),
        Kind.PDF,
        HELD,
        ("pdf-script",),
    ),
    Sample(
        "a.pdf",
        lambda: pdfs.rewritten(pdfs.pdf(catalog=pdfs.SCRIPT), owner="o", packed=True),
        Kind.PDF,
        HELD,
        ("pdf-restricted", "pdf-script"),
    ),
    Sample("a.pdf", lambda: pdfs.pdf(catalog=pdfs.LAUNCH), Kind.PDF, HELD, ("pdf-launch",)),
    Sample(
        "a.pdf",
        lambda: pdfs.pdf(pdfs.FILE, pdfs.stream(b"x", b"/Type /EmbeddedFile"), catalog=pdfs.FILES),
        Kind.PDF,
        DOUBT,
        ("pdf-files",),
    ),
    Sample("a.pdf", lambda: pdfs.pdf(catalog=pdfs.SENDS), Kind.PDF, DOUBT, ("pdf-sends",)),
    Sample("a.pdf", lambda: pdfs.pdf(catalog=pdfs.FORM), Kind.PDF, DOUBT, ("pdf-form",)),
    Sample("a.pdf", lambda: pdfs.pdf(b"<< /S /Movie >>"), Kind.PDF, DOUBT, ("pdf-media",)),
    Sample("a.pdf", lambda: pdfs.pdf(pages=0), Kind.PDF, HELD, ("pages-none",)),
    Sample("a.pdf", pdfs.tangled, Kind.PDF, DOUBT, ("pdf-tangled",)),
    Sample(
        "a.pdf",
        lambda: pdfs.rewritten(pdfs.pdf(), user="u", owner="o"),
        Kind.PDF,
        HELD,
        ("encrypted",),
    ),
    Sample("a.pdf", of(b"%PDF-1.7\nnothing more"), Kind.PDF, HELD, ("file-damaged",)),
    Sample("a.pdf", lambda: pdfs.pdf()[:-20], Kind.PDF, DOUBT, ("file-cut",)),
    Sample("a.pdf", lambda: pdfs.pdf(pages=501), Kind.PDF, DOUBT, ("pages-many",)),
    Sample("a.pdf", lambda: pdfs.pdf(box=b"0 0 90000 90000"), Kind.PDF, DOUBT, ("page-huge",)),
)
FILMS = (
    Sample("a.mp4", films.forged, Kind.MP4, DOUBT, ("video-forged",)),
    Sample("a.mp4", films.without_index, Kind.MP4, HELD, ("video-no-index",)),
    Sample("a.mp4", films.cut, Kind.MP4, DOUBT, ("file-cut",)),
    Sample("a.mp4", partial(films.film, codec=""), Kind.MP4, DOUBT, ("video-no-picture",)),
    Sample("a.mp4", films.empty, Kind.MP4, DOUBT, ("video-no-length", "video-not-for-phone")),
    Sample("a.webm", lambda: b"\x1aE\xdf\xa3" + b"webm" * 9, Kind.WEBM, HELD, ("file-damaged",)),
)
SAMPLES = (*GOOD, *NAMES, *WHOLE, *PICTURES, *ZIPS, *OFFICE, *COMPOUNDS, *PDFS, *FILMS)
