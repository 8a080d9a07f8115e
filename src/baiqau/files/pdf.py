"""PDF: opened by PDFium for pages and locks, its objects searched for what acts by itself."""

from collections.abc import Iterator
from io import BytesIO

import pypdfium2 as pdfium
from pypdfium2 import raw

from baiqau.files import tokens
from baiqau.files.hazards import Hazard, found
from baiqau.files.inspection import Pages
from baiqau.files.limits import Limits
from baiqau.files.source import Source

_LOOKED_AT = 2000  # pages whose size is asked


def look(source: Source, limits: Limits) -> tuple[Pages | None, tuple[Hazard, ...]]:
    """Count the pages and yield the hazards."""
    if source.size > limits.document:
        return None, (found("file-too-big", size=source.size, most=limits.document),)
    content = source.whole(limits.document)
    acting = tuple(tokens.hazards(content))
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        return None, (_refused(error), *acting)
    with document:
        pages = len(document)
        if raw.FPDF_GetSecurityHandlerRevision(document) >= 0:
            acting = (found("pdf-restricted"), *tokens.hazards(_unlocked(document)))
        return Pages(pages), (*acting, *_of_document(document, pages, limits), *_ending(source))


def _refused(error: pdfium.PdfiumError) -> Hazard:
    """PDFium opens nothing without a page: it reports success then, and no document."""
    codes = {raw.FPDF_ERR_PASSWORD: "encrypted", raw.FPDF_ERR_SUCCESS: "pages-none"}
    return found(codes.get(error.err_code, "file-damaged"))


def _of_document(document: pdfium.PdfDocument, pages: int, limits: Limits) -> Iterator[Hazard]:
    if pages > limits.pages:
        yield found("pages-many", pages=pages)
    for number in range(min(pages, _LOOKED_AT)):
        width, height = document.get_page_size(number)
        if max(width, height) > limits.side:
            yield found("page-huge", width=int(width), height=int(height))
            return


def _unlocked(document: pdfium.PdfDocument) -> bytes:
    """Write the document without its lock: the objects of a restricted one are encrypted, too."""
    into = BytesIO()
    document.save(into, flags=raw.FPDF_REMOVE_SECURITY)
    return into.getvalue()


def _ending(source: Source) -> Iterator[Hazard]:
    """A PDF ends with its mark; PDFium opens one cut off by guessing its table."""
    if b"%%EOF" not in source.tail and b"startxref" not in source.tail:
        yield found("file-cut")
