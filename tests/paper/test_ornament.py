"""The ram's horn: one closed drawing, a mirror image of itself, small enough for a page."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from baiqau.paper import ornament

SVG = "{http://www.w3.org/2000/svg}"


def points(path):
    return [tuple(map(float, pair)) for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


def test_a_motif_is_three_closed_outlines_of_curves():
    path = ornament.motif()

    assert re.fullmatch(r"[MCZ\d. -]+", path)
    assert (path.count("M"), path.count("Z")) == (3, 3)


def test_a_motif_stays_in_its_box():
    assert all(-0.5 <= x <= ornament.WIDTH + 0.5 for x, _ in points(ornament.motif()))
    assert all(0 <= y <= ornament.HEIGHT + 0.5 for _, y in points(ornament.motif()))


def test_the_two_horns_are_mirror_images():
    right, left, _leaf = (points(part) for part in ornament.motif().split("Z")[:3])
    mirrored = [(ornament.WIDTH - x, y) for x, y in reversed(left)]

    assert [pytest.approx(point, abs=0.002) for point in mirrored] == right


@pytest.mark.parametrize("width", [20.0, 100.0, 333.3, 1000.0])
def test_a_band_fills_its_width_with_an_odd_number_of_motifs(width):
    picture = ET.fromstring(ornament.band_svg(width, height=28))
    middles = [float(used.get("transform").split()[4]) for used in picture.iter(f"{SVG}use")]
    steps = {round(b - a, 2) for a, b in pairwise(middles)}

    assert picture.get("viewBox") == f"0 0 {width:g} 28"
    assert len(middles) % 2 == 1
    assert len(steps) <= 2  # rounding of one even step


def test_pictures_take_their_ink_and_hide_from_readers():
    picture = ET.fromstring(ornament.single_svg(ink="#0b6a9a"))

    assert (picture[0].get("fill"), picture.get("aria-hidden")) == ("#0b6a9a", "true")


def test_the_drawing_is_small():
    assert len(ornament.single_svg()) < 3000
    assert len(ornament.band_svg(1000, height=28)) < 6000
