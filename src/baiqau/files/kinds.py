"""The kinds of files people hand in, and which endings belong to which."""

from enum import StrEnum


class Kind(StrEnum):
    """What a file really is."""

    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"
    ODT = "odt"
    ODP = "odp"
    ODS = "ods"
    DOC = "doc"
    PPT = "ppt"
    XLS = "xls"
    OLE = "ole"
    RTF = "rtf"
    TXT = "txt"
    MP4 = "mp4"
    MOV = "mov"
    THREE_GP = "3gp"
    WEBM = "webm"
    MKV = "mkv"
    AVI = "avi"
    SOUND = "sound"
    JPG = "jpg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    HEIC = "heic"
    SVG = "svg"
    ZIP = "zip"
    PACKED = "packed"
    HTML = "html"
    EXECUTABLE = "executable"
    EMPTY = "empty"
    UNKNOWN = "unknown"


BOXED = frozenset({Kind.MP4, Kind.MOV, Kind.THREE_GP})
VIDEOS = BOXED | {Kind.WEBM, Kind.MKV, Kind.AVI}
PICTURES = frozenset({Kind.JPG, Kind.PNG, Kind.GIF, Kind.WEBP, Kind.HEIC})
OFFICE = frozenset({Kind.DOCX, Kind.PPTX, Kind.XLSX})
OPEN_OFFICE = frozenset({Kind.ODT, Kind.ODP, Kind.ODS})
LEGACY = frozenset({Kind.DOC, Kind.PPT, Kind.XLS, Kind.OLE, Kind.RTF})

_MORE = {
    "jpeg": {Kind.JPG},
    "jfif": {Kind.JPG},
    "heif": {Kind.HEIC},
    "m4v": {Kind.MP4},
    "mov": {Kind.MOV, Kind.MP4},
    "3gp": {Kind.THREE_GP, Kind.MP4},
    "3g2": {Kind.THREE_GP},
    "dotx": {Kind.DOCX},
    "docm": {Kind.DOCX},
    "potx": {Kind.PPTX},
    "ppsx": {Kind.PPTX},
    "pptm": {Kind.PPTX},
    "xlsm": {Kind.XLSX},
    "pps": {Kind.PPT},
    "htm": {Kind.HTML},
    "md": {Kind.TXT},
    "csv": {Kind.TXT},
    "rar": {Kind.PACKED},
    "7z": {Kind.PACKED},
    "gz": {Kind.PACKED},
    "mp3": {Kind.SOUND},
    "m4a": {Kind.SOUND},
    "ogg": {Kind.SOUND},
    "wav": {Kind.SOUND},
}
_OWN = (*VIDEOS, *PICTURES, *OFFICE, *OPEN_OFFICE, *LEGACY, Kind.PDF, Kind.TXT, Kind.ZIP)
ENDINGS: dict[str, frozenset[Kind]] = {kind.value: frozenset({kind}) for kind in _OWN}
ENDINGS |= {Kind.HTML.value: frozenset({Kind.HTML}), Kind.SVG.value: frozenset({Kind.SVG})}
ENDINGS |= {ending: frozenset(kinds) for ending, kinds in _MORE.items()}
del ENDINGS[Kind.OLE.value]

# What a system would start at a double click.
RUNNING = frozenset(
    {
        "exe",
        "com",
        "scr",
        "pif",
        "bat",
        "cmd",
        "ps1",
        "vbs",
        "vbe",
        "js",
        "jse",
        "wsf",
        "wsh",
        "hta",
    }
    | {
        "msi",
        "msp",
        "cpl",
        "lnk",
        "url",
        "reg",
        "dll",
        "chm",
        "scf",
        "inf",
        "xll",
        "vhd",
        "iso",
        "img",
    }
    | {"jar", "apk", "app", "sh", "bash", "command", "desktop", "appimage", "deb", "rpm", "dmg"}
    | {"settingcontent-ms"}
)
