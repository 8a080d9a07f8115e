"""Builders of test data: the smallest true thing of each kind, made by the real actions.

One section a stage, in the order of the stages; every builder takes what matters to a test by name
and fills in the rest.
"""

import os
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import count
from zlib import crc32

from allauth.mfa.models import Authenticator
from django.test import Client

from baiqau.base import storage
from baiqau.contests import actions as contests
from baiqau.contests.models import Contest, Role
from baiqau.entries import actions as entries
from baiqau.entries.actions import Authorship
from baiqau.entries.models import Entry
from baiqau.language.names import PersonName
from baiqau.people import actions as people
from baiqau.people.models import Library, Person
from baiqau.rules import examples, toml
from baiqau.rules.document import Regulation
from baiqau.rules.questions import Question
from baiqau.screening import actions as screening

ALMATY = timezone(timedelta(hours=5))
BEFORE_CALL = datetime(2024, 10, 1, 9, 0, tzinfo=ALMATY)
IN_CALL = datetime(2024, 11, 1, 10, 0, tzinfo=ALMATY)
LAST_MOMENT = datetime(2024, 11, 15, 23, 59, 59, 999999, tzinfo=ALMATY)
AFTER_CALL = datetime(2024, 11, 16, 0, 0, tzinfo=ALMATY)
IN_SELECTION = datetime(2024, 11, 17, 10, 0, tzinfo=ALMATY)
DEFENCE_DAY = datetime(2024, 11, 21, 10, 0, tzinfo=ALMATY)

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
FITTING = {"short": "Жауап.", "long": "Жауап.", "date": "2024-10-20", "number": 5}
FITTING |= {"phone": "+77011234567", "email": "a@kitap.example", "link": "https://kitap.example/"}
SOME_DAY = date(1995, 1, 1)
_turn = count(1)
_contests: Counter[str] = Counter()

# ---------------------------------------------------------------- people


def person(
    email: str = "",
    *,
    surname: str = "Асанова",
    given: str = "Әсел",
    patronymic: str = "Болатқызы",
    workplace: Library | None = None,
    language: str = "kk",
    now: datetime = BEFORE_CALL,
) -> Person:
    """Give a person with an account; without an address, an address of their own."""
    joined = people.join(email or f"person{next(_turn)}@example.kz", language=language, now=now)
    name = PersonName(surname=surname, given=given, patronymic=patronymic)
    return people.describe(joined, name=name, language=language, library=workplace, now=now)


def sign_in(client: Client, by: Person) -> Client:
    """Sign a person in with a second factor, as offices ask for; give the client."""
    Authenticator.objects.get_or_create(user=by, type="totp", defaults={"data": {"secret": "x"}})
    client.force_login(by)
    return client


def administrator(email: str = "") -> Person:
    """Give an administrator of the installation."""
    made = person(email, surname="Әкімов", given="Ерлан", patronymic="")
    made.is_administrator = True
    made.save(update_fields=["is_administrator"])
    return made


def library(
    name: str = "",
    *,
    kind: str = "city",
    region: str = "Астана",
    system: Library | None = None,
    **names: str,
) -> Library:
    """Give a library of the register."""
    return people.register_library(
        name_kk=name or f"№{next(_turn)} қалалық кітапхана",
        kind=kind,
        region=region,
        system=system,
        **names,
    )


# ---------------------------------------------------------------- contests


def regulation(**changes: object) -> Regulation:
    """Give the example regulation of 2024 with other values at the top, e.g. `slug`."""
    example = toml.read(examples.text("time-of-new-opportunities-2024"))
    return example.model_copy(update=changes)


def asking(*questions: dict[str, object]) -> Regulation:
    """Give the example regulation with these questions (key, kind and what they need) instead."""
    return regulation(questions=tuple(Question.model_validate(_told(one)) for one in questions))


def _told(part: dict[str, object]) -> dict[str, object]:
    """Give a question, choice or column with a label in three languages, made of its key."""
    told = {"label": {code: f"{part['key']} {code}" for code in ("kk", "ru", "en")}} | part
    for name in part.keys() & {"choices", "columns"}:
        told[name] = [_told(one if isinstance(one, dict) else {"key": one}) for one in part[name]]
    return told


def _slug() -> str:
    """Give a slug by the running test: seeds are made of it, and the order of tests changes none."""
    test = os.environ.get("PYTEST_CURRENT_TEST", "").partition(" ")[0]
    _contests[test] += 1
    return f"contest-{crc32(test.encode()):08x}-{_contests[test]}"


def contest(
    slug: str = "",
    *,
    rules: Regulation | None = None,
    organiser: Person | None = None,
    announced: bool = True,
    now: datetime = BEFORE_CALL,
) -> Contest:
    """Give a contest of the example regulation (or of `rules`), announced unless said."""
    document = rules or regulation()
    document = document.model_copy(update={"slug": slug or _slug()})
    by = organiser or person(surname="Ұйымдас", given="Дина", patronymic="")
    made = contests.create(document, by=by, now=now)
    return contests.announce(made, by=by, now=now) if announced else made


