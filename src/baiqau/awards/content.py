"""What stands on a paper: frozen as data at its issue, from which its bytes are made again."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import lru_cache, partial
from typing import Any, cast
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from baiqau.awards.models import Letterhead, Paper
from baiqau.base import storage
from baiqau.contests.models import Contest
from baiqau.defence import queries as defence
from baiqau.judging import queries as judging
from baiqau.language import dates
from baiqau.paper import wording
from baiqau.paper.certificate import Attendance, Certificate
from baiqau.paper.diploma import Diploma
from baiqau.paper.honour import Honour, Signatory, Words
from baiqau.paper.pictures import Picture
from baiqau.paper.thanks import Thanks
from baiqau.paper.typesetting import Template, press
from baiqau.proof import signature, slip
from baiqau.rules.document import Regulation

Document = Certificate | Diploma | Thanks | Attendance
LETTERS = {"certificate": "C", "diploma": "D", "thanks": "T", "attendance": "A"}
MOST_HOLDER = 120  # letters of a name in the printed code
ON_A_DESK = 96
ON_A_PHONE = 150  # dots an inch: the code still reads from the screen
CHAIR: wording.Said = {
    "kk": "Сараптама комиссиясының төрағасы",
    "ru": "Председатель экспертной комиссии",
    "en": "Chair of the expert commission",
}


@dataclass(frozen=True)
class About:
    """What one column says of the holder: the name in the nominative, and the lines under it."""

    holder: str
    role: str
    workplace: str
    called: str


SAMPLE = About("Асанова Әсел Болатқызы", "«Ақылды сөре»", "Абай атындағы кітапхана", "")


@dataclass(frozen=True)
class Dress:
    """What all papers of a contest share: the letterhead, the chair who signs without one, the day."""

    letterhead: Letterhead
    chair: str
    held: datetime | None = None


def dress(contest: Contest) -> Dress:
    """Read what the papers of a contest share, once for many."""
    letterhead = Letterhead.objects.filter(contest=contest).first() or Letterhead()
    seat = judging.seats(contest).filter(chair=True).first()
    sitting = defence.sitting(contest)
    chair = seat.person.name.full() if seat else ""
    return Dress(letterhead, chair, sitting.starts_at if sitting else None)


def printed(
    paper: Paper, dress: Dress, *, address: str, key: Ed25519PrivateKey, whom: str = ""
) -> dict[str, Any]:
    """Freeze what the paper says; names are the holder's own, in the nominative.

    `whom` tells whether a letter of thanks goes to a juror or to an organiser.
    """
    told = _frozen(paper, dress, partial(_about, paper, dress.held), address=address, whom=whom)
    said = slip.slip(
        number=told["number"],
        holder=told["holder"][:MOST_HOLDER],
        place=told["called"],
        issued=_day(paper),
        contest=paper.contest.slug,
    )
    return {**told, "signed": signature.compact(said, key)}


def sample(contest: Contest, *, kind: str, language: str, now: datetime) -> Paper:
    """Give an unsaved paper of an invented holder, to see the letterhead with."""
    paper = Paper(contest=contest, kind=kind, number=0, language=language, issued_at=now)
    place = contest.regulation.awards.places[0] if kind == "diploma" else None
    paper.data = _frozen(
        paper,
        dress(contest),
        lambda tongue: replace(
            SAMPLE,
            role="" if kind == "thanks" else SAMPLE.role,
            called=place.name.within(tongue) if place else "",
        ),
        address=f"{settings.ADDRESS}/v/",
        place=place.key if place else "",
        whom="juror",
    )
    return paper


def _frozen(
    paper: Paper,
    dress: Dress,
    about: Callable[[wording.Language], About],
    *,
    address: str,
    whom: str,
    place: str = "",
) -> dict[str, Any]:
    letterhead = dress.letterhead
    languages = dict.fromkeys((paper.language, letterhead.second or paper.language))
    spoken = [cast("wording.Language", one) for one in languages]
    sides = [_side(paper, one, dress) | asdict(about(one)) for one in spoken]
    return {
        "number": f"{LETTERS[paper.kind]}-{_day(paper)[:4]}-{paper.number:05d}",
        "link": address,
        "occasion": sides[0]["occasion"],
        "holder": sides[0]["holder"],
        "place": paper.award.place if paper.award else place,
        "called": sides[0]["called"],
        "whom": whom,
        "sides": sides,
        "signed": "",
        "logo": [letterhead.logo, letterhead.logo_alt] if letterhead.logo else [],
        "seal": [letterhead.seal, letterhead.seal_alt] if letterhead.seal else [],
    }


def document(paper: Paper) -> Document:
    """Give the paper as the press prints it, from its frozen data alone."""
    data = cast("Mapping[str, Any]", paper.data)
    honour = Honour(
        words=tuple(_words(side) for side in data["sides"]),
        number=data["number"],
        link=data["link"],
        signed=data["signed"],
        logo=_picture(*data["logo"]) if data["logo"] else None,
        seal=_picture(*data["seal"]) if data["seal"] else None,
    )
    if paper.kind == "certificate":
        return Certificate(honour)
    if paper.kind == "attendance":
        return Attendance(honour)
    if paper.kind == "thanks":
        return Thanks(honour, data["whom"])
    kind = cast("wording.PlaceKind", data["place"] if data["place"] in wording.PLACES else "other")
    return Diploma(
        honour, place=kind, called={one["language"]: one["called"] for one in data["sides"]}
    )


def specimen(paper: Paper) -> bytes:
    """Give a paper that may not exist as PNG: a preview that proves nothing."""
    ready = document(paper)
    shown = replace(ready, honour=replace(ready.honour, specimen=True, signed=""))
    return press().png(template(paper), shown, made=paper.issued_at, ppi=ON_A_DESK)[0]


def pdf(paper: Paper, *, bleed: bool = False) -> bytes:
    """Give the bytes: the same on every call, since data and moment are frozen.

    With `bleed` it has 3 mm more on each side and crop marks, as printing houses want it.
    """
    ready = document(paper)
    if bleed:
        ready = replace(ready, honour=replace(ready.honour, bleed=True))
    return press().pdf(template(paper), ready, made=paper.issued_at)


def picture(paper: Paper) -> bytes:
    """Give the page as PNG for a phone."""
    return press().png(template(paper), document(paper), made=paper.issued_at, ppi=ON_A_PHONE)[0]


def template(paper: Paper) -> Template:
    """Give the template of the paper's kind, which is named like it."""
    return cast("Template", paper.kind)


