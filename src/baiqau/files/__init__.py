"""What a handed-in file really is, looked into without trust. No Django: a child process does it.

`child.inspect` is the door for everybody; `looking.inspect` does the work inside the child.
"""

from baiqau.files.hazards import Hazard, Level
from baiqau.files.inspection import Archive, Inspection, Pages, Picture, Video
from baiqau.files.kinds import Kind
from baiqau.files.limits import Limits

__all__ = [
    "Archive",
    "Hazard",
    "Inspection",
    "Kind",
    "Level",
    "Limits",
    "Pages",
    "Picture",
    "Video",
]