def officer(
    contest: Contest, office: str, *, email: str = "", now: datetime = BEFORE_CALL
) -> Person:
    """Give a person who holds an office (organiser, committee, secretary, editor) in a contest."""
    made = person(email, surname="Қызметов", given="Нұрлан", patronymic="")
    by = Role.objects.filter(contest=contest, office="organiser").first().person
    contests.give_office(contest, made, office, by=by, now=now)
    return made


# ---------------------------------------------------------------- entries


def authorship(
    email: str = "",
    *,
    surname: str = "Асанова",
    given: str = "Әсел",
    patronymic: str = "Болатқызы",
    born: date | None = SOME_DAY,
    workplace: Library | None = None,
    post: str = "Кітапханашы",
    contact: bool = False,
    publish: bool = True,
) -> Authorship:
    """Give an author as told by the one who hands in; fits the example regulation unless said.

    Nobody is born on the same day, so that equal names are different people.
    """
    turn = next(_turn)
    if born is SOME_DAY:
        born = SOME_DAY + timedelta(days=turn % 1500)
    return Authorship(
        name=PersonName(surname=surname, given=given, patronymic=patronymic),
        email=email or f"author{turn}@example.kz",
        born=born,
        library=workplace or library(),
        post=post,
        contact=contact,
        publish=publish,
    )


def draft(
    contest: Contest,
    *,
    owner: Person | None = None,
    authors: Sequence[Authorship] | None = None,
    file: bytes | None = PDF,
    now: datetime = IN_CALL,
    **fields: object,
) -> Entry:
    """Give a draft with everything the regulation asks, ready to be handed in."""
    by = owner or person()
    entry = entries.start(contest, by=by, now=now)
    entries.save(entry, by=by, now=now, **(complete(contest.regulation) | fields))
    named = authors if authors is not None else [authorship(by.email, contact=True)]
    entries.set_authors(entry, authors=named, by=by, now=now)
    asked = [text.key for text in contest.regulation.consents if text.asked == "entry"]
    entries.agree(entry, keys=asked, by=by, now=now)
    if file is not None:
        attach(entry, content=file, by=by, now=now)
    entry.refresh_from_db()
    return entry


def attach(
    entry: Entry,
    *,
    content: bytes = PDF,
    name: str = "Жоба.pdf",
    form: str = "text",
    by: Person | None = None,
    now: datetime = IN_CALL,
    **options: object,
) -> object:
    """Attach a file of this content to an entry."""
    return entries.attach_file(
        entry,
        form=form,
        original_name=name,
        blob=storage.keep([content]),
        by=by or entry.owner,
        now=now,
        **options,
    )


def complete(rules: Regulation) -> dict[str, object]:
    """Give the words of an entry that answers everything these rules ask."""
    return {
        "kind": rules.works.kinds[0].key,
        **({"nomination": rules.nominations[0].key} if rules.nominations else {}),
        "title": "Кітапханадағы көмекші",
        "summary": "Оқырманның сұрағына жауап беретін көмекші.",
        "ai_declaration": "Мәтінді редакциялауға тілдік модель қолданылды.",
        "answers": {
            one.key: answer(one) for one in rules.questions if one.required and one.kind != "file"
        },
    }


def answer(question: Question) -> object:
    """Give an answer that fits a question of any kind."""
    if question.kind == "table":
        row = {one.key: FITTING.get(one.kind) or one.choices[0].key for one in question.columns}
        return [row] * (question.least_rows or 1)
    if question.kind in ("choice", "choices"):
        key = question.choices[0].key
        return key if question.kind == "choice" else [key]
    return FITTING[question.kind]


def entry(
    contest: Contest,
    *,
    state: str = "submitted",
    by: Person | None = None,
    now: datetime = IN_CALL,
    **given: object,
) -> Entry:
    """Give an entry in any state of its life, brought there by the real actions."""
    made = draft(contest, now=now, **given)
    if state == "draft":
        return made
    if state == "withdrawn":
        return entries.withdraw(made, reason="Жоба кейінге қалды.", by=made.owner, now=now)
    made = entries.submit(made, by=made.owner, now=now)
    return made if state == "submitted" else _decided(made, state, by, now)


def _decided(made: Entry, state: str, by: Person | None, now: datetime) -> Entry:
    judge = by or officer(made.contest, "committee")
    if state == "admitted":
        return screening.admit(made, by=judge, now=now)
    if state == "returned":
        return screening.send_back(
            made, wrong="Файл ашылмайды.", clauses=["5.3"], by=judge, now=now
        )
    assert state == "declined", f"no such state: {state}"
    return screening.decline(made, reason="Талапқа сай емес.", clauses=["4.1"], by=judge, now=now)
