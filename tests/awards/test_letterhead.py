"""What an organiser puts on the papers, whose names are asked, and who is thanked."""

import io
import re

import pypdfium2
import pytest
from django.test import Client

from baiqau.awards import content, keys, queries, spelling
from baiqau.awards.actions import issuing, letterheads, naming, papers
from baiqau.awards.actions.letterheads import Image
from baiqau.awards.models import Paper
from baiqau.journal.models import Letter
from baiqau.language.names import PersonName
from baiqau.proof import badge
from baiqau.rules.refusals import Refused

pytestmark = pytest.mark.django_db
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
WHO = {"name": "Ғ. Қ. Өмірұлы", "post": {"kk": "Директор", "ru": "Директор"}}


@pytest.fixture
def own_keys(settings, tmp_path):
    settings.DATA = tmp_path


def dressed(play, *, logo=LOGO, second="ru", signatories=(WHO,)):
    return letterheads.set_letterhead(
        play.contest,
        logo=Image(logo, "Кітап пен жұлдыз"),
        seal=Image(None, ""),
        signatories=list(signatories),
        second=second,
        by=play.organiser,
        now=play.moment("defence", 0.85),
    )


def issued(play):
    now = play.moment("defence", 0.9)
    issuing.issue_all(play.contest, by=play.organiser.actor, now=now)
    return queries.papers(play.contest)


def words_of(paper, **how):
    document = pypdfium2.PdfDocument(io.BytesIO(content.pdf(paper, **how)))
    words = " ".join(document[0].get_textpage().get_text_range().split())
    size = document[0].get_size()
    document.close()
    return words, size


def test_papers_carry_the_letterhead_in_both_languages(play):
    dressed(play)
    paper = issued(play).filter(kind="diploma", award__place="first").first()

    words, _ = words_of(paper)

    for said in ("Ғ. Қ. Өмірұлы", "байқауда I орын алғаны", "награждается за I место"):
        assert said in words


def test_an_issued_paper_stays_as_it_is_when_the_letterhead_changes(play):
    dressed(play)
    paper = issued(play).filter(kind="certificate").first()
    before = content.pdf(paper)

    dressed(play, logo=LOGO.replace(b"9 9", b"8 8"), second="")

    assert content.pdf(Paper.objects.get(pk=paper.pk)) == before


def test_a_picture_that_cannot_be_printed_is_refused_and_the_old_one_stays(play):
    dressed(play)
    with pytest.raises(Refused) as refused:
        dressed(play, logo=b"GIF89a")
    assert refused.value.code == "awards-letterhead-unprintable"


def test_the_sheet_for_a_printing_house_has_room_to_be_cut(play):
    paper = issued(play).filter(kind="certificate").first()

    (_, plain), (_, wide) = words_of(paper), words_of(paper, bleed=True)

    assert [round((b - a) / 72 * 25.4) for a, b in zip(plain, wide, strict=True)] == [16, 16]


def test_an_author_sees_the_name_and_approves_it_by_the_personal_link(play, client: Client):
    author = queries.without_approved_name(play.contest).exclude(email="").first()
    asked = naming.ask(play.contest, by=play.organiser, now=play.moment("defence", 0.5))
    letter = Letter.objects.filter(kind="awards.name", recipient=author.email).first()
    path = re.search(r"http://testserver(/\S+)", letter.body).group(1)

    assert asked == Letter.objects.filter(kind="awards.name").count()
    assert client.get(f"{path}specimen.png").content.startswith(b"\x89PNG")
    client.post(path, {"surname": "Өзгерген", "given": "Ұлту", "patronymic": ""})

    author.refresh_from_db()
    assert (author.name.full(), author.name_approved_at is not None) == ("Өзгерген Ұлту", True)
    paper = issued(play).get(author=author, kind="certificate")
    assert paper.data["holder"] == "Өзгерген Ұлту"


def test_a_name_with_digits_is_asked_again_and_a_printed_one_is_not_changed(play, client):
    author = queries.without_approved_name(play.contest).exclude(email="").first()
    path = spelling.link(author).removeprefix("http://testserver")

    page = client.post(path, {"surname": "Асанова 2"})
    assert (page.status_code, b"id_surname" in page.content) == (200, True)
    author.refresh_from_db()
    assert author.name_approved_at is None
    issued(play)
    with pytest.raises(Refused) as refused:
        naming.approve(author, PersonName("Басқа"), now=play.moment("defence", 0.95))
    assert refused.value.code == "awards-name-printed"


def test_a_forged_link_leads_nowhere(play, client):
    author = queries.without_approved_name(play.contest).first()
    token = spelling.token(author)

    for forged in (token[:-1] + ("A" if token[-1] != "A" else "B"), "none"):
        assert client.get(f"/kk/papers/name/{forged}/").status_code == 404


def test_jurors_and_organisers_are_thanked_once_by_name(play):
    thanked = issued(play).filter(kind="thanks")
    due = queries.to_be_thanked(play.contest)
    issuing.issue_all(play.contest, by="system", now=play.moment("defence", 0.95))

    assert {paper.person for paper in thanked} == {one for one in due if one.surname}
    assert thanked.count() == len({paper.person_id for paper in thanked})
    juror = next(person for person, whom in due.items() if whom == "juror")
    assert "сараптама комиссиясындағы" in words_of(thanked.get(person=juror))[0]


def test_a_former_key_goes_on_verifying_after_the_rotation(own_keys, play, client):
    paper = issued(play).filter(kind="certificate").first()
    old = keys.public_keys()

    keys.rotate()
    later = papers.reissue(
        paper, reason="Жаңа кілт", by=play.organiser, now=play.moment("defence", 0.95)
    )

    assert len(keys.public_keys()) == len(old) + 1
    for token in (issued(play).filter(kind="diploma").first().token, later.token):
        assert "Бұл құжат түпнұсқа." in client.get(f"/kk/check/{token}/").content.decode()
    told = client.get("/kk/check/keys.json").json()["keys"]
    assert [one["in_use"] for one in told] == [True, False]


def test_a_number_finds_the_paper_and_a_badge_is_given_of_it(play, client):
    paper = issued(play).filter(kind="diploma").first()

    page = client.get("/kk/check/", {"code": paper.data["number"].lower()})
    made = client.get(f"/kk/check/{paper.token}/badge.json")

    assert (page.status_code, paper.data["holder"] in page.content.decode()) == (200, True)
    assert made["Content-Type"] == "application/vc+ld+json"
    assert badge.holds(made.json(), keys.public_keys())
    assert client.get("/kk/check/", {"code": "D-2024-99999"}).status_code == 404
