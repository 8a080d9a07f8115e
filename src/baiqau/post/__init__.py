"""Letters as they are really written: any bytes in, a frozen letter out. Pure: no Django, no clock."""

from baiqau.post.letter import Letter, Part
from baiqau.post.limits import Limits
from baiqau.post.reading import read

__all__ = ["Letter", "Limits", "Part", "read"]
