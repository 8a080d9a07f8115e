"""The ram's horn (қошқар мүйіз), drawn from a few Bézier curves: one motif and a running band.

A horn is a spine with a width. The spine climbs a stem and turns into a logarithmic spiral; the
width swells to the crown of the curl and falls towards its eye. The two edges are the spine moved
aside by that width, joined by cubic curves through a few knots.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import atan2, cos, exp, hypot, pi, sin

WIDTH, HEIGHT = 84.0, 56.0  # the box of one motif
AXIS = WIDTH / 2
LINE, AIR = 0.028, 0.06  # of a band: its two rules, and the space between a rule and a bud

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Horn:
    """The measures of a horn: its spiral around `eye` from `radius`, closing by `decay` a radian."""

    eye: Point = (24.0, 24.0)
    radius: float = 19.0
    decay: float = 0.17
    turn: float = 2.55 * pi
    thick: float = 4.9
    tip: float = 1.7


HORN = Horn()


def single_svg(*, ink: str = "currentColor") -> str:
    """Give one motif as an SVG picture of 84 by 56 units."""
    return _picture(WIDTH, HEIGHT, f'<path fill="{ink}" d="{motif()}"/>')


@lru_cache(maxsize=16)
def band_svg(width: float, *, height: float = HEIGHT, ink: str = "currentColor") -> str:
    """Give a band of motifs, upright and inverted in turn, that fills `width` exactly.

    `width` and `height` are in the same unit; as many motifs as fit in nearly natural proportion
    are spread evenly, an odd number, so that the band is its own mirror image.
    """
    count = max(1, 2 * round((width / (height / HEIGHT * WIDTH) - 1) / 2) + 1)
    shown = "".join(_in_band(index, width / count, height) for index in range(count))
    line = _n(height * LINE)
    rules = "".join(
        f'<rect width="{_n(width)}" height="{line}" y="{_n(y)}"/>' for y in (0, height * (1 - LINE))
    )
    drawn = f'<defs><path id="muiz" d="{motif()}"/></defs><g fill="{ink}">{shown}{rules}</g>'
    return _picture(width, height, drawn)


@cache
def motif() -> str:
    """Give the path data of two mirrored horns on one foot with a bud between them."""
    outline = list(_outline(HORN))
    right = _path([(AXIS + x, y) for x, y in outline])
    left = _path([(AXIS - x, y) for x, y in reversed(outline)])  # reversed: overlaps stay filled
    return right + left + _leaf((AXIS, 0.5), (AXIS, 21.0), 3.7)


def _in_band(index: int, pitch: float, height: float) -> str:
    """Stand every other motif on the lower rule and hang the rest from the upper one."""
    scale = height * (1 - LINE - AIR) / HEIGHT
    left = pitch * (index + 0.5) - AXIS * scale
    upright = index % 2 == 0
    stand, top = (scale, height * AIR) if upright else (-scale, height * (1 - AIR))
    return (
        f'<use href="#muiz" transform="matrix({_n(scale)} 0 0 {_n(stand)} {_n(left)} {_n(top)})"/>'
    )


def _picture(width: float, height: float, inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" '
        f'width="{_n(width)}" height="{_n(height)}" aria-hidden="true">{inside}</svg>'
    )


def _spine(horn: Horn, t: float) -> Point:
    """Give the spine at t, x from the axis: the stem from 0 to 1, the spiral from there to 2."""
    x0, y0 = horn.eye
    if t < 1:
        left = x0 - horn.radius
        lean = 12 * horn.decay  # the stem arrives in the direction in which the spiral leaves
        return _bezier((0, HEIGHT), (1.4, HEIGHT - 12), (left - lean, y0 + 12), (left, y0), t)
    angle = (t - 1) * horn.turn
    reach = horn.radius * exp(-horn.decay * angle)
    return (x0 - reach * cos(angle), y0 - reach * sin(angle))


def _bezier(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    s = 1 - t
    weights = (s**3, 3 * s * s * t, 3 * s * t * t, t**3)
    return (
        sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
        sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
    )


def _half_width(horn: Horn, t: float) -> float:
    if t < 1:
        return horn.thick * (0.12 + 0.7 * sin(t * pi / 2))
    along = t - 1
    swell = sin(min(1.0, along / 0.3) * pi / 2) ** 2
    return horn.thick * (0.82 + 0.18 * swell) * (1 - along) + horn.tip * along


def _outline(horn: Horn) -> Iterator[Point]:
    """Yield the knots and handles of the edge: out along one side, round the tip, back."""
    knots = [0.0, 0.5, 1.0] + [1 + step / 12 for step in range(1, 13)]
    yield from _edge(horn, knots, +1)
    yield from _cap(horn)
    yield from list(_edge(horn, knots[::-1], -1))[1:]


def _edge(horn: Horn, knots: list[float], side: int) -> Iterator[Point]:
    def at(t: float) -> Point:
        return _aside(horn, t, side)

    yield at(knots[0])
    for start, end in pairwise(knots):
        yield from _cubic(at, start, end)


def _cubic(at: Callable[[float], Point], start: float, end: float) -> Iterator[Point]:
    """Yield two handles and the end of the Hermite curve through `at(start)` and `at(end)`."""
    third = (end - start) / 3
    ax, ay = at(start)
    bx, by = at(end)
    ux, uy = _slope(at, start, forward=end > start)
    vx, vy = _slope(at, end, forward=end < start)
    yield (ax + ux * third, ay + uy * third)
    yield (bx - vx * third, by - vy * third)
    yield (bx, by)


def _slope(at: Callable[[float], Point], t: float, *, forward: bool) -> Point:
    step = 1e-4 if forward else -1e-4
    (ax, ay), (bx, by) = at(t), at(t + step)
    return ((bx - ax) / step, (by - ay) / step)


def _aside(horn: Horn, t: float, side: int) -> Point:
    step = 1e-5 if t >= 1 else -1e-5  # never look across the joint of stem and spiral
    (x, y), (bx, by) = _spine(horn, t), _spine(horn, t + step)
    dx, dy = (bx - x) / step, (by - y) / step
    wide = side * _half_width(horn, t) / hypot(dx, dy)
    return (x - dy * wide, y + dx * wide)


def _cap(horn: Horn) -> Iterator[Point]:
    """Yield the round end: a half circle around the tip from one edge to the other."""
    (ax, ay), (bx, by) = _aside(horn, 2.0, +1), _aside(horn, 2.0, -1)
    cx, cy = (ax + bx) / 2, (ay + by) / 2
    radius, start = hypot(ax - cx, ay - cy), atan2(ay - cy, ax - cx)
    handle = radius * 0.5523
    for quarter in (0, 1):
        a = start - quarter * pi / 2
        b = a - pi / 2
        yield (cx + radius * cos(a) + handle * sin(a), cy + radius * sin(a) - handle * cos(a))
        yield (cx + radius * cos(b) - handle * sin(b), cy + radius * sin(b) + handle * cos(b))
        yield (cx + radius * cos(b), cy + radius * sin(b))


def _leaf(top: Point, foot: Point, wide: float) -> str:
    """Give a leaf pointed at both ends and `wide` to each side."""
    (x, y), (_, z) = top, foot
    pull, bulge = (z - y) * 0.36, wide * 4 / 3
    right = [(x + bulge, y + pull), (x + bulge, z - pull), foot]
    left = [(x - bulge, z - pull), (x - bulge, y + pull), top]
    return _path([top, *right, *left])


def _path(points: list[Point]) -> str:
    (x, y), *rest = points
    curves = (rest[at : at + 3] for at in range(0, len(rest), 3))
    drawn = "".join("C" + " ".join(f"{_n(x)} {_n(y)}" for x, y in curve) for curve in curves)
    return f"M{_n(x)} {_n(y)}{drawn}Z"


def _n(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if value else "0"
