"""Copies for looking at: light films, pages of documents; and the reasons where there are none."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from baiqau.files import Kind, Video, child, leaves, light, pages
from baiqau.files.confined import Measure
from baiqau.files.limits import MIB
from baiqau.files.refusing import CannotMake
from tests.files import films, pdfs, zips
from tests.services.required import absent


def needs(program: str) -> None:
    if shutil.which(program) is None:
        absent(program)


def written(folder: Path, content: bytes) -> Path:
    path = folder / "work"
    path.write_bytes(content)
    return path


SMALL = Video(2000, 2000, "packets", "h264", 640, 480, "aac")


def test_a_small_film_is_only_put_in_order() -> None:
    words = light.film_words(Path("/a"), Kind.MP4, SMALL, Path("/b"))

    assert " ".join(words) == (
        "-nostdin -hide_banner -loglevel error -y -protocol_whitelist file -f mov -i /a"
        " -map 0:v:0 -map 0:a:0? -sn -dn -map_metadata -1 -map_chapters -1"
        " -c copy -movflags +faststart -f mp4 /b"
    )


@pytest.mark.parametrize(
    ("film", "same"),
    [
        (SMALL, True),
        (Video(1, 1, "packets", "hevc", 640, 480, "aac"), False),
        (Video(1, 1, "packets", "h264", 640, 480, "mp3"), False),
        (Video(1, 1, "packets", "h264", 1920, 1080, "aac"), False),
        (Video(1, 1, "packets", "h264", 720, 1280, ""), True),
    ],
)
def test_only_h264_with_aac_up_to_720_lines_stays_as_it_is(film: Video, same: bool) -> None:
    assert light.is_light(film) is same


def test_without_ffmpeg_the_reason_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(CannotMake, match="ffmpeg-missing"):
        light.make(tmp_path / "a", Kind.MP4, SMALL, folder=tmp_path)
    with pytest.raises(CannotMake, match="soffice-missing"):
        pages.as_pdf(tmp_path / "a", Kind.DOCX, folder=tmp_path)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (films.film(options=""), "a.mp4"),
        (films.film(codec="libx265"), "a.mp4"),
        (films.film("webm", "libvpx", "libopus", 50, ""), "a.webm"),
    ],
)
def test_any_film_becomes_one_that_every_phone_plays(
    tmp_path: Path, content: bytes, name: str
) -> None:
    needs("ffmpeg")
    path = written(tmp_path, content)
    seen = child.inspect(path, claimed_name=name)
    assert seen.video is not None
    folder = tmp_path / "made"
    folder.mkdir()

    made = light.make(path, seen.kind, seen.video, folder=folder)

    again = child.inspect(made.film, claimed_name="light.mp4")
    assert (again.kind, again.codes) == (Kind.MP4, ())
    assert again.video is not None
    assert again.video.playable
    assert child.inspect(made.poster, claimed_name="a.jpg").codes == ()


def test_a_film_that_takes_too_long_or_breaks_gives_the_reason(tmp_path: Path) -> None:
    needs("ffmpeg")
    path = written(tmp_path, films.film())
    hurried = Measure(memory=4096 * MIB, cpu=9, seconds=0, written=MIB)

    with pytest.raises(CannotMake, match="made-too-long"):
        light.make(path, Kind.MP4, SMALL, folder=tmp_path, measure=hurried)
    with pytest.raises(CannotMake, match="not-made"):
        light.make(path, Kind.MKV, SMALL, folder=tmp_path)


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def test_each_page_of_a_pdf_gives_its_picture_and_its_words(tmp_path: Path) -> None:
    path = written(tmp_path, pdfs.pdf(pages=3, text=b"Jumys"))

    made = pages.leaves(path, folder=tmp_path, width=300, most=2)

    assert [one.words for one in made] == ["Jumys", "Jumys"]
    assert [size_of(one.picture) for one in made] == [(300, 425)] * 2


def test_without_pillow_a_page_is_the_same_picture_as_png(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = leaves.pdfium.PdfDocument(pdfs.pdf(text=b"Jumys"))[0]
    bitmap = page.render(scale=0.5, rev_byteorder=True)

    drawn = Image.open(BytesIO(leaves.png(bitmap)))

    assert drawn.tobytes() == bitmap.to_pil().tobytes()


def test_a_broken_pdf_has_no_pages_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(CannotMake, match="not-made"):
        pages.leaves(written(tmp_path, b"%PDF-1.7 nothing"), folder=tmp_path)
    with pytest.raises(CannotMake, match="not-shown"):
        pages.as_pdf(tmp_path / "work", Kind.MP4, folder=tmp_path)


@pytest.mark.parametrize(
    ("content", "kind"), [(zips.docx(body="<w:p><w:r><w:t>Жоба</w:t></w:r></w:p>"), Kind.DOCX)]
)
def test_libreoffice_turns_a_document_into_pages(
    tmp_path: Path, content: bytes, kind: Kind
) -> None:
    needs("soffice")
    path = written(tmp_path, content)

    made = pages.leaves(pages.as_pdf(path, kind, folder=tmp_path), folder=tmp_path)

    assert [one.words.strip() for one in made] == ["Жоба"]
