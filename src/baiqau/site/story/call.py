"""The call: authors write, attach works and hand in; some forget, some are late, some withdraw."""

from collections import Counter
from datetime import datetime, timedelta

from baiqau.base import storage
from baiqau.entries import actions as entries
from baiqau.entries.actions import Authorship
from baiqau.entries.models import Entry
from baiqau.people.models import Library, Person
from baiqau.rules.refusals import Refused
from baiqau.site.story import cast, papers, post
from baiqau.site.story.answers import answers
from baiqau.site.story.names import SENTENCES, TOPICS
from baiqau.site.story.play import Play, settle

LIBRARY_PROJECTS = 6  # every sixth entry is the project of a library with several authors
BY_LETTER = 3
WITH_FILM = 3  # every third work brings a film, every twentieth has many pages
LONG, CHAPTERS = 20, 29
UNFINISHED = 0.06
WITHDRAWN = 0.02
PACE = timedelta(minutes=20)  # from the writing to the handing in, and to the change of mind


def hand_in(play: Play, number: int) -> Counter[str]:
    """Let `number` people begin an entry; give what became of the entries."""
    told: Counter[str] = Counter()
    pace = min(PACE, (play.moment("call", 1) - play.moment("call", 0)) / (4 * (number + 1)))
    for index in range(1, number + 1):
        now = play.now("call", min(index / (number + 1), 0.999))
        told[_one(play, index, now, told, pace)] += 1
    return told


def _one(play: Play, index: int, now: datetime, told: Counter[str], pace: timedelta) -> str:
    play.authors += 1
    invented = cast.person(
        play.chance, "author", play.authors, deadline=play.regulation.deadline.date()
    )
    library = play.chance.choice(play.libraries)
    owner = settle(invented, library, now=now)
    entry = _begun(play, index, owner, invented, now, told)
    now = play.reach(now)  # letters take their time
    _written(play, index, entry, owner, invented, library, now)
    if play.chance.random() < UNFINISHED:
        return "drafts"
    try:
        entries.submit(entry, by=owner, now=play.wait(pace))
    except Refused as refused:
        return f"refused {refused.code}"
    if play.chance.random() < WITHDRAWN:
        entries.withdraw(entry, reason="Жоспар өзгерді", by=owner, now=play.wait(pace))
        return "withdrawn"
    return "handed in"


def _begun(
    play: Play,
    index: int,
    owner: Person,
    invented: cast.Invented,
    now: datetime,
    told: Counter[str],
) -> Entry:
    """Begin by the form, or every third time by a letter when the post goes."""
    if play.post and play.regulation.naming and index % BY_LETTER == 1:
        work = papers.invented_work(invented.name.full(), SENTENCES[0], language=invented.language)
        entry, counted = post.send(play, owner, invented.name, work, index=index, at=now)
        told.update(counted)
        if entry is not None:
            return entry
    return entries.start(play.contest, by=owner, now=now)


def _written(
    play: Play,
    index: int,
    entry: Entry,
    owner: Person,
    invented: cast.Invented,
    library: Library,
    now: datetime,
) -> Entry:
    by_library = index % LIBRARY_PROJECTS == 0
    chance, rules = play.chance, play.regulation
    kind = chance.choice(rules.works.kinds).key
    entry = entries.save(
        entry,
        by=owner,
        now=now,
        kind=kind,
        title=f"{chance.choice(TOPICS)} – {library.settlement}",
        summary=" ".join(chance.sample(SENTENCES, 3)),
        author_kind="library" if by_library else "individual",
        library=library if by_library else None,
        language=invented.language,
        answers=answers(chance, rules, kind),
        ai_declaration="Мәтінді редакциялауға тілдік үлгі қолданылды; тексерген – автор.",
    )
    agree = chance.random() < 0.8  # noqa: PLR2004  four of five let their work be shown
    authors = [_author(invented, owner.email, library, publish=agree, contact=True)]
    if by_library:
        authors += [_colleague(play, library, publish=agree) for _ in range(chance.randint(1, 3))]
    entry = entries.set_authors(entry, authors=authors, by=owner, now=now)
    if not entry.files.exists():
        _attach(play, entry, owner, now, chapters=CHAPTERS if index % LONG == 0 else 0)
    if index % WITH_FILM == 0:
        _attach_film(play, entry, owner, now)
    keys = [text.key for text in rules.consents if text.required or agree]
    return entries.agree(entry, keys=keys, by=owner, now=now)


def _author(
    invented: cast.Invented, email: str, library: Library, *, publish: bool, contact: bool = False
) -> Authorship:
    return Authorship(
        name=invented.name,
        email=email,
        born=invented.born,
        library=library,
        post="кітапханашы",
        contact=contact,
        publish=publish,
    )


def _colleague(play: Play, library: Library, *, publish: bool) -> Authorship:
    play.authors += 1
    invented = cast.person(
        play.chance, "author", play.authors, deadline=play.regulation.deadline.date()
    )
    return _author(invented, invented.email, library, publish=publish)


def _attach(play: Play, entry: Entry, owner: Person, now: datetime, *, chapters: int) -> None:
    work = papers.invented_work(
        entry.title, entry.summary, language=entry.language, chapters=chapters
    )
    _put_in(play, entry, owner, now, ending="pdf", content=work)


def _attach_film(play: Play, entry: Entry, owner: Person, now: datetime) -> None:
    film = papers.invented_film()
    if film:
        own = f"{entry.title} {play.authors}".encode()
        box = (len(own) + 8).to_bytes(4, "big") + b"free" + own  # no two works are the same bytes
        _put_in(play, entry, owner, now, ending="mp4", content=film + box)


def _put_in(
    play: Play, entry: Entry, owner: Person, now: datetime, *, ending: str, content: bytes
) -> None:
    """Attach a work in the form that takes this ending; a contest without one gets none."""
    forms = (form for form in play.regulation.works.forms if ending in form.extensions)
    form = next(forms, None)
    if form is None:
        return
    entries.attach_file(
        entry,
        form=form.key,
        blob=storage.keep([content]),
        original_name=f"{entry.title[:40]}.{ending}",
        by=owner,
        now=now,
    )
