"""Every list asks the database as often for thirty rows as for a few."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from baiqau.awards.models import Paper
from baiqau.entries.models import Entry
from baiqau.judging.models import Seat, Sheet
from baiqau.publishing import actions as publishing
from baiqau.rules import examples, toml
from baiqau.site import rights
from baiqau.site.story import call, selection
from baiqau.site.story.play import begin
from baiqau.site.story.telling import play_all
from baiqau.site.table import DEMO, RIGHTS

pytestmark = pytest.mark.django_db

FEW, MANY = 6, 36
# They lead to one thing or show it.
ONE = {
    "judging:ballot",  # only where works are put in order: tests/judging count its queries
    "judging:pair",  # only where works are compared: tests/judging count its queries
    "judging:pairs",
    "judging:door-code",
    "judging:next",
    "judging:seat",
    "defence:audience",  # only where the regulation has the award: tests/defence count its queries
    "defence:dissent",
    "defence:live",
    "defence:speaker",
    "publishing:recount",
    "appeals:corrected",  # exists only after an appeal: tests/appeals count its queries
}
LATER = {  # exist only when there is a result, a draw, a ranking
    "awards:protocol",
    "defence:calendar",
    "defence:sheets",
    "judging:marks-csv",
    "judging:marks-pdf",
    "judging:marks-xlsx",
}
LOCAL = ("account_", "mfa_")


@pytest.fixture(scope="module")
def over(django_db_setup, django_db_blocker):
    """Two contests that are over, one small and one large, with everything published."""
    yield from _kept(django_db_blocker, _finished)


@pytest.fixture(scope="module")
def selecting(django_db_setup, django_db_blocker):
    """The same two in the midst of their selection, today."""
    yield from _kept(django_db_blocker, _in_selection)


def _kept(blocker, made):
    with blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        try:
            yield made(FEW, 4), made(MANY, 12)
        finally:
            transaction.set_rollback(True)
            block.__exit__(None, None, None)


def _finished(size, jurors):
    document = _document(f"over-{size}")
    _, play = play_all(document, entries=size, jurors=jurors, seed=size)
    for number in range(size // 3):
        words = {"title": {"kk": f"Жаңалық {number}"}, "body": {"kk": "Мәтін"}}
        written = publishing.write(play.contest, **words, by=play.organiser, now=play.call_opens)
        publishing.publish(written, by=play.organiser, now=play.call_opens)
    return play


def _in_selection(size, jurors):
    document = _document(f"now-{size}")
    shift = datetime.now(UTC) - document.call.closes - timedelta(days=3)
    moved = {"words": None}
    stages = tuple(
        one.model_copy(
            update=moved | {"opens": one.opens and one.opens + shift, "closes": one.closes + shift}
        )
        for one in document.stages
    )
    play = begin(document.model_copy(update={"stages": stages}), seed=size, jurors=jurors)
    call.hand_in(play, size)
    selection.screen(play)
    selection.seat(play)
    selection.assign(play)
    return play


def _document(slug):
    return toml.read(examples.text("time-of-new-opportunities-2024")).model_copy(
        update={"slug": slug}
    )


def lists(without=frozenset()):
    """Give every page that is named by its contest alone, with one office that may see it."""
    for right in RIGHTS:
        if right in DEMO or "GET" not in right.methods or right.view in ONE | without:
            continue
        if right.view.startswith(LOCAL) or not _of_contest(right.view):
            continue
        for office in sorted(right.offices):
            yield pytest.param(right.view, office, id=f"{right.view} {office}")


def _of_contest(view):
    try:
        reverse(view, kwargs={"contest": "any"})
    except NoReverseMatch:
        return False
    return True


@pytest.fixture
def no_second_factor(monkeypatch):
    """The second factor has its own test; here only queries are counted."""
    monkeypatch.setattr(rights, "_needs_second_factor", lambda request: False)


@pytest.mark.parametrize(("view", "office"), list(lists()))
def test_a_list_of_a_finished_contest_costs_the_same_for_many_rows(
    over, view, office, no_second_factor
):
    small, large = (asked(view, office, play) for play in over)
    assert small == large
    assert small[0] == 200


@pytest.mark.parametrize(("view", "office"), list(lists(LATER)))
def test_a_list_in_mid_selection_costs_the_same_for_many_rows(
    selecting, view, office, no_second_factor
):
    small, large = (asked(view, office, play) for play in selecting)
    assert small == large
    assert small[0] == 200


def test_the_large_contest_really_has_many_rows(over, selecting):
    for play in (over[1], selecting[1]):
        assert Entry.objects.filter(contest=play.contest, state="admitted").count() >= 20
        assert Sheet.objects.filter(seat__contest=play.contest, stage="selection").count() >= 60
    assert Paper.objects.filter(contest=over[1].contest).count() >= 30


def asked(view, office, play):
    """Give (status, queries) of the page as this office sees it, after a first look that fills caches."""
    client = Client()
    person = person_of(office, play)
    if person is not None:
        client.force_login(person, backend="baiqau.people.sessions.Accounts")
    with translation.override("kk"):
        url = reverse(view, kwargs={"contest": play.contest.slug})
    look(client, url)
    with CaptureQueriesContext(connection) as queries:
        status = look(client, f"{url}?look=again")
    return status, len(queries)


def look(client, url):
    answer = client.get(url)
    answer.getvalue()
    return answer.status_code


def person_of(office, play):
    chair = Seat.objects.filter(contest=play.contest, chair=True).first()
    juror = Seat.objects.filter(contest=play.contest, chair=False).order_by("code").first()
    return {
        "everyone": None,
        "member": play.committee[0],
        "author": None,
        "committee": play.committee[1],
        "juror": juror and juror.person,
        "chair": chair and chair.person,
        "secretary": play.secretary,
        "organiser": play.organiser,
        "editor": play.organiser,
        "administrator": play.organiser,
    }[office]
