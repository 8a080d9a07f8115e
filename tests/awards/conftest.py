"""A finished contest, played once for the whole folder."""

import pytest
from django.db import transaction

from baiqau.rules import examples, toml
from baiqau.site.story import call, ending, selection
from baiqau.site.story.play import begin


@pytest.fixture(scope="module")
def play(django_db_setup, django_db_blocker):
    """The 2024 contest, published, with nothing issued yet."""
    with django_db_blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        try:
            yield _played()
        finally:
            transaction.set_rollback(True)
            block.__exit__(None, None, None)


def _played():
    told = begin(toml.read(examples.text("time-of-new-opportunities-2024")), seed=5, jurors=5)
    call.hand_in(told, 12)
    selection.screen(told)
    selection.seat(told)
    selection.assign(told)
    selection.score(told, "selection")
    selection.choose(told)
    for part in (ending.draw, ending.speak, ending.judge, ending.seal):
        part(told)
    told.contest.refresh_from_db()
    return told