def statement(paper: Paper) -> dict[str, object]:
    """Give what the signature covers: what a reader of the paper sees."""
    data = cast("Mapping[str, str]", paper.data)
    return {
        "kind": paper.kind,
        "number": data["number"],
        "contest": paper.contest.slug,
        "holder": data["holder"],
        "place": data["called"],
        "token": paper.token,
        "issued": _day(paper),
    }


def spoken(paper: Paper) -> wording.Language:
    """Give the paper's first language."""
    return cast("wording.Language", paper.language)


def sentence(paper: Paper) -> str:
    """Say in the paper's language what it was given for, as the paper does."""
    laid = document(paper).printed()["sides"]
    return str(cast("list[dict[str, object]]", laid)[0]["sentence"])


def _side(paper: Paper, language: wording.Language, dress: Dress) -> dict[str, Any]:
    """Freeze what one column says in its language."""
    regulation = paper.contest.regulation
    organiser = regulation.organiser
    issued = _local(paper).date()
    city = f"{organiser.city.within(language)}, " if organiser.city else ""
    return {
        "language": language,
        "occasion": regulation.title.within(language),
        "organiser": organiser.name.within(language),
        "day": city + dates.long(issued, language),
        "signatories": _signatories(language, dress),
    }


def _about(paper: Paper, held: datetime | None, language: wording.Language) -> About:
    return About(
        holder=_holder(paper, language),
        role=_role(paper, held, language),
        workplace=_workplace(paper, language),
        called=_place(paper.contest.regulation, paper, language),
    )


def _words(side: Mapping[str, Any]) -> Words:
    names = ("language", "occasion", "organiser", "holder", "role", "workplace", "day")
    signatories = tuple(Signatory(**one) for one in side["signatories"])
    return Words(**{name: side[name] for name in names}, signatories=signatories)


@lru_cache(maxsize=32)
def _picture(blob: str, alt: str) -> Picture:
    """Read a picture once: ten thousand certificates carry the same logo."""
    with storage.open_blob(blob) as file:
        return Picture(file.read(), alt)


def _local(paper: Paper) -> datetime:
    return paper.issued_at.astimezone(ZoneInfo(paper.contest.regulation.zone))


def _day(paper: Paper) -> str:
    """Give the day of issue where the contest is: late in the evening UTC has another."""
    return _local(paper).date().isoformat()


def _holder(paper: Paper, language: str) -> str:
    if paper.library is not None:
        return paper.library.named(language)
    named = paper.author or paper.person or paper.guest
    assert named is not None, "the database demands one holder"
    return named.name.full()


def _role(paper: Paper, held: datetime | None, language: wording.Language) -> str:
    if paper.kind == "attendance":
        kind = "guest" if paper.guest else "juror" if paper.person else "speaker"
        zone = ZoneInfo(paper.contest.regulation.zone)
        day = dates.long((held or paper.issued_at).astimezone(zone).date(), language)
        return wording.ATTENDED[kind][language].format(day=day)
    if paper.entry is None:
        return ""
    if paper.library is not None:
        return wording.role("library", paper.entry.title, language)
    alone = len(paper.entry.authors.all()) == 1
    return wording.role("author" if alone else "co-author", paper.entry.title, language)


def _workplace(paper: Paper, language: str) -> str:
    holder = paper.author or paper.person
    return holder.library.named(language) if holder and holder.library else ""


def _signatories(language: wording.Language, dress: Dress) -> list[dict[str, str]]:
    """Give who signs: those of the letterhead, else the chair of the commission."""
    if dress.letterhead.signatories:
        return [
            {"name": one["name"], "post": one["post"].get(language) or one["post"]["kk"]}
            for one in dress.letterhead.signatories
        ]
    return [{"name": dress.chair, "post": CHAIR[language]}] if dress.chair else []


def _place(regulation: Regulation, paper: Paper, language: str) -> str:
    if paper.award is None:
        return ""
    names = {place.key: place.name for place in regulation.honours}
    return names[paper.award.place].within(language)
