"""What stands on a paper: frozen as data at its issue, from which its bytes are made again."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from baiqau.awards.models import Paper
from baiqau.judging import queries as judging
from baiqau.language import dates
from baiqau.paper import wording
from baiqau.paper.certificate import Certificate
from baiqau.paper.diploma import Diploma
from baiqau.paper.honour import Honour, Signatory, Words
from baiqau.paper.typesetting import Template, press
from baiqau.rules.document import Regulation

CHAIR: wording.Said = {
    "kk": "Сараптама комиссиясының төрағасы",
    "ru": "Председатель экспертной комиссии",
    "en": "Chair of the expert commission",
}


def printed(paper: Paper, *, address: str) -> dict[str, object]:
    """Freeze what the paper says; names are the holder's own, in the nominative."""
    regulation = paper.contest.regulation
    language = cast("wording.Language", paper.language)
    issued = paper.issued_at.astimezone(ZoneInfo(regulation.zone)).date()
    place = _place(regulation, paper)
    organiser = regulation.organiser
    city = f"{organiser.city.within(language)}, " if organiser.city else ""
    return {
        "number": f"{paper.kind[0].upper()}-{issued.year}-{paper.number:05d}",
        "link": address,
        "occasion": regulation.title.within(language),
        "organiser": organiser.name.within(language),
        "holder": _holder(paper, language),
        "role": _role(paper, language),
        "workplace": _workplace(paper, language),
        "day": city + dates.long(issued, language),
        "chair": _chair(paper),
        "place": paper.award.place if paper.award else "",
        "called": place,
    }


def document(paper: Paper) -> Certificate | Diploma:
    """Give the paper as the press prints it, from its frozen data alone."""
    data = cast("Mapping[str, str]", paper.data)
    language = cast("wording.Language", paper.language)
    chair = (Signatory(name=data["chair"], post=CHAIR[language]),) if data["chair"] else ()
    words = Words(
        language=language,
        occasion=data["occasion"],
        organiser=data["organiser"],
        holder=data["holder"],
        role=data["role"],
        workplace=data["workplace"],
        day=data["day"],
        signatories=chair,
    )
    honour = Honour(words=(words,), number=data["number"], link=data["link"])
    if paper.kind == "certificate":
        return Certificate(honour)
    kind = data["place"] if data["place"] in wording.PLACES else "other"
    return Diploma(honour, place=kind, called={language: data["called"]})


def pdf(paper: Paper) -> bytes:
    """Give the bytes: the same on every call, since data and moment are frozen."""
    return press().pdf(_template(paper), document(paper), made=paper.issued_at)


def picture(paper: Paper) -> bytes:
    """Give the page as PNG for a phone."""
    return press().png(_template(paper), document(paper), made=paper.issued_at, ppi=110)[0]


def _template(paper: Paper) -> Template:
    return "certificate" if paper.kind == "certificate" else "diploma"


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
        "issued": _day(paper.issued_at),
    }


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _holder(paper: Paper, language: str) -> str:
    if paper.author is not None:
        return paper.author.name.full()
    assert paper.library is not None, "the database demands one holder"
    return paper.library.named(language)


def _role(paper: Paper, language: wording.Language) -> str:
    if paper.library is not None:
        return wording.role("library", paper.entry.title, language)
    alone = paper.entry.authors.count() == 1
    return wording.role("author" if alone else "co-author", paper.entry.title, language)


def _workplace(paper: Paper, language: str) -> str:
    place = paper.author.library if paper.author is not None else None
    return place.named(language) if place else ""


def _chair(paper: Paper) -> str:
    seat = judging.seats(paper.contest).filter(chair=True).first()
    return seat.person.name.full() if seat else ""


def _place(regulation: Regulation, paper: Paper) -> str:
    if paper.award is None:
        return ""
    rule = regulation.awards
    names = {place.key: place.name for place in (*rule.places, *rule.nominations)}
    return names[paper.award.place].within(paper.language)
