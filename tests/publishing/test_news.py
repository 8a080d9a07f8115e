"""News: both halves in every language, public from its publication on, read by feed readers."""

from datetime import timedelta

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from baiqau.publishing import actions, queries
from baiqau.publishing.models import News
from baiqau.rules.refusals import Refused
from tests import build
from tests.build import BEFORE_CALL, IN_CALL

pytestmark = pytest.mark.django_db
TITLE = {"kk": "Қабылдау басталды & ашық", "ru": "Приём начался"}
BODY = {"kk": "Өтінім **15 қарашаға** дейін.", "ru": "Заявки до 15 ноября."}


@pytest.fixture
def contest():
    return build.contest()


def written(contest, *, title=None, body=None, news=None, now=BEFORE_CALL):
    by = contest.roles.get().person
    return actions.write(
        contest, title=title or TITLE, body=body or BODY, by=by, now=now, news=news
    )


def published(contest, *, now=BEFORE_CALL, **given):
    piece = written(contest, now=now, **given)
    return actions.publish(piece, by=piece.written_by, now=now)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ({"kk": "Тақырып"}, {"kk": " "}),
        ({"kk": " "}, {"kk": "Мәтін"}),
        ({"kk": "Тақырып", "ru": "Заголовок"}, {"kk": "Мәтін"}),
        ({"kk": ""}, {"kk": ""}),
    ],
)
def test_a_language_with_one_half_is_refused(contest, title, body):
    with pytest.raises(Refused) as refused:
        written(contest, title=title, body=body)

    assert (refused.value.code, News.objects.exists()) == ("publishing-news-halves", False)


def test_a_language_left_empty_is_left_out(contest):
    piece = written(contest, title=TITLE | {"en": " "}, body=BODY | {"en": ""})

    assert (piece.title, piece.body) == (TITLE, BODY)


def test_two_pieces_of_one_title_and_day_have_two_addresses(contest):
    slugs = [written(contest).slug, written(contest).slug]

    assert len(set(slugs)) == 2


def test_a_piece_is_public_between_its_publication_and_its_taking_back(client, contest):
    piece = written(contest)
    url = f"/kk/c/{contest.slug}/news/{piece.slug}/"
    by = piece.written_by

    found = [client.get(url).status_code]
    actions.publish(piece, by=by, now=BEFORE_CALL)
    found.append(client.get(url).status_code)
    actions.take_back(piece, by=by, now=IN_CALL)
    found.append(client.get(url).status_code)

    assert found == [404, 200, 404]


def test_a_second_publication_keeps_the_first_moment(contest):
    piece = published(contest)

    again = actions.publish(piece, by=piece.written_by, now=IN_CALL)

    assert again.published_at == BEFORE_CALL


def test_a_piece_of_the_future_is_not_public_yet(contest):
    published(contest, now=IN_CALL)

    assert list(queries.news(contest, BEFORE_CALL)) == []


def test_a_kept_page_goes_with_a_publication_and_with_a_change(client, contest):
    url = f"/kk/c/{contest.slug}/news/"
    empty = client.get(url).content.decode()
    assert client.get(url).content.decode() == empty

    piece = published(contest)
    first = client.get(url).content.decode()
    written(contest, title={"kk": "Мерзім ұзартылды"}, body={"kk": "Иә."}, news=piece)
    second = client.get(url).content.decode()

    assert [("ашық" in page, "ұзартылды" in page) for page in (empty, first, second)] == [
        (False, False),
        (True, False),
        (False, True),
    ]


def test_a_script_in_a_piece_reaches_no_reader(client, contest):
    piece = published(
        contest, title={"kk": "<script>a</script>"}, body={"kk": "Мәтін <script>alert(1)</script>"}
    )
    pages = ("", "news/", f"news/{piece.slug}/", "news/atom.xml", "news/rss.xml")

    told = "".join(client.get(f"/kk/c/{contest.slug}/{one}").content.decode() for one in pages)

    assert ("<script>a" in told, "<script>alert" in told) == (False, False)


def kind_of(answer):
    return {"content-type": answer["Content-Type"]}


@pytest.mark.parametrize(("kind", "version"), [("atom", "atom10"), ("rss", "rss20")])
def test_a_reader_reads_the_feed_in_its_language(client, contest, kind, version):
    piece = published(contest)
    written(contest)

    answer = client.get(f"/ru/c/{contest.slug}/news/{kind}.xml")
    feed = feedparser.parse(answer.content, response_headers=kind_of(answer))

    assert (bool(feed.bozo), feed.version) == (False, version)
    assert feed.feed.title == contest.regulation.title.within("ru")
    [entry] = feed.entries
    assert (entry.title, entry.link) == (
        "Приём начался",
        f"http://testserver/ru/c/{contest.slug}/news/{piece.slug}/",
    )
    assert entry.published_parsed[:5] == (2024, 10, 1, 4, 0)
    assert "Заявки до 15 ноября." in entry.summary


def test_an_empty_feed_and_marks_of_markup_in_a_title_are_read_too(client, contest):
    def read():
        answer = client.get(f"/kk/c/{contest.slug}/news/atom.xml")
        return feedparser.parse(answer.content, response_headers=kind_of(answer))

    empty = read()
    published(contest)
    full = read()

    assert (bool(empty.bozo), empty.entries) == (False, [])
    assert (bool(full.bozo), [one.title for one in full.entries]) == (False, [TITLE["kk"]])
    assert "<strong>15 қарашаға</strong>" in full.entries[0].summary


def test_the_calendar_holds_every_stage_with_its_moments(client, contest):
    answer = client.get(f"/kk/c/{contest.slug}/calendar.ics")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert "TZID" not in answer.content.decode()
    stages = contest.regulation.stages
    assert [str(event["UID"]) for event in events] == [
        f"{contest.slug}-{stage.key}@testserver" for stage in stages
    ]
    assert [event.decoded("DTSTART") for event in events] == [stage.opens for stage in stages]
    ends = [event.decoded("DTEND") for event in events]
    assert ends == [stage.closes.replace(microsecond=0) for stage in stages]
    alarms = [event.walk("VALARM")[0]["TRIGGER"] for event in events]
    assert [(one.dt, one.params["RELATED"]) for one in alarms] == [
        (timedelta(days=-1), "END")
    ] * len(stages)
    assert [str(event["SUMMARY"]) for event in events] == [
        f"{contest.regulation.title.kk}: {stage.name.kk}" for stage in stages
    ]


def test_the_lists_of_news_ask_as_much_for_thirty_as_for_one(client, contest):
    build.sign_in(client, contest.roles.get().person)
    pages = ("news/", "news/atom.xml", "newsroom/")

    def asked(more):
        for _ in range(more):
            published(contest)
        found = []
        for page in pages:
            with CaptureQueriesContext(connection) as seen:
                assert client.get(f"/kk/c/{contest.slug}/{page}").status_code == 200
            found.append(len(seen))
        return found

    asked(1)
    few = asked(1)

    assert asked(28) == few
