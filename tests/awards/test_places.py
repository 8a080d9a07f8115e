"""Places and gifts: acts of people beside the computed rank."""

import pytest
from django.test import Client

from baiqau.awards import queries
from baiqau.awards.actions import places
from baiqau.awards.models import Award
from baiqau.contests.models import Version
from baiqau.defence import queries as defence
from baiqau.entries.models import Entry
from baiqau.journal.models import Act
from baiqau.proof import canonical
from baiqau.rules.refusals import Refused
from tests import build

pytestmark = pytest.mark.django_db


def sealed(play):
    result = defence.result(play.contest)
    result.state = "sealed"
    result.save(update_fields=["state"])
    return result


def chosen(play, proposal):
    entries = {entry.number: entry for entry in Entry.objects.filter(contest=play.contest)}
    return {entries[number]: place for number, place in proposal.items()}


def give(play, result, choices, reason=""):
    return places.award(
        result, choices, reason=reason, by=play.jurors[0], now=play.moment("defence", 0.9)
    )


def test_the_proposal_follows_the_ranks_and_counts_of_the_regulation(play):
    proposal = places.proposal(defence.result(play.contest))
    counts = {place.key: place.count for place in play.regulation.awards.places}
    for key, count in counts.items():
        assert list(proposal.values()).count(key) <= count


def test_a_departure_from_the_computed_order_needs_a_reason(play):
    result = sealed(play)
    proposal = places.proposal(result)
    first, second = list(proposal)[:2]
    swapped = {**proposal, first: proposal[second], second: proposal[first]}
    with pytest.raises(Refused) as refused:
        give(play, result, chosen(play, swapped))
    assert refused.value.code == "awards-reason-missing"
    given = give(play, result, chosen(play, swapped), reason="Комиссияның шешімі")
    assert {award.reason for award in given} == {"Комиссияның шешімі"}


def test_what_was_chosen_stays_when_the_reason_is_missing(play):
    result = sealed(play)
    chair = build.sign_in(Client(), play.jurors[0])
    first, last = result.rows[0]["entry"], result.rows[-1]["entry"]
    sent = {f"place-{last}": "grand-prix", f"place-{first}": "first", "reason": " "}

    answer = chair.post(f"/kk/c/{play.contest.slug}/places/award/", sent)

    assert answer.status_code == 422
    rows = {row["entry"]: row["place"] for row in answer.context["rows"]}
    assert (rows.pop(last), rows.pop(first)) == ("grand-prix", "first")
    assert set(rows.values()) == {""}
    assert "Бұл есептелген реттен ауытқиды." in answer.content.decode()


def test_places_may_stay_empty_and_are_given_anew_before_publication(play):
    result = sealed(play)
    proposal = places.proposal(result)
    only = dict(list(proposal.items())[:1])
    give(play, result, chosen(play, only))
    assert Award.objects.filter(result=result).count() == 1


def test_an_unknown_place_and_a_work_outside_the_result_are_refused(play):
    result = sealed(play)
    entry = Entry.objects.get(contest=play.contest, number=next(iter(places.proposal(result))))
    with pytest.raises(Refused) as refused:
        give(play, result, {entry: "tenth"})
    assert refused.value.code == "awards-place-unknown"


def test_nothing_is_given_before_the_seal(play):
    result = defence.result(play.contest)
    result.state = "confirmed"
    result.save(update_fields=["state"])
    with pytest.raises(Refused) as refused:
        give(play, result, chosen(play, places.proposal(result)))
    assert refused.value.code == "awards-result-not-sealed"


def test_gifts_never_exceed_the_stock(play):
    now = play.moment("defence", 0.9)
    gift = places.stock(play.contest, name="Кітап", number=1, by=play.organiser, now=now)
    authors = [award.entry.authors.first() for award in queries.awards(play.contest)[:2]]
    first = places.promise(gift, authors[0], by=play.organiser, now=now)
    assert places.promise(gift, authors[0], by=play.organiser, now=now) == first
    with pytest.raises(Refused) as refused:
        places.promise(gift, authors[1], by=play.organiser, now=now)
    assert refused.value.code == "awards-gift-out"
    with pytest.raises(Refused):
        places.stock(play.contest, name="Кітап", number=0, by=play.organiser, now=now)
    assert places.hand_over(first, by=play.secretary, now=now).handed_at == now


