"""Captions of a film: put in by its author, switched on by whoever sees the film, and by nobody else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from baiqau.base import storage
from baiqau.entries import actions, queries, wording
from baiqau.entries.models import Captions
from baiqau.entries.views import comparing
from baiqau.files import captions as reader
from baiqau.rules.refusals import Refused
from tests import build
from tests.entries.test_looking import at, juror_with, looked
from tests.files import films
from tests.files.test_captions import CLEAN, SRT

pytestmark = pytest.mark.django_db
NAMED = "WEBVTT\n\nNOTE Әсел Асанова\n\n00:01.000 --> 00:02.000\n<v Әсел Асанова>Сәлем\n"


def film(contest=None, state="draft", **given):
    entry = build.draft(contest or build.contest(), file=None, **given)
    file = build.attach(entry, content=films.film(frames=50), name="Бейне.mp4", form="video")
    if state == "submitted":
        actions.submit(entry, by=entry.owner, now=build.IN_CALL)
    return file


def captioned(file, content=SRT, language="kk", now=build.IN_CALL):
    return actions.add_captions(
        file,
        language=language,
        original_name="Субтитр.srt",
        content=content.encode(),
        by=file.entry.owner,
        now=now,
    )


def sent(client, file, content=SRT, **told):
    words = {"film": file.key, "language": "kk"} | told
    upload = SimpleUploadedFile("a.srt", content.encode() if isinstance(content, str) else content)
    url = at(file.entry.contest, f"entries/{file.entry.key}/captions/")
    return client.post(url, words | {"captions": upload})


def test_an_author_puts_captions_to_a_film_and_takes_them_out(client):
    file = film()
    build.sign_in(client, file.entry.owner)
    page = at(file.entry.contest, f"entries/{file.entry.key}/files/")
    assert 'id="captions"' in client.get(page).content.decode()

    assert sent(client, file).status_code == 302
    kept = queries.captions().get()
    shown = client.get(page).content.decode()
    given = client.get(at(file.entry.contest, f"files/captions/{kept.key}/"))
    assert given.getvalue().decode() == CLEAN
    assert (kept.cues, kept.language) == (2, "kk")
    assert str(kept.key) in shown

    client.post(at(file.entry.contest, f"entries/{file.entry.key}/captions/{kept.key}/remove/"))
    assert not queries.captions().exists()
    assert Captions.objects.count() == 1
    gone = client.get(at(file.entry.contest, f"files/captions/{kept.key}/"))
    assert gone.status_code == 404


def test_captions_are_given_with_headers_that_let_nothing_run(client):
    file = film()
    kept = captioned(file)
    build.sign_in(client, file.entry.owner)

    given = client.get(at(file.entry.contest, f"files/captions/{kept.key}/"))

    assert given["Content-Type"] == "text/vtt"
    assert given["Content-Security-Policy"] == storage.POLICY
    assert given["X-Content-Type-Options"] == "nosniff"
    assert given["Content-Disposition"].startswith("attachment")
    given.getvalue()


def test_captions_of_the_same_language_take_the_place_of_earlier_ones():
    file = film()
    first, second, russian = captioned(file), captioned(file), captioned(file, language="ru")

    assert list(queries.captions()) == [second, russian]
    first.refresh_from_db()
    assert first.replaced_at == build.IN_CALL
    with pytest.raises(IntegrityError), transaction.atomic():
        Captions.objects.filter(pk=first.pk).update(replaced_at=None)


def test_what_cannot_be_read_is_told_with_its_line_and_the_choice_stays(client):
    file = film()
    build.sign_in(client, file.entry.owner)

    answer = sent(client, file, SRT + "\n3\n00:00:09,000 --> 00:00:08,000\nсөз\n", language="ru")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "10-жол" in page
    assert '<option value="ru" selected>' in page
    assert not Captions.objects.exists()


@pytest.mark.parametrize("code", sorted(reader.CODES))
def test_every_reason_is_worded_with_the_facts_it_carries(code):
    words = str(wording.REFUSALS[f"entries-captions-{code}"])
    assert words % dict.fromkeys(reader.CODES[code], 1)


def test_captions_of_a_document_are_refused(client):
    contest = build.contest()
    entry = build.draft(contest)
    file = queries.files_of(entry).get()
    with pytest.raises(Refused, match="entries-captions-no-film"):
        captioned(file)
    build.sign_in(client, entry.owner)
    page = client.get(at(contest, f"entries/{entry.key}/files/")).content.decode()
    assert 'id="captions"' not in page


def test_captions_change_until_the_deadline_and_each_change_is_handed_in():
    file = film(state="submitted")
    captioned(file, now=build.LAST_MOMENT)
    receipt = queries.last_receipt(file.entry)
    frozen = receipt.snapshot["files"][0]["captions"]
    assert (receipt.turn, list(frozen)) == (2, ["kk"])
    for act in (
        lambda: captioned(file, now=build.AFTER_CALL),
        lambda: actions.remove_captions(
            file, language="kk", by=file.entry.owner, now=build.AFTER_CALL
        ),
    ):
        with pytest.raises(Refused, match="entries-call-closed"):
            act()
    actions.remove_captions(file, language="kk", by=file.entry.owner, now=build.LAST_MOMENT)
    assert "captions" not in queries.last_receipt(file.entry).snapshot["files"][0]
    with pytest.raises(Refused, match="entries-captions-gone"):
        actions.remove_captions(file, language="kk", by=file.entry.owner, now=build.LAST_MOMENT)


def test_a_newer_version_of_the_film_takes_the_captions_over():
    file = film()
    kept = captioned(file)

    newer = build.attach(
        file.entry,
        content=films.film(frames=60),
        name="Жаңа.mp4",
        form="video",
        replaces=file.key,
    )

    assert queries.captions().get(file=newer).pk == kept.pk


def test_a_stranger_and_another_author_get_no_captions(client):
    contest = build.contest()
    file = film(contest, state="submitted")
    kept = captioned(file)
    other = build.entry(contest)
    for person in (build.person(), other.owner):
        build.sign_in(client, person)
        for url in (f"files/captions/{kept.key}/", f"files/screening/captions/{kept.key}/"):
            assert client.get(at(contest, url)).status_code in (403, 404)
        assert sent(client, file).status_code in (403, 404)


def test_the_committee_reads_the_same_captions(client):
    contest = build.contest()
    file = film(contest, state="submitted")
    kept = captioned(file)
    looked(file)
    build.sign_in(client, build.officer(contest, "committee"))

    url = at(contest, f"files/screening/captions/{kept.key}/")
    page = client.get(at(contest, f"screening/{file.entry.key}/")).content.decode()

    assert client.get(url).getvalue().decode() == CLEAN
    if "<video" in page:  # where ffmpeg makes the light copy
        assert f'<track kind="captions" srclang="kk" label="Қазақша" src="{url}">' in page


def test_the_jury_reads_captions_without_the_names_that_stand_around_them(client):
    _sheet, file, url = juror_with(client, films.film(frames=50), "Асанова.mp4", "video")
    kept = queries.captions().create(
        file=file,
        language="kk",
        original_name="Асанова.srt",
        sent=storage.keep([NAMED.encode()]).sha256,
        blob=storage.keep([reader.webvtt(reader.read(NAMED.encode()))]).sha256,
        cues=1,
        added_at=build.IN_CALL,
        added_by="system",
    )
    page = client.get(url).content.decode()

    given = client.get(f"{url}captions/{kept.key}/")

    assert given.getvalue().decode() == "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nСәлем\n"
    assert given["Content-Disposition"] == 'attachment; filename="001-1.kk.vtt"'
    assert "Асанова" not in page
    if "<video" in page:
        assert f"{url}captions/{kept.key}/" in page
    file.inspection.delete()
    assert client.get(f"{url}captions/{kept.key}/").status_code == 404


def test_what_changed_names_the_captions():
    file = film(state="submitted")
    captioned(file)
    newer, older = queries.receipts_of(file.entry)

    (change,) = comparing.changes(older, newer)

    assert change.label == "Субтитрлер"
    assert "Бейне.mp4" in change.segments[-1].words
