"""Asking authors how their names are printed, and their answers."""

from datetime import datetime

from django.db import transaction

from baiqau.awards import letters, queries
from baiqau.contests.models import Contest
from baiqau.entries.models import Author
from baiqau.journal import acts
from baiqau.language.names import PersonName
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


@transaction.atomic
def ask(contest: Contest, *, by: Person, now: datetime) -> int:
    """Write to every author of the papers to come who has not approved the name; give how many."""
    asked = 0
    for author in queries.without_approved_name(contest).exclude(email=""):
        letters.name_asked(author, now=now)
        asked += 1
    acts.record(
        "names.asked",
        by=by.actor,
        on=f"contest:{contest.slug}",
        at=now,
        scope=contest.scope,
        facts={"authors": asked},
    )
    return asked


@transaction.atomic
def approve(author: Author, name: PersonName, *, now: datetime) -> Author:
    """Take the name as its owner writes it; papers issued from now on carry exactly this.

    Refuses once a paper stands: then the organiser issues it anew.
    """
    author = Author.objects.select_for_update().get(pk=author.pk)
    if queries.issued_to(author).exists():
        raise Refused("awards-name-printed")
    author.surname, author.given, author.patronymic = name.surname, name.given, name.patronymic
    author.name_approved_at = now
    author.save(update_fields=["surname", "given", "patronymic", "name_approved_at"])
    acts.record(
        "author.name-approved",
        by=author.person.actor if author.person else "visitor",
        on=f"entry:{author.entry.key}",
        at=now,
        scope=author.entry.contest.scope,
        facts={"position": author.position},
    )
    return author