def test_each_step_of_a_gift_is_taken_back_and_a_second_press_does_no_more(play):
    now, by = play.moment("defence", 0.9), play.secretary
    gift = places.stock(play.contest, name="Кітап", number=1, by=play.organiser, now=now)
    author = queries.awards(play.contest)[0].entry.authors.first()
    one = places.promise(gift, author, by=by, now=now)
    places.hand_over(one, parcel="RR1", by=by, now=now)

    assert [places.take_back(one, handed=True, by=by, now=now) for _ in range(2)] == [True, False]
    one.refresh_from_db()
    assert (one.handed_at, one.handed_by, one.sent_by_post) == (None, "", "")
    assert [places.take_back(one, handed=False, by=by, now=now) for _ in range(2)] == [True, False]
    with pytest.raises(Refused) as refused:
        places.hand_over(one, by=by, now=now)
    assert refused.value.code == "awards-gift-changed"

    assert [found.left for found in queries.gifts(play.contest)] == [1]
    acts = Act.objects.filter(kind__startswith="gift.", actor=by.actor)
    assert list(acts.order_by("number").values_list("kind", flat=True)) == [
        "gift.promised",
        "gift.handed",
        "gift.not-handed",
        "gift.taken-back",
    ]


def test_the_register_takes_a_gift_back(play):
    now, client = play.moment("defence", 0.9), build.sign_in(Client(), play.secretary)
    gift = places.stock(play.contest, name="Кітап", number=1, by=play.organiser, now=now)
    author = queries.awards(play.contest)[0].entry.authors.first()
    one = places.promise(gift, author, by=play.secretary, now=now)
    home = f"/kk/c/{play.contest.slug}/gifts/"

    assert f"{home}{one.pk}/take-back/" in client.get(home).content.decode()
    assert client.post(f"{home}{one.pk}/take-back/", {"handed": "no"}).status_code == 302

    assert not queries.handovers(play.contest)


def test_a_number_in_words_is_asked_for_again_and_makes_no_gift(play):
    client, url = build.sign_in(Client(), play.organiser), f"/kk/c/{play.contest.slug}/gifts/stock/"

    answer = client.post(url, {"name": "Планшет", "number": "үш"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Планшет"' in page
    assert 'value="үш"' in page
    assert not queries.gifts(play.contest)
    assert client.post(url, {"name": "Планшет", "number": "3"}).status_code == 302
    assert [gift.stock for gift in queries.gifts(play.contest)] == [3]


def test_an_award_of_one_nomination_is_given_to_works_entered_in_it_alone(play):
    result = sealed(play)
    entry = Entry.objects.get(contest=play.contest, number=result.rows[0]["entry"])
    document = play.regulation.model_dump(mode="json", exclude_none=True)
    name = dict.fromkeys(("kk", "ru", "en"), "Үздік ауыл жобасы")
    document["nominations"] = [{"key": "rural", "name": name, "clause": "5.1"}]
    best = {"key": "best-rural", "name": name, "count": 1, "nomination": "rural"}
    document["awards"]["nominations"] = [best]
    result.version = Version.objects.create(
        contest=play.contest,
        number=99,
        document=document,
        digest=canonical.digest(document),
        published_at=play.moment("defence", 0.9),
        published_by="person:1",
    )
    result.save(update_fields=["version"])

    with pytest.raises(Refused, match="awards-other-nomination"):
        give(play, result, {entry: "best-rural"})
    Entry.objects.filter(pk=entry.pk).update(nomination="rural")
    entry.refresh_from_db()
    given = give(play, result, {entry: "best-rural"})

    assert [(one.entry, one.place) for one in given if one.place == "best-rural"] == [
        (entry, "best-rural")
    ]
