"""Who comes by the link of an invitation finds the own address at the door; nobody else's way shows it."""

import pytest

from baiqau.contests import clock
from baiqau.entries import actions
from tests import build
from tests.entries.test_inviting import FRIEND, link

pytestmark = pytest.mark.django_db


def test_the_address_of_the_invitation_stands_at_the_door(client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)
    owner = build.person("owner@example.kz")
    authors = [build.authorship(owner.email, contact=True), build.authorship(FRIEND)]
    entry = build.draft(build.contest(), owner=owner, authors=authors)
    actions.invite(entry.authors.get(position=2), by=owner, now=build.IN_CALL)

    client.get(link())

    assert f'value="{FRIEND}"' in client.get(f"/kk/sign-in/?next={link()}").content.decode()
    assert FRIEND not in client.get("/kk/sign-in/?next=/kk/desk/").content.decode()
