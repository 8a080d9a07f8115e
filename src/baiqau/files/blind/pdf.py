"""PDF: the record of its making, the XMP of every object, names on remarks and pieces of programs."""

from io import BytesIO

from baiqau.files.blind import images
from baiqau.files.refusing import CannotMake

try:
    import pikepdf
except ImportError:
    PRESENT = False
else:
    PRESENT = True

_EVERYWHERE = ("/Metadata", "/PieceInfo", "/LastModified")
_OF_REMARKS = ("/T", "/CreationDate", "/M", "/NM")
_OF_SIGNATURES = ("/Name", "/Location", "/ContactInfo", "/Reason", "/Contents", "/Cert", "/M")
_OF_FILES = ("/EmbeddedFiles",)
_OF_CATALOG = ("/AF", "/Perms", "/Collection")


def cleaned(content: bytes) -> bytes:
    """Give the document anew, without what names its makers; no old revision stays in it."""
    if not PRESENT:
        raise CannotMake("blind-missing")
    try:
        with pikepdf.open(BytesIO(content)) as document:
            return _written(document)
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise CannotMake("blind-damaged") from error


def _written(document: "pikepdf.Pdf") -> bytes:
    _empty_record(document)
    for one in document.objects:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            _forget(one, _EVERYWHERE if one.get("/Type") != "/Sig" else _OF_SIGNATURES)
        if isinstance(one, pikepdf.Stream) and one.get("/Filter") == "/DCTDecode":
            _photograph(one)
    for page in document.pages:
        _remarks(page.obj.get("/Annots"))
    _forget(document.Root, _OF_CATALOG)
    _forget(document.Root.get("/Names"), _OF_FILES)
    into = BytesIO()
    document.save(into, deterministic_id=True, fix_metadata_version=False)
    return into.getvalue()


def _photograph(one: "pikepdf.Stream") -> None:
    """Take its remarks from a JPEG that lies in the document as the camera wrote it."""
    try:
        clean = images.jpeg(one.read_raw_bytes())
    except CannotMake:
        return
    one.write(clean, filter=pikepdf.Name.DCTDecode)


def _empty_record(document: "pikepdf.Pdf") -> None:
    if "/Info" in document.trailer:
        del document.trailer["/Info"]


def _remarks(listed: "pikepdf.Object | None") -> None:
    """Take the names and times from remarks; form fields keep the name of the field, which /T is there."""
    if not isinstance(listed, pikepdf.Array):
        return
    for one in listed:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") != "/Widget":
            _forget(one, _OF_REMARKS)


def _forget(holder: "pikepdf.Object | None", keys: tuple[str, ...]) -> None:
    if not isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
        return
    for key in keys:
        if key in holder:
            del holder[key]
