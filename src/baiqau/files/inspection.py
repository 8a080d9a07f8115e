"""What was seen in a file: frozen, and as one line of JSON for the way out of the child process."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from baiqau.files.hazards import Hazard, Level, gravest
from baiqau.files.kinds import Kind


@dataclass(frozen=True)
class Pages:
    """How many pages or slides; `claimed` when only the author's program said so."""

    count: int
    claimed: bool = False


@dataclass(frozen=True)
class Picture:
    """Points across and down."""

    width: int
    height: int


@dataclass(frozen=True)
class Video:
    """A film as its streams and packets tell it; `milliseconds` is None when it was not measured."""

    milliseconds: int | None = None
    claimed: int | None = None  # milliseconds, by the header of the container
    measured_by: str = ""  # packets, samples
    codec: str = ""
    width: int = 0
    height: int = 0
    sound: str = ""  # codec of the sound, empty when there is none
    fast_start: bool = False
    playable: bool = False  # on any phone, while it is still coming in


@dataclass(frozen=True)
class Archive:
    """What a zip or a package says about itself, levels below included."""

    members: int = 0
    unpacked: int = 0
    depth: int = 1


@dataclass(frozen=True)
class Inspection:
    """The answer to: what is this file, and may it go on?"""

    name: str
    size: int
    kind: Kind
    agrees: bool = True  # the ending of the name and the kind
    hazards: tuple[Hazard, ...] = ()
    pages: Pages | None = None
    picture: Picture | None = None
    video: Video | None = None
    archive: Archive | None = None

    @property
    def level(self) -> Level:
        return gravest(self.hazards)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(hazard.code for hazard in self.hazards)

    def joined(self, *more: Hazard) -> "Inspection":
        """Give the same with further findings, each once."""
        return replace(self, hazards=tuple(dict.fromkeys((*self.hazards, *more))))


def to_json(seen: Inspection) -> str:
    """Write one line of JSON; `level` stands in it for those who read without this module."""
    written = asdict(seen) | {"level": seen.level}
    written["hazards"] = [{"code": one.code, "facts": dict(one.facts)} for one in seen.hazards]
    return json.dumps(written, ensure_ascii=True)


def from_json(line: str) -> Inspection:
    """Read back what `to_json` wrote; ValueError, KeyError or TypeError for anything else."""
    told: Mapping[str, Any] = json.loads(line)
    return Inspection(
        name=told["name"],
        size=told["size"],
        kind=Kind(told["kind"]),
        agrees=told["agrees"],
        hazards=tuple(Hazard(one["code"], tuple(one["facts"].items())) for one in told["hazards"]),
        pages=Pages(**told["pages"]) if told["pages"] else None,
        picture=Picture(**told["picture"]) if told["picture"] else None,
        video=Video(**told["video"]) if told["video"] else None,
        archive=Archive(**told["archive"]) if told["archive"] else None,
    )
