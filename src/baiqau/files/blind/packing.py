"""A package written anew: every member by its own rule, no times, no remarks of the archive."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from baiqau.files import directory
from baiqau.files.blind import images
from baiqau.files.refusing import CannotMake

Rule = Callable[[str, bytes], bytes | None]
_MOST = 512 << 20
_THEN = (1980, 1, 1, 0, 0, 0)
_IMAGES: Mapping[str, Callable[[bytes], bytes]] = {
    ".jpg": images.jpeg,
    ".jpeg": images.jpeg,
    ".png": images.png,
    ".webp": images.webp,
}


def rewritten(content: bytes, rule: Rule) -> bytes:
    """Give the package with each member through the rule; None of the rule leaves the member out."""
    into = BytesIO()
    try:
        with ZipFile(BytesIO(content)) as old, ZipFile(into, "w") as new:
            if sum(row.file_size for row in old.infolist()) > _MOST:
                raise CannotMake("blind-size")
            for row in old.infolist():
                changed = rule(row.filename, directory.read(old, row, _MOST))
                if changed is not None:
                    _put(new, row, changed)
    except directory.DAMAGED as error:
        raise CannotMake("blind-damaged") from error
    return into.getvalue()


def picture(name: str, content: bytes) -> bytes:
    """Clean a picture inside the package; one that cannot be read stays as it is shown, without change."""
    clean = next((clean for end, clean in _IMAGES.items() if name.casefold().endswith(end)), None)
    if clean is None:
        return content
    try:
        return clean(content)
    except CannotMake:
        return content


def _put(into: ZipFile, row: ZipInfo, content: bytes) -> None:
    fresh = ZipInfo(row.filename, _THEN)
    fresh.compress_type = ZIP_STORED if row.compress_type == zipfile.ZIP_STORED else ZIP_DEFLATED
    into.writestr(fresh, content)
