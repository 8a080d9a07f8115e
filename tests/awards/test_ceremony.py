"""The ceremony: a script that follows the data, names one key at a time, nothing ahead of its key."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from baiqau.awards import queries, script
from baiqau.awards.actions import ceremony, places
from baiqau.awards.models import Award, Ceremony, Citation, Paper, Pronunciation
from baiqau.awards.tasks import issue_all, turn
from baiqau.base.models import Job
from baiqau.contests import clock
from baiqau.defence import queries as defence
from baiqau.entries.models import Copy, Entry, Inspection
from baiqau.journal import queries as journal
from baiqau.journal.models import Letter
from baiqau.rules.refusals import Refused
from tests import build
from tests.build import DEFENCE_DAY
from tests.defence import stage
from tests.judging import bench
from tests.paper.examples import flowing, pages

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def contest(monkeypatch):
    """Three works whose result is sealed until OPENS, their places given, their titles unlike."""
    found = stage.shortlisted()
    for entry in Entry.objects.filter(contest=found):
        entry.title = f"Жұмыс {chr(64 + entry.number) * 3}"
        entry.save(update_fields=["title"])
        author = entry.authors.get()
        author.surname = f"Есімов{'а' * entry.number}"
        author.save(update_fields=["surname"])
    stage.sealed(found)
    monkeypatch.setattr(clock, "now", lambda: stage.OPENS)
    return found


@pytest.fixture
def begun(contest):
    return ceremony.begin(defence.result(contest), by=bench.organiser(contest), now=stage.OPENS)


def press(standing, *, to, forward=True, act=turn):
    """Press until the frame `to` is shown; each press is a second later."""
    by = bench.organiser(standing.result.contest)
    while standing.frame != to:
        later = standing.pressed_at + SECOND
        standing = act(standing, seen=standing.frame, forward=forward, by=by, now=later)
    return standing


def path(contest, page=""):
    return f"/kk/c/{contest.slug}/ceremony/{page}"


def screen(contest, client=None):
    answer = (client or Client()).get(path(contest, "screen/"))
    assert answer.status_code == 200
    return answer


def presenter(contest):
    return build.sign_in(Client(), bench.organiser(contest))


def secrets(contest):
    """Everything that tells who won: titles, surnames."""
    entries = Entry.objects.filter(contest=contest)
    return [one.title for one in entries] + [one.authors.get().surname for one in entries]


def test_the_script_goes_from_the_last_place_up_with_a_pause_before_each_name(contest):
    frames = script.frames(contest, defence.result(contest))

    order = [place.key for place in reversed(contest.regulation.awards.places)]
    given = {award.place for award in Award.objects.filter(result__contest=contest)}
    reveals = [one.place.key for one in frames if one.kind == "name"]
    assert reveals == sorted(reveals, key=order.index)
    assert set(reveals) == given
    assert [one.kind for one in frames] == [
        "opening",
        "jury",
        *["pause", "name"] * len(reveals),
        "closing",
    ]
    assert [one.number for one in frames] == list(range(len(frames)))


def test_before_the_places_are_given_the_names_are_placeholders(contest):
    Award.objects.filter(result__contest=contest).delete()

    frames = script.frames(contest, defence.result(contest))

    names = [one for one in frames if one.kind == "name"]
    assert len(names) == sum(place.count for place in contest.regulation.awards.places)
    assert {one.winner for one in names} == {None}
    words = presenter(contest).get(path(contest)).content.decode()
    assert "есім осы жерде тұрады" in words
    assert [one for one in secrets(contest) if one in words] == []


def test_an_unsealed_result_names_nobody_even_when_places_stand_beside_it(contest):
    result = defence.result(contest)
    result.state = "confirmed"
    result.save(update_fields=["state"])

    assert {one.winner for one in script.frames(contest, result)} == {None}
    with pytest.raises(Refused) as refused:
        ceremony.begin(result, by=bench.organiser(contest), now=stage.OPENS)
    assert refused.value.code == "awards-ceremony-not-ready"


def test_names_aloud_and_citations_typed_beforehand_stand_in_the_script(contest):
    entry = Entry.objects.get(contest=contest, number=3)
    author = entry.authors.get()
    form = {f"aloud-{author.pk}": "Есі́мова", f"cited-{entry.pk}-kk": "Ауылға кітап жеткізді."}

    answer = presenter(contest).post(path(contest, "words/"), form)

    assert answer.status_code == 302
    frames = script.frames(contest, defence.result(contest))
    winner = next(one.winner for one in frames if one.winner and one.winner.title == entry.title)
    assert [one.aloud for one in winner.names] == ["Есі́мова"]
    assert winner.citation == {"kk": "Ауылға кітап жеткізді."}

    presenter(contest).post(path(contest, "words/"), {})
    assert (Pronunciation.objects.count(), Citation.objects.count()) == (0, 0)


def test_words_too_long_for_the_screen_are_sent_back_with_the_reason(contest):
    entry = Entry.objects.get(contest=contest, number=3)

    answer = presenter(contest).post(
        path(contest, "words/"), {f"cited-{entry.pk}-ru": "слово " * 40}
    )

    assert answer.status_code == 200
    assert 'id="faults"' in answer.content.decode()
    assert Citation.objects.count() == 0


# ---------------------------------------------------------------- the keys


def test_nobody_begins_before_the_minute_of_the_seal(contest):
    with pytest.raises(Refused) as refused:
        ceremony.begin(
            defence.result(contest), by=bench.organiser(contest), now=stage.OPENS - SECOND
        )
    assert refused.value.code == "defence-embargo"
    assert Ceremony.objects.count() == 0


def test_it_begins_once_and_from_then_on_the_places_stand(contest, begun):
    again = ceremony.begin(defence.result(contest), by=bench.organiser(contest), now=stage.OPENS)
    assert again == begun
    assert journal.chosen(contest.scope, kind="ceremony.begun").count() == 1

    result = defence.result(contest)
    with pytest.raises(Refused) as refused:
        places.award(result, {}, reason="", by=bench.organiser(contest), now=stage.OPENS)
    assert refused.value.code == "awards-ceremony-begun"


def test_a_double_key_and_a_second_presenter_skip_no_name(contest, begun):
    by, chair = bench.organiser(contest), contest.seats.get(chair=True).person
    first = turn(begun, seen=0, forward=True, by=by, now=stage.OPENS + SECOND)

    second = turn(begun, seen=0, forward=True, by=chair, now=stage.OPENS + SECOND)

    assert (first.frame, second.frame) == (1, 1)
    assert second.pressed_by == by
    assert journal.chosen(contest.scope, kind="ceremony.turned").count() == 1


def test_a_wrong_key_is_taken_back_and_the_screen_forgets_the_name(contest, begun):
    name = next(one.number for one in script.frames(contest, begun.result) if one.kind == "name")
    shown = press(begun, to=name)
    assert screen(contest).context["frame"].kind == "name"

    press(shown, to=name - 1, forward=False)

    words = screen(contest).content.decode()
    assert [one for one in secrets(contest) if one in words] == []


def test_the_keys_stop_at_both_ends_of_the_script(contest, begun):
    by = bench.organiser(contest)
    assert turn(begun, seen=0, forward=False, by=by, now=stage.OPENS).frame == 0
    last = press(begun, to=begun.last + 1)
    assert turn(last, seen=last.frame, forward=True, by=by, now=stage.OPENS).frame == last.frame


def test_the_page_turns_from_the_frame_it_showed(contest, begun):
    client = presenter(contest)

    for _ in range(2):
        client.post(path(contest, "turn/"), {"seen": 0, "to": "on"})

    begun.refresh_from_db()
    assert begun.frame == 1
    assert client.post(path(contest, "turn/"), {"seen": "x"}).status_code == 404
    assert "Кадр: 2 / " in client.get(path(contest)).content.decode()


def test_the_chair_turns_but_only_an_organiser_begins(contest):
    chair = build.sign_in(Client(), contest.seats.get(chair=True).person)
    assert chair.post(path(contest, "begin/")).status_code == 403
    assert presenter(contest).post(path(contest, "begin/")).status_code == 302
    assert chair.post(path(contest, "turn/"), {"seen": 0}).status_code == 302
    assert Ceremony.objects.get().frame == 1


@pytest.mark.parametrize(
    "wrong",
    [{"frame": 99}, {"ended_at": DEFENCE_DAY}, {"frame": 3, "last": 3}],
    ids=["beyond the script", "ended by nobody", "the last name without an end"],
)
def test_a_state_that_cannot_be_is_refused_by_the_database(begun, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Ceremony.objects.filter(pk=begun.pk).update(**wrong)


# ---------------------------------------------------------------- the screen


def test_the_screen_says_nothing_ahead_of_the_key(contest):
    """Its bytes and headers are the same whoever wins, at every frame before a name."""
    before = screen(contest)
    begun = ceremony.begin(defence.result(contest), by=bench.organiser(contest), now=stage.OPENS)
    opening = screen(contest)
    assert (opening.content, opening["ETag"]) == (before.content, before["ETag"])

    frames = script.frames(contest, begun.result)
    revealed = set()
    standing = begun
    for frame in frames:
        standing = press(standing, to=frame.number)
        words = screen(contest).content.decode()
        if frame.kind == "name":
            revealed |= {frame.winner.title, frame.winner.names[0].name}
            assert frame.winner.title in words
        hidden = [one for one in frames if one.kind == "name" and one.number > frame.number]
        for one in hidden:
            assert one.winner.title not in words
            assert one.winner.names[0].name not in words
        assert "data-" not in words
        assert not re.search(rf"\b{len(frames)}\b", words.partition("<main")[2])
    assert len(revealed) == 2 * Award.objects.filter(result=begun.result).count()


def test_the_screen_speaks_kazakh_and_russian_at_once(contest, begun):
    press(begun, to=1)
    words = screen(contest).content.decode()
    assert '<span lang="kk">Сараптама комиссиясы</span>' in words
    assert '<span lang="ru">Экспертная комиссия</span>' in words

    press(Ceremony.objects.get(), to=2)
    place = script.frames(contest, begun.result)[2].place.name
    words = screen(contest).content.decode()
    assert f'<h1 class="paused" lang="kk">{place.kk}</h1>' in words
    assert f'lang="ru">{place.ru}</p>' in words


def covered(entry):
    """Let the entry have a picture to show; gives it."""
    file = entry.files.get()
    bench.looked(file)
    made = Copy.objects.create(file=file, use="page", blob=file.blob, media_type="image/png")
    assert queries.covers(entry.contest, [entry]) == {}  # a file that is held is never shown
    Inspection.objects.filter(file=file).update(verdict="fine", copied_at=DEFENCE_DAY)
    return made


def test_the_cover_is_shown_with_consent_and_with_its_name_only(contest, begun):
    frames = script.frames(contest, begun.result)
    name = next(one for one in frames if one.kind == "name")
    entry = Entry.objects.get(contest=contest, title=name.winner.title)
    copy = covered(entry)
    url = path(contest, f"screen/cover/{copy.key}/")
    assert Client().get(url).status_code == 404

    standing = press(begun, to=name.number)
    answer = Client().get(url)
    assert answer.status_code == 200
    b"".join(answer)
    assert str(copy.key) in screen(contest).content.decode()
    assert Client().get(path(contest, f"screen/cover/{uuid4()}/")).status_code == 404

    press(standing, to=name.number + 1)
    assert Client().get(url).status_code == 404
    Entry.objects.filter(pk=entry.pk).update(publish=False)
    assert queries.covers(contest, [entry]) == {}


# ---------------------------------------------------------------- the last name


def test_the_last_name_publishes_and_sends_every_paper_once(contest, begun):
    press(begun, to=begun.last - 1)
    assert defence.published(contest) is None
    assert Job.objects.filter(key__startswith="awards:ceremony:").count() == 0

    ended = press(Ceremony.objects.get(), to=begun.last)

    result = defence.published(contest)
    assert result.published_at == ended.ended_at
    (job,) = Job.objects.filter(key__startswith="awards:ceremony:")
    issue_all.call(contest.slug, ended.ended_by.actor, ended.ended_at.isoformat())
    diplomas = Paper.objects.filter(contest=contest, kind="diploma").count()
    assert diplomas == Award.objects.filter(result=result).count()
    letters = Letter.objects.filter(key__startswith="awards:issued:").count()
    assert letters == Paper.objects.filter(contest=contest).count()

    press(press(ended, to=begun.last - 1, forward=False), to=begun.last + 1)

    assert Ceremony.objects.get().ended_at == ended.ended_at
    assert journal.chosen(contest.scope, kind="result.published").count() == 1
    assert journal.chosen(contest.scope, kind="ceremony.last-name").count() == 1
    assert Job.objects.filter(key__startswith="awards:ceremony:").get() == job


def test_the_presenter_is_warned_before_the_last_name(contest, begun):
    warned = []
    standing = begun
    for frame in range(begun.last + 2):
        standing = press(standing, to=frame)
        page = presenter(contest).get(path(contest)).content.decode()
        warned += [frame] if "Мұны кері қайтаруға болмайды" in page else []
    assert warned == [begun.last - 1]


def test_when_the_result_cannot_be_published_the_last_name_is_not_shown(contest, begun):
    before = press(begun, to=begun.last - 1)
    with pytest.raises(Refused):
        turn(
            before,
            seen=before.frame,
            forward=True,
            by=bench.organiser(contest),
            now=stage.OPENS - SECOND,
        )
    before.refresh_from_db()
    assert (before.frame, before.ended_at) == (begun.last - 1, None)


# ---------------------------------------------------------------- rehearsal and paper


def test_a_rehearsal_invents_its_names_says_so_and_changes_nothing(contest):
    client = presenter(contest)
    frames = script.rehearsal(contest)
    acts = journal.chosen(contest.scope).count()

    for frame in frames:
        for page in ("rehearsal/", "rehearsal/screen/"):
            words = client.get(path(contest, page), {"frame": frame.number}).content.decode()
            assert [one for one in secrets(contest) if one in words] == []
            assert "ойдан шығарылған" in words

    assert [one.kind for one in frames[:4]] == ["opening", "jury", "pause", "name"]
    assert (Ceremony.objects.count(), journal.chosen(contest.scope).count()) == (0, acts)
    assert Client().get(path(contest, "rehearsal/screen/")).status_code == 302
    assert client.get(path(contest, "rehearsal/?frame=9999999999")).status_code == 200


def test_the_script_on_paper_is_a_draft_until_it_has_its_names(contest):
    client = presenter(contest)
    ready = client.get(path(contest, "script.pdf")).content
    Award.objects.filter(result__contest=contest).delete()
    draft = client.get(path(contest, "script.pdf")).content

    text = flowing(ready)
    assert "Марапаттау рәсімінің сценарийі" in text
    assert "Құрметті қонақтар" in text
    assert "Уважаемые гости" in text
    assert [one for one in secrets(contest) if one not in text] == []
    assert "Жоба" not in text
    assert all("Жоба" in " ".join(lines) for lines in pages(draft))


def test_a_sign_no_font_has_is_named_instead_of_a_broken_page(contest):
    entry = Entry.objects.get(contest=contest, number=1)
    Citation.objects.create(entry=entry, kk="Жұмыс \U0001f4da")

    answer = presenter(contest).get(path(contest, "script.pdf"))

    assert answer.status_code == 409
    assert "\U0001f4da. Сөздерді онсыз жазыңыз" in answer.content.decode()
