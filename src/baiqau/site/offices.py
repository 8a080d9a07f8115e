"""Which offices a person holds in a contest, joined from all stages."""

from functools import cache

from django.db import connection

from baiqau.base import rights
from baiqau.contests.models import Contest, Role
from baiqau.entries.models import Author, Entry, Invitation
from baiqau.judging.models import Seat
from baiqau.people.models import Person

CHAIRING = "juror and chair"


def held(person: Person | None, contest: Contest | None) -> frozenset[str]:
    """Give every office of a person; in no contest only everyone, member, administrator count."""
    if person is None:
        return frozenset({rights.EVERYONE})
    offices = {rights.EVERYONE, rights.MEMBER}
    if person.is_administrator:
        offices.add(rights.ADMINISTRATOR)
    if contest is not None:
        offices |= {word for word in _in_contest(person, contest) if word}
    if CHAIRING in offices:
        offices = offices - {CHAIRING} | {rights.JUROR, rights.CHAIR}
    return frozenset(offices)


def _in_contest(person: Person, contest: Contest) -> list[str]:
    """Give the words of roles, seat and entries; the statement is kept, every page asks it anew."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(), [contest.pk, person.pk] * 4)
        return [word for (word,) in cursor.fetchall()]


@cache
def _statement() -> str:
    """Give one statement for the tables: building it as querysets cost .7 ms a page."""
    models = (Role, Seat, Entry, Author, Invitation)
    role, seat, entry, author, invitation = (model._meta.db_table for model in models)  # noqa: SLF001  Django's public name
    return (
        f"SELECT office FROM {role} WHERE contest_id = %s AND person_id = %s"  # noqa: S608  names of our own tables
        f" UNION ALL SELECT CASE WHEN chair THEN '{CHAIRING}' ELSE '{rights.JUROR}' END"
        f" FROM {seat} WHERE contest_id = %s AND person_id = %s AND state = 'accepted'"
        f" UNION SELECT '{rights.AUTHOR}' FROM {entry} WHERE contest_id = %s AND owner_id = %s"
        f" UNION SELECT '{rights.AUTHOR}' FROM {invitation} AS invited"
        f" JOIN {author} AS author ON author.id = invited.author_id"
        f" JOIN {entry} AS entry ON entry.id = author.entry_id"
        " WHERE entry.contest_id = %s AND invited.person_id = %s AND invited.withdrawn_at IS NULL"
    )
