"""How far a file is looked into: counts, sizes, memory, time."""

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """The measures of one look; the defaults suit a contest of works with videos."""

    size: int = 4096 * MIB
    members: int = 10_000
    unpacked: int = 1024 * MIB
    ratio: int = 100  # unpacked to packed, asked only beyond `harmless`
    harmless: int = 16 * MIB
    depth: int = 3
    inner: int = 32 * MIB  # a member beyond that is not looked into
    xml: int = 64 * MIB
    document: int = 256 * MIB  # a PDF or an old document is read whole
    pages: int = 500
    side: int = 14_400  # points of a PDF page, the limit of PDF 1.7 itself
    pixels: int = 200_000_000
    packets: int = 3_000_000  # of a film; three hours of one have less than half of it
    seconds: int = 30  # of the clock, for the child process
    cpu: int = 20
    memory: int = 1024 * MIB
