"""Papers: numbers without gaps, one for each holder, revocable, checkable by anyone."""

import io
from collections import Counter

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import translation

from baiqau.awards import content, queries
from baiqau.awards.actions import issuing, papers
from baiqau.awards.keys import signing_key
from baiqau.awards.models import Paper, Verification
from baiqau.journal.models import Letter
from baiqau.people import actions as people
from baiqau.proof import signature
from baiqau.proof.verify import verify
from baiqau.rules.refusals import Refused
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(play):
    now = play.moment("defence", 0.9)
    issuing.issue_all(play.contest, by=play.organiser.actor, now=now)
    return play


def text_of(pdf):
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    words = document[0].get_textpage().get_text_range()
    document.close()
    return " ".join(words.split())


def numbers(contest, kind):
    return sorted(Paper.objects.filter(contest=contest, kind=kind).values_list("number", flat=True))


def test_every_author_of_an_admitted_work_gets_one_certificate(issued):
    assert queries.without_certificate(issued.contest).count() == 0
    held = Paper.objects.filter(contest=issued.contest, kind="certificate", author__isnull=False)
    assert held.count() == held.values("author", "entry").distinct().count()


def test_numbers_have_no_gaps_and_a_second_issue_adds_nothing(issued):
    before = Paper.objects.count()
    issuing.issue_all(issued.contest, by="system", now=issued.moment("defence", 0.95))
    assert Paper.objects.count() == before
    for kind in ("certificate", "diploma"):
        assert numbers(issued.contest, kind) == list(
            range(1, len(numbers(issued.contest, kind)) + 1)
        )


def test_one_who_cannot_be_certified_does_not_stop_the_others(play, monkeypatch):
    contest, now = play.contest, play.moment("defence", 0.9)
    due = list(queries.without_certificate(contest))
    bad, blank = due[1].pk, papers._blank

    def broken(contest, language, **told):
        if told.get("author") and told["author"].pk == bad:
            raise ValueError("a name that cannot be printed")
        return blank(contest, language, **told)

    monkeypatch.setattr(papers, "_blank", broken)
    monkeypatch.setattr(issuing, "PART", 4)
    told, left, tried = Counter(), [], 0
    while (part := issuing.some(contest, left, by="system", now=now)).tried:
        left += part.failed
        told.update(part.failed)
        tried += part.tried

    assert (left, told[bad], tried) == ([bad], 1, len(due))
    assert [one.pk for one in queries.without_certificate(contest)] == [bad]
    assert numbers(contest, "certificate") == list(range(1, len(due)))


def test_each_holder_is_told_by_letter_once(issued):
    letters = Letter.objects.filter(key__startswith="awards:issued:")
    assert letters.count() == Paper.objects.filter(contest=issued.contest).count()


def test_the_paper_carries_the_name_as_its_owner_writes_it_and_the_same_bytes_twice(issued):
    paper = queries.papers(issued.contest).filter(kind="diploma").first()
    assert paper.data["holder"] in text_of(content.pdf(paper))
    assert content.pdf(paper) == content.pdf(paper)


def test_a_revoked_paper_needs_a_reason_and_says_so_on_its_page(issued, client):
    paper = queries.papers(issued.contest).filter(kind="certificate").first()
    with pytest.raises(Refused) as refused:
        papers.revoke(paper, reason=" ", by=issued.organiser, now=issued.moment("defence", 0.95))
    assert refused.value.code == "awards-reason-missing"
    papers.revoke(paper, reason="Аты қате", by=issued.organiser, now=issued.moment("defence", 0.95))
    page = client.get(f"/kk/check/{paper.token}/")
    assert "Аты қате" in page.content.decode()


def test_a_reason_too_long_for_the_papers_page_is_refused_and_the_form_says_the_limit(
    issued, client
):
    paper = queries.papers(issued.contest).filter(kind="certificate").first()

    now = issued.moment("defence", 0.95)
    with pytest.raises(Refused) as refused:
        papers.revoke(paper, reason="Қ" * 301, by=issued.organiser, now=now)

    assert (refused.value.code, refused.value.facts) == (
        "awards-reason-long",
        {"longest": 300, "length": 301},
    )
    build.sign_in(client, issued.organiser)
    page = client.get(f"/kk/c/{issued.contest.slug}/papers/").content.decode()
    assert 'name="reason" maxlength="300"' in page


def test_a_paper_issued_anew_has_the_next_number_and_the_name_of_today(issued):
    paper = queries.papers(issued.contest).filter(kind="certificate", author__isnull=False).last()
    paper.author.given = "Өзгерген"
    paper.author.save(update_fields=["given"])
    fresh = papers.reissue(
        paper, reason="Аты түзетілді", by=issued.organiser, now=issued.moment("defence", 0.95)
    )
    assert "Өзгерген" in fresh.data["holder"]
    assert fresh.number == max(numbers(issued.contest, "certificate"))


def test_anyone_may_check_a_paper_and_the_look_is_logged(issued, client):
    paper = queries.papers(issued.contest).first()
    with translation.override("kk"):
        page = client.get(reverse("awards:checked", kwargs={"token": paper.token}))
    assert paper.data["holder"] in page.content.decode()
    assert client.get("/kk/check/nothing-of-ours/").status_code == 404
    assert list(Verification.objects.order_by("pk").values_list("found", flat=True)) == [
        True,
        False,
    ]


def test_the_short_address_leads_to_the_page_in_the_readers_language(issued, client):
    paper = queries.papers(issued.contest).first()
    answer = client.get(f"/v/{paper.token}", headers={"Accept-Language": "ru"})
    assert answer.headers["Location"] == f"/ru/check/{paper.token}/"


def test_the_signed_statement_holds_and_an_altered_one_does_not(issued, client):
    paper = queries.papers(issued.contest).filter(kind="diploma").first()
    told = client.get(f"/kk/check/{paper.token}/statement.json").content
    assert verify(told).holds
    assert not verify(told.replace(paper.data["holder"].encode(), "Басқа Біреу".encode())).holds


def test_a_paper_altered_in_the_database_is_not_called_genuine(issued, client):
    paper = queries.papers(issued.contest).filter(kind="certificate").first()
    Paper.objects.filter(pk=paper.pk).update(data={**paper.data, "holder": "Басқа Біреу"})
    page = client.get(f"/en/check/{paper.token}/").content.decode()
    assert "This paper is genuine." not in page
    keys = [signing_key().public_key()]
    paper.refresh_from_db()
    assert not signature.holds(content.statement(paper), paper.signature, keys)


def test_looks_from_one_place_are_limited(issued, client):
    paper = queries.papers(issued.contest).first()
    answers = [client.get(f"/kk/check/{paper.token}/").status_code for _ in range(121)]
    assert (answers[0], answers[-1]) == (200, 429)


def test_a_stranger_cannot_fetch_the_pdf_its_holder_can(issued, client):
    paper = queries.papers(issued.contest).filter(author__person__isnull=False).first()
    door = "baiqau.people.sessions.Accounts"
    stranger = people.join("stranger@example.kz", language="kk", now=issued.moment("defence", 0.9))
    client.force_login(stranger, backend=door)
    assert client.get(f"/kk/papers/{paper.token}.pdf").status_code == 404
    client.force_login(paper.author.person, backend=door)
    assert client.get(f"/kk/papers/{paper.token}.pdf").status_code == 200
    assert paper.data["number"] in client.get("/kk/me/papers/").content.decode()
