"""What an inspection tells beside the verdict: pages, points, lengths, members."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from baiqau.files import Archive, Inspection, Limits, Pages, Picture, Video, looking, packets
from baiqau.files.inspection import from_json, to_json
from tests.files import drawings, films, pdfs, zips
from tests.files.making import SAMPLES
from tests.files.sample import Sample

Look = Callable[..., Inspection]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    def looked(content: bytes, name: str = "a.bin", limits: Limits | None = None) -> Inspection:
        path = tmp_path / "file"
        path.write_bytes(content)
        return looking.inspect(path, claimed_name=name, limits=limits)

    return looked


@pytest.mark.parametrize(
    ("content", "pages"),
    [
        (pdfs.pdf(pages=12), Pages(12)),
        (zips.docx(pages=3), Pages(3, claimed=True)),
        (zips.pptx(listed=4), Pages(4)),
        (zips.pptx(listed=4, there=3), Pages(3)),
        (zips.pptx(listed=2, there=5), Pages(2)),
        (zips.opened("presentation", content=zips.slides(5)), Pages(5)),
        (zips.opened(), Pages(7, claimed=True)),
        (zips.xlsx(), None),
    ],
)
def test_pages_are_counted_and_a_program_s_own_word_is_marked(
    look: Look, content: bytes, pages: Pages | None
) -> None:
    assert look(content).pages == pages


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (drawings.picture("JPEG", (41, 31)), (41, 31)),
        (drawings.picture("PNG", (41, 31)), (41, 31)),
        (drawings.picture("WEBP", (41, 31)), (41, 31)),
        (drawings.picture("GIF", (41, 31)), (41, 31)),
        (drawings.heic(), (4032, 3024)),
        (drawings.png_of(90_000, 80_000), (90_000, 80_000)),
    ],
)
def test_a_picture_tells_its_points(look: Look, content: bytes, size: tuple[int, int]) -> None:
    assert look(content).picture == Picture(*size)


FILM = Video(2005, 2000, "packets", "h264", 64, 48, "aac", fast_start=True, playable=True)


@pytest.mark.parametrize(
    ("content", "video"),
    [
        (films.film(), FILM),
        (films.forged(), replace(FILM, claimed=4_294_967_000)),
        (films.film(options=""), replace(FILM, fast_start=False, playable=False)),
        (films.film(codec="libx265"), replace(FILM, codec="hevc", playable=False)),
        (films.film(sound=""), replace(FILM, milliseconds=2000, sound="")),
        (films.film("mov"), replace(FILM, playable=False)),
    ],
)
@pytest.mark.parametrize("there", [True, False], ids=["with PyAV", "without PyAV"])
def test_packets_and_sample_tables_tell_the_same_film(
    look: Look, content: bytes, video: Video, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packets, "PRESENT", there)

    seen = look(content).video

    assert seen == replace(video, measured_by="packets" if there else "samples")


def test_a_film_in_fragments_is_measured_by_its_fragments(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = films.film(options="movflags=+frag_keyframe+empty_moov+default_base_moof")
    by_packets = look(content).video

    monkeypatch.setattr(packets, "PRESENT", False)
    by_samples = look(content).video

    assert by_packets is not None
    assert by_samples == replace(by_packets, measured_by="samples")


def test_without_pyav_other_families_are_honestly_unmeasured(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packets, "PRESENT", False)

    seen = look(films.film("matroska", options=""), "a.mkv")

    assert seen.codes == ("video-unmeasured", "video-not-for-phone")
    assert seen.video is not None
    assert seen.video.milliseconds is None


def test_an_archive_tells_members_and_depth_of_all_levels(look: Look) -> None:
    seen = look(zips.nested(3))

    assert seen.archive is not None
    assert (seen.archive.members, seen.archive.depth) == (3, 3)


def test_a_bomb_is_refused_by_its_directory_without_being_unpacked(look: Look) -> None:
    bomb = zips.flat_bomb()

    seen = look(bomb)

    assert seen.archive == Archive(2, (32 << 20) + len(zips.types(zips.WORD, "word/document.xml")))


def test_a_file_beyond_the_measure_is_held_unread(look: Look) -> None:
    seen = look(pdfs.pdf(), "a.pdf", Limits(size=100))

    assert seen.codes == ("file-too-big",)


@pytest.mark.parametrize("cut", range(0, 5047, 400))
def test_a_film_cut_anywhere_is_answered(look: Look, cut: int) -> None:
    seen = look(films.film()[:cut], "a.mp4")

    assert seen.codes != ()


@pytest.mark.parametrize("sample", SAMPLES[::9], ids=lambda one: ascii(one.name))
def test_an_inspection_survives_its_way_as_json(look: Look, sample: Sample) -> None:
    seen = look(sample.made(), sample.name)

    assert from_json(to_json(seen)) == seen
    assert all(hazard.sentence() for hazard in seen.hazards)
