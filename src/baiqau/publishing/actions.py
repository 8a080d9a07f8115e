"""Write, publish and take back news; publish what a result is computed from."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from baiqau.appeals import queries as appeals
from baiqau.appeals.models import FIRST
from baiqau.awards.keys import public_keys
from baiqau.base import storage
from baiqau.contests.models import Contest
from baiqau.defence import queries as defence
from baiqau.journal import acts
from baiqau.journal import queries as journal
from baiqau.people.models import Person
from baiqau.proof import bundle as bundles
from baiqau.publishing import letters, queries, recount
from baiqau.publishing.models import Bundle, News
from baiqau.rules.refusals import Refused

Texts = Mapping[str, str]


@transaction.atomic
def write(
    contest: Contest,
    *,
    title: Texts,
    body: Texts,
    by: Person,
    now: datetime,
    news: News | None = None,
) -> News:
    """Write a piece of news or change it; each text is {language: words}, at least one language."""
    titles = {language: words.strip() for language, words in title.items() if words.strip()}
    bodies = {language: words.strip() for language, words in body.items() if words.strip()}
    if not titles or titles.keys() != bodies.keys():
        raise Refused("publishing-news-halves")
    if news is None:
        slug = f"{now:%Y%m%d}-{slugify(next(iter(titles.values())), allow_unicode=False)[:50] or 'news'}"
        same = News.objects.filter(contest=contest, slug__startswith=slug).count()
        news = News(contest=contest, slug=f"{slug}-{same + 1}" if same else slug, written_by=by)
    news.title, news.body, news.written_at = titles, bodies, now
    news.save()
    _record("news.written", news, by=by, now=now, public=news.published_at is not None)
    return news


@transaction.atomic
def publish(news: News, *, by: Person, now: datetime) -> News:
    """Make a piece public from now on; a second time changes nothing."""
    news = News.objects.select_for_update(of=("self",)).select_related("contest").get(pk=news.pk)
    if news.published_at is None:
        news.published_at = now
        news.save(update_fields=["published_at"])
        _record("news.published", news, by=by, now=now, public=True)
    return news


@transaction.atomic
def take_back(news: News, *, by: Person, now: datetime) -> News:
    """Take a piece off the public pages; it stays a draft."""
    news = News.objects.select_for_update(of=("self",)).select_related("contest").get(pk=news.pk)
    if news.published_at is not None:
        news.published_at = None
        news.save(update_fields=["published_at"])
        _record("news.taken-back", news, by=by, now=now, public=True)
    return news


@transaction.atomic
def publish_bundle(contest: Contest, *, by: str, now: datetime) -> Bundle:
    """Publish everything from which the result as it stands can be computed again, once.

    After a corrected version a bundle of its own stands beside the first; a second call for the same
    version gives the one there is. It is computed again here before it goes out: what does not hold is not published. The jurors
    get the digest by letter, so that a later change would show.
    """
    contest = (
        Contest.objects.select_for_update(of=("self",)).select_related("current").get(pk=contest.pk)
    )
    result = defence.published(contest)
    if result is None:
        raise Refused("publishing-result-not-public")
    if not contest.regulation.judging.publish_sheets:
        raise Refused("publishing-sheets-private", clause=contest.regulation.judging.clause)
    last = appeals.standing(result)
    version = last.number if last else FIRST
    standing = queries.bundles(contest).filter(version=version).first()
    if standing is not None:
        return standing
    content = recount.build(contest, result)
    trouble = bundles.check(content, keys=public_keys(), journal=journal.lines(contest.scope))
    if trouble:
        raise Refused("publishing-bundle-trouble", trouble=trouble)
    digest = last.digest if last else result.digest
    return _published(contest, content, version=version, of=digest, by=by, now=now)


def _published(
    contest: Contest, content: bytes, *, version: int, of: str, by: str, now: datetime
) -> Bundle:
    """Keep the file of a version, whose rows have the digest `of`, and tell the journal and the jurors."""
    made = Bundle.objects.create(
        contest=contest,
        number=queries.bundles(contest).count() + 1,
        blob=storage.keep([content]).sha256,
        digest=bundles.digest_of(content),
        version=version,
        result=of,
        made_at=now,
    )
    acts.record(
        "bundle.published",
        by=by,
        on=f"contest:{contest.slug}",
        at=now,
        scope=contest.scope,
        public=True,
        facts={"number": made.number, "digest": made.digest, "version": version},
    )
    letters.bundle(made, now=now)
    return made


def _record(kind: str, news: News, *, by: Person, now: datetime, public: bool) -> None:
    acts.record(
        kind,
        by=by.actor,
        on=f"news:{news.contest.slug}/{news.slug}",
        at=now,
        scope=news.contest.scope,
        public=public,
    )
