"""A section kept while one writes: no button lost, no row lost, whatever came of the saving before it."""

import json

import pytest
from django.test import Client

from baiqau.contests.models import Draft, Role
from baiqau.rules.drafts import begun
from tests import build
from tests.contests.form import opened, sent
from tests.contests.test_drafts import contest, kept, organiser, root

__all__ = ["contest", "organiser", "root"]

pytestmark = pytest.mark.django_db
QUIET = {"X-Saving": "quiet"}


def told(data):
    """Give what a page says it sent before without an answer."""
    return json.dumps([[name, one] for name, several in data.items() for one in several])


def test_a_button_is_not_lost_when_the_answer_of_a_quiet_saving_never_came(
    organiser, contest, root
):
    url = f"{root}part/stages/"
    form = opened(organiser, url)
    data = sent(form, {"stages.0.name.kk": "Қабылдау"})
    assert organiser.post(url, data, headers=QUIET).status_code == 200

    answer = organiser.post(url, data | {"do": "add:stages"})

    assert (answer.status_code, len(kept(contest)["stages"])) == (302, 4)
    assert answer["Location"].endswith("#stages.3")


def test_what_was_typed_since_a_saving_without_answer_is_ones_own(organiser, contest, root):
    url = f"{root}part/clauses/"
    form = opened(organiser, url)
    at = [one.number for one in contest.regulation.clauses].index("4.1")
    first = sent(form, {"clauses.0.text.kk": "Жалпы", f"clauses.{at}.number": "4"})
    organiser.post(url, first, headers=QUIET)
    on = sent(form, {"clauses.0.text.kk": "Жалпы ереже", f"clauses.{at}.number": "4.2"})

    quiet = organiser.post(url, on | {"unanswered": told(first)}, headers=QUIET)
    answer = organiser.post(
        url, on | {"unanswered": [told(first), told(on)], "do": "drop:clauses.1"}
    )

    assert (quiet.status_code, answer.status_code) == (200, 302)
    assert kept(contest)["clauses"][0]["text"]["kk"] == "Жалпы ереже"
    assert kept(contest)["clauses"][at - 1]["number"] == "4.2"
    assert len(kept(contest)["clauses"]) == len(contest.regulation.clauses) - 1


@pytest.mark.parametrize(
    "words", ["", "5", "[[1]]", "[5]", "[" * 9999, '[["criteria.0.weight","9"]]']
)
def test_what_somebody_else_wrote_is_still_shown_first(organiser, contest, root, words):
    url = f"{root}part/criteria/"
    form = opened(organiser, url)
    other = build.sign_in(Client(), Role.objects.get(contest=contest, office="organiser").person)
    other.post(url, sent(form, {"criteria.0.weight": "15"}))

    answer = organiser.post(
        url, sent(form, {"criteria.0.weight": "35"}) | {"unanswered": words, "do": "add:criteria"}
    )

    assert answer.status_code == 409
    assert kept(contest)["criteria"][0]["weight"] == 15
    assert len(kept(contest)["criteria"]) == len(begun.plain(contest.regulation)["criteria"])


@pytest.mark.parametrize(
    "words",
    ["a = " + "9" * 5000, ".".join(["a"] * 2000) + " = 1", "a = " + "[" * 300 + "]" * 300],
)
def test_a_text_without_end_is_told_and_given_back(organiser, root, words):
    answer = organiser.post(f"{root}text/", {"document": f"# Байқау\n{words}"})

    page = answer.content.decode()
    assert (answer.status_code, "look at line 2" in page, words in page) == (200, True, True)
    assert not Draft.objects.exists()


def test_a_button_of_a_row_without_end_still_saves(organiser, contest, root):
    url = f"{root}part/stages/"
    data = sent(opened(organiser, url), {"stages.0.name.kk": "Қабылдау"})

    answer = organiser.post(url, data | {"do": "drop:stages." + "9" * 5000})

    assert (answer.status_code, len(kept(contest)["stages"])) == (302, 3)
    assert kept(contest)["stages"][0]["name"]["kk"] == "Қабылдау"
