"""The light copy of a film for a telephone, and its poster, made by ffmpeg where there is one."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from baiqau.files import confined
from baiqau.files.confined import Measure
from baiqau.files.inspection import Video
from baiqau.files.kinds import BOXED, Kind
from baiqau.files.limits import MIB
from baiqau.files.refusing import CannotMake

SHORTER_SIDE = 720
MEASURE = Measure(memory=4096 * MIB, cpu=3600, seconds=3600, written=2048 * MIB)
_POSTER_AT = 3  # seconds, or the middle of a shorter film
_FORMATS = {Kind.WEBM: "matroska", Kind.MKV: "matroska", Kind.AVI: "avi"} | dict.fromkeys(
    BOXED, "mov"
)
_SCALE = (
    f"scale=w='if(gt(iw,ih),-2,min({SHORTER_SIDE},iw))':h='if(gt(iw,ih),min({SHORTER_SIDE},ih),-2)'"
    ",scale=trunc(iw/2)*2:trunc(ih/2)*2"
)


@dataclass(frozen=True)
class Light:
    """Where the copy and its poster lie."""

    film: Path
    poster: Path


def make(path: Path, kind: Kind, seen: Video, *, folder: Path, measure: Measure = MEASURE) -> Light:
    """Make the copy and the poster in `folder`; `CannotMake` says why not.

    H.264 with AAC up to 720 lines is only put in order (a second), all else is coded anew (a third
    of its length on two cores). Author, place and title of the film are left out.
    """
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        raise CannotMake("ffmpeg-missing")
    made = Light(folder / "light.mp4", folder / "poster.jpg")
    for words in (
        film_words(path, kind, seen, made.film),
        poster_words(path, kind, seen, made.poster),
    ):
        ran = confined.program([ffmpeg, *words], measure=measure, folder=folder)
        if ran.out_of_time:
            raise CannotMake("made-too-long")
        if ran.code:
            raise CannotMake("not-made", ran.complaint)
    return made


def film_words(path: Path, kind: Kind, seen: Video, into: Path) -> list[str]:
    """Give the command line of the copy, without the program."""
    coding = ["-c", "copy"] if is_light(seen) else _anew(seen)
    kept = [
        "-map",
        "0:v:0",
        "-map",
        "0:a:0?",
        "-sn",
        "-dn",
        "-map_metadata",
        "-1",
        "-map_chapters",
        "-1",
    ]
    order = ["-movflags", "+faststart", "-f", "mp4", str(into)]
    return [*_opening(path, kind), *kept, *coding, *order]


def poster_words(path: Path, kind: Kind, seen: Video, into: Path) -> list[str]:
    """Give the command line of the poster, without the program."""
    length = (seen.milliseconds or 0) / 1000
    at = min(_POSTER_AT, length / 2)
    picture = ["-map", "0:v:0", "-frames:v", "1", "-vf", _SCALE, "-map_metadata", "-1"]
    return [
        "-ss",
        f"{at:.3f}",
        *_opening(path, kind),
        *picture,
        "-q:v",
        "4",
        "-f",
        "mjpeg",
        str(into),
    ]


def is_light(seen: Video) -> bool:
    """Say whether the streams may stay as they are."""
    small = min(seen.width, seen.height) <= SHORTER_SIDE
    return seen.codec == "h264" and seen.sound in {"", "aac"} and small


def _opening(path: Path, kind: Kind) -> list[str]:
    """Open this one file, in its own format: nothing is guessed and nothing else is followed."""
    quiet = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"]
    return [*quiet, "-protocol_whitelist", "file", "-f", _FORMATS[kind], "-i", str(path.resolve())]


def _anew(seen: Video) -> list[str]:
    picture = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p"]
    sound = ["-c:a", "aac", "-b:a", "96k", "-ac", "2"] if seen.sound else []
    return [*picture, "-profile:v", "high", "-vf", _SCALE, "-threads", "2", *sound]
