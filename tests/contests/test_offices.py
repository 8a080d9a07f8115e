"""An office is given to a whole address; what was typed stays where it was not taken."""

import pytest

from baiqau.contests import clock
from baiqau.contests.models import Role
from baiqau.people.models import Person
from tests import build
from tests.judging.bench import organiser

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_the_call(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)


@pytest.fixture
def contest():
    return build.contest()


def give(client, contest, **told):
    build.sign_in(client, organiser(contest))
    return client.post(f"/en/c/{contest.slug}/manage/offices/give/", told)


def test_an_office_is_given_to_an_address(client, contest):
    answer = give(client, contest, email=" Asan@Kitap.kz ", office="secretary")

    assert answer.status_code == 302
    assert Role.objects.get(contest=contest, office="secretary").person.email == "asan@kitap.kz"


@pytest.mark.parametrize("email", ["asan@", "@", "asan kitap@kz", "a@b", "asan"])
def test_what_is_no_address_is_told_beside_what_was_typed(client, contest, email):
    before = Person.objects.count()

    answer = give(client, contest, email=email, office="secretary")

    words = answer.content.decode()
    assert answer.status_code == 200
    assert "This is no e-mail address. Write it whole" in words
    assert f'value="{email}"' in words
    assert '<option value="secretary" selected>' in words
    assert Person.objects.count() == before
    assert not Role.objects.filter(contest=contest, office="secretary").exists()


def test_an_office_there_is_none_of_is_refused_and_makes_no_person(client, contest):
    answer = give(client, contest, email="asan@kitap.kz", office="emperor")

    assert "Choose an office of the list." in answer.content.decode()
    assert not Person.objects.filter(email="asan@kitap.kz").exists()
