"""A file of a letter that answers a question of the form: said by a person, put in with the draft."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from baiqau.entries import queries as entries
from baiqau.mailbox import actions
from baiqau.rules.refusals import Refused
from tests import build
from tests.mailbox.letters import arrived, letter

pytestmark = pytest.mark.django_db
FILES = (("жұмыс.pdf", build.PDF), ("хат.pdf", build.PDF + b"%"))
LETTER = {"key": "letter", "kind": "file", "extensions": ["pdf"]}


@pytest.fixture
def contest():
    return build.contest(rules=build.asking(LETTER))


@pytest.fixture
def waiting(contest):
    return arrived(letter("Менің жұмысым", files=FILES), contest)


def test_a_person_says_what_a_file_answers_and_the_draft_takes_it_so(client, contest, waiting):
    build.sign_in(client, build.officer(contest, "organiser"))
    second = waiting.files.get(name="хат.pdf")
    names = {"contest": contest.slug, "letter": waiting.key}
    address = reverse("mailbox:decide", kwargs=names)

    client.post(address, {"step": "assign", "file": second.key, "question": "letter"})
    page = client.get(reverse("mailbox:letter", kwargs=names)).content.decode()
    client.post(address, {"step": "draft", "surname": "Әлиева"})

    waiting.refresh_from_db()
    assert '<option value="letter" selected>letter kk</option>' in page
    assert [(one.original_name, one.question) for one in entries.standing_files(waiting.entry)] == [
        ("жұмыс.pdf", ""),
        ("хат.pdf", "letter"),
    ]


def test_one_file_of_a_letter_answers_a_question(contest, waiting):
    by = build.officer(contest, "organiser")
    for one in waiting.files.all():
        actions.assign(one, question="letter", by=by, now=build.IN_CALL)

    assert [one.question for one in waiting.files.all()] == ["", "letter"]
    with pytest.raises(IntegrityError), transaction.atomic():
        waiting.files.update(question="letter")


def test_what_is_no_question_of_a_file_or_is_decided_is_refused(contest, waiting):
    by = build.officer(contest, "organiser")
    file = waiting.files.first()

    with pytest.raises(Refused, match="mailbox-question-unknown"):
        actions.assign(file, question="nothing", by=by, now=build.IN_CALL)
    actions.set_aside(waiting, reason="Жарнама.", by=by, now=build.IN_CALL)
    with pytest.raises(Refused, match="mailbox-already-decided"):
        actions.assign(file, question="letter", by=by, now=build.IN_CALL)
