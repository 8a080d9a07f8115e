"""Works that come by letter: named in odd spellings, some sent twice, understood like any other."""

import imaplib
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from urllib.parse import unquote, urlsplit

from baiqau.entries.models import Entry
from baiqau.language.names import PersonName
from baiqau.mailbox import actions, fetching
from baiqau.mailbox.models import Incoming
from baiqau.people.models import Person
from baiqau.site.story import cast, papers
from baiqau.site.story.play import Play

SPELLINGS = (
    "{head}_{surname}",
    "{lower} {surname}",
    "Fwd: {head}_{surname}",
    "«{head}_{surname}»",
    "{head}-{surname} {given}",
    "Re: {last}_{surname}",
)
TWICE = 4  # every fourth letter is sent once more, with another Message-ID

Post = Callable[[Play, bytes, datetime], list[Incoming]]


def hand_over(play: Play, raw: bytes, at: datetime) -> list[Incoming]:
    """Give the letter to the house as a mail server would through `baiqau mail accept`."""
    letter, _ = actions.arrive(raw, source="accept", contest=play.contest, received_at=at, now=at)
    return [letter]


def through(url: str) -> Post:
    """Give a way through a real IMAP server, e.g. imap://user:password@127.0.0.1:10143."""
    told = urlsplit(url)
    user, password = unquote(told.username or ""), unquote(told.password or "")
    host, port = told.hostname or "127.0.0.1", told.port or 143

    def post(play: Play, raw: bytes, at: datetime) -> list[Incoming]:
        words = f"\0{user}\0{password}".encode()
        with imaplib.IMAP4(host, port) as line:
            line.authenticate("PLAIN", lambda _: words)
            line.append("INBOX", "", imaplib.Time2Internaldate(at), raw)
        box = actions.set_up(
            play.contest,
            host=host,
            port=port,
            secure=False,
            user=user,
            secret=password,
            by_token=False,
            folder="INBOX",
            by=play.organiser,
            now=at,
        )
        return fetching.fetch(box, now=at)

    return post


def send(
    play: Play, owner: Person, name: PersonName, work: bytes, *, index: int, at: datetime
) -> tuple[Entry | None, Counter[str]]:
    """Write a letter with a work, have it understood; give its draft and what was counted."""
    subject = _subject(play, name, index)
    told: Counter[str] = Counter()
    post, entry = play.post or hand_over, None
    for turn in range(2 if index % TWICE == 0 else 1):
        when = play.reach(at + timedelta(minutes=turn))
        for arrived in post(play, _letter(play, owner, name, subject, work, when), when):
            letter = actions.understand(arrived, now=when)
            told[f"letters {letter.state}"] += 1
            if letter.state == "drafted":
                actions.confirm(letter, by=owner, now=when)
                entry = letter.entry
    return entry, told


def puzzle(play: Play, *, at: datetime) -> Counter[str]:
    """Send letters a person has to look at: badly named, without a file, with a link alone."""
    told: Counter[str] = Counter()
    writer = cast.person(play.chance, "letter", 1, deadline=play.regulation.deadline.date())
    for subject, text, files in (
        ("Байқауға жұмыс", "Жұмысымды жіберіп отырмын.", 1),
        ("ЖИ байқауы туралы сұрақ", "Жұмыстың көлемі қандай болуы керек?", 0),
        (f"ЖИ конкурс {writer.name.surname}", "https://drive.google.com/file/d/work/view", 0),
    ):
        made = EmailMessage()
        made["From"] = f"{writer.name.full()} <{writer.email}>"
        made["Subject"], made["Date"] = subject, format_datetime(at)
        made["Message-ID"] = make_msgid(domain=cast.HOST)
        made.set_content(text)
        for _ in range(files):
            work = papers.invented_work(subject, text, language="kk")
            made.add_attachment(
                work, maintype="application", subtype="pdf", filename="Кітапхана.pdf"
            )
        for letter in hand_over(play, made.as_bytes(), at):
            told[f"letters {actions.understand(letter, now=at).state}"] += 1
    return told


def _subject(play: Play, name: PersonName, index: int) -> str:
    rule = play.regulation.naming
    assert rule is not None, "letters are sent only where the regulation takes them"
    return SPELLINGS[index % len(SPELLINGS)].format(
        head=rule.heads[0],
        lower=rule.heads[0].lower(),
        last=rule.heads[-1],
        surname=name.surname,
        given=name.given,
    )


def _letter(
    play: Play, owner: Person, name: PersonName, subject: str, work: bytes, when: datetime
) -> bytes:
    rule = play.regulation.naming
    assert rule is not None, "letters are sent only where the regulation takes them"
    made = EmailMessage()
    made["From"] = f"{name.given} {name.surname} <{owner.email}>"
    made["To"], made["Subject"] = rule.mailbox, subject
    made["Date"], made["Message-ID"] = format_datetime(when), make_msgid(domain=cast.HOST)
    made.set_content("Сәлеметсіз бе! Байқауға жұмысымды жіберіп отырмын.\n")
    made.add_attachment(
        work, maintype="application", subtype="pdf", filename=f"{subject.strip('«»')}.pdf"
    )
    return made.as_bytes()
