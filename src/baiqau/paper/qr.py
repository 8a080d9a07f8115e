"""QR codes as plain matrices, and as one vector path."""

from functools import lru_cache

import numpy as np
import zxingcpp

from baiqau.paper.refusals import PaperRefused

QUIET = 2  # light modules around the code; the page adds more white than the four of ISO/IEC 18004
MASK = 3  # any mask is legal and none reads better (tests); one of our own keeps the bytes the same
MOST = (
    300  # bytes at level M; beyond that, level L: fewer modules, still read when one in 14 is lost
)
FINEST = 700  # bytes: one of 30 mm then has modules of 0.32 mm, which telephones read (tests)
DARK = 0  # as the library draws it, one byte a module

Matrix = tuple[tuple[bool, ...], ...]


def matrix(text: str) -> Matrix:
    """Give the modules of the code of `text`, rows from the top, True is dark; no margin."""
    size = len(text.encode())
    if not 0 < size <= FINEST:
        raise PaperRefused("paper-code", text=text)
    level = "M" if size <= MOST else "L"
    form = zxingcpp.BarcodeFormat.QRCode
    made = zxingcpp.create_barcode(text, form, ec_level=level, data_mask=MASK)
    drawn = np.asarray(made.to_image(scale=1, add_quiet_zones=False))
    return tuple(tuple(row) for row in (drawn == DARK).tolist())


@lru_cache(maxsize=256)
def svg(text: str, *, ink: str = "#000000") -> str:
    """Give the code as an SVG picture one unit a module, with its quiet margin."""
    rows = matrix(text)
    side = len(rows) + 2 * QUIET
    runs = "".join(_runs(row, y + QUIET) for y, row in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'width="{side}" height="{side}"><path fill="{ink}" d="{runs}"/></svg>'
    )


def _runs(row: tuple[bool, ...], y: int) -> str:
    """Draw each run of dark modules as one rectangle: neighbours never show a seam."""
    drawn, start = [], None
    for x, dark in enumerate((*row, False)):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            drawn.append(f"M{start + QUIET} {y}h{x - start}v1h{start - x}z")
            start = None
    return "".join(drawn)
