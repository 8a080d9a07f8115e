"""A co-author's steps: the own page is done when the consents that are needed are given."""

import pytest

from baiqau.contests import clock
from baiqau.entries import actions
from baiqau.entries.views.steps import steps
from baiqau.language.names import PersonName
from tests import build

pytestmark = pytest.mark.django_db
NOW = build.IN_CALL
OWN = PersonName(surname="Қожахмет", given="Дәурен", patronymic="")


def test_the_page_of_own_consents_is_done_when_they_are_given(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    owner, friend = build.person("owner@example.kz"), build.person("friend@example.kz")
    authors = [build.authorship(one.email, contact=one == owner) for one in (owner, friend)]
    entry = build.draft(build.contest(), owner=owner, authors=authors)
    invitation = actions.invite(entry.authors.get(position=2), by=owner, now=NOW)
    actions.accept(invitation, by=friend, now=NOW)

    def done():
        found = steps(entry, "entries:part", friend)
        return next(one.done for one in found.all if one.here)

    assert not done()

    asked = [one.key for one in entry.contest.regulation.consents if one.asked == "entry"]
    actions.tell_own(entry, name=OWN, keys=asked, by=friend, now=NOW)

    assert done()
