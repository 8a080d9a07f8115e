"""News as Atom and RSS, the stages as a calendar: what machines read."""

from datetime import UTC, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import feedgenerator
from django.utils.translation import get_language
from icalendar import Alarm, Calendar, Event

from baiqau.base.markdown import as_html
from baiqau.base.pagecache import for_everyone
from baiqau.contests.conversation import Conversation
from baiqau.publishing import queries

MOST = 50


@for_everyone
def atom(request: Conversation, contest: str) -> HttpResponse:
    """The newest news as Atom 1.0 (RFC 4287)."""
    return _feed(request, feedgenerator.Atom1Feed, "publishing:atom")


@for_everyone
def rss(request: Conversation, contest: str) -> HttpResponse:
    """The newest news as RSS 2.0."""
    return _feed(request, feedgenerator.Rss201rev2Feed, "publishing:rss")


def _feed(
    request: Conversation, kind: type[feedgenerator.SyndicationFeed], view: str
) -> HttpResponse:
    contest, language = request.contest, get_language() or "kk"
    regulation = contest.regulation
    feed = kind(
        title=regulation.title.within(language),
        link=_address("publishing:news", contest.slug),
        description=regulation.organiser.name.within(language),
        language=language,
        feed_url=_address(view, contest.slug),
    )
    for piece in queries.news(contest, request.now)[:MOST]:
        feed.add_item(
            title=_in(piece.title, language),
            link=_address("publishing:news-item", contest.slug, slug=piece.slug),
            description=as_html(_in(piece.body, language)),
            unique_id=f"{settings.ADDRESS}/news/{contest.slug}/{piece.slug}",
            pubdate=piece.published_at,
            updateddate=piece.written_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=str(getattr(kind, "content_type")))  # noqa: B009  untyped in Django's stubs


@for_everyone
def calendar(request: Conversation, contest: str) -> HttpResponse:
    """The stages as an iCalendar file (RFC 5545); deadlines ring a day before."""
    language = get_language() or "kk"
    regulation = request.contest.regulation
    file = Calendar()
    file.add("prodid", "-//Baiqau//kk")
    file.add("version", "2.0")
    for stage in regulation.stages:
        event = Event()
        name = f"{regulation.title.within(language)}: {stage.name.within(language)}"
        opens = stage.opens or stage.closes - timedelta(hours=1)
        event.add("uid", f"{request.contest.slug}-{stage.key}@{request.get_host()}")
        event.add("summary", name)
        event.add("dtstamp", request.contest.created_at)
        event.add("dtstart", opens.astimezone(UTC))  # an offset alone is no zone a calendar knows
        event.add("dtend", stage.closes.astimezone(UTC))
        event.add("url", _address("publishing:home", request.contest.slug))
        event.add_component(_alarm(name))
        file.add_component(event)
    answer = HttpResponse(file.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{request.contest.slug}.ics"'
    return answer


def _alarm(name: str) -> Alarm:
    """Ring a day before the stage closes."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", name)
    alarm.add("trigger", timedelta(days=-1), parameters={"RELATED": "END"})
    return alarm


def _address(view: str, contest: str, **kwargs: str) -> str:
    return settings.ADDRESS + reverse(view, kwargs={"contest": contest, **kwargs})


def _in(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()))
