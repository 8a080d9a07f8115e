"""The lines of the presenter's script are each in one language."""

import pytest

from baiqau.awards import script
from baiqau.defence import queries as defence
from baiqau.people.models import Library
from tests.defence import stage

pytestmark = pytest.mark.django_db


def test_the_region_of_a_library_is_in_the_language_of_its_line():
    contest = stage.shortlisted()
    library = Library.objects.create(
        name_kk="Ақтөбе кітапханасы",
        name_ru="Актюбинская библиотека",
        kind="regional",
        region="Ақтөбе облысы",
        settlement="Ақтөбе",
    )
    for entry in contest.entries.all():
        entry.authors.update(library=library)
    stage.sealed(contest)

    winner = next(
        one.winner for one in script.frames(contest, defence.result(contest)) if one.winner
    )

    assert winner.workplace == {
        "kk": "Ақтөбе кітапханасы, Ақтөбе облысы",
        "ru": "Актюбинская библиотека, Актюбинская область",
    }
