"""To which contest a letter belongs that came without one, and whom a stored password is for."""

from datetime import timedelta

import pytest

from baiqau.mailbox import queries
from baiqau.mailbox.actions import set_up
from baiqau.rules.refusals import Refused
from tests import build

pytestmark = pytest.mark.django_db
OURS = ("konkurs@baiqau.example",)


def named(**given):
    """Give an announced contest with the mailbox of the example regulation."""
    contest = build.contest(**given)
    assert contest.regulation.naming.mailbox == OURS[0]
    return contest


def test_a_stranger_who_names_the_mailbox_too_gets_none_of_its_letters():
    first = named()
    assert queries.contest_for(OURS, build.IN_CALL) == first
    named(organiser=build.person("stranger@mail.example"))

    assert queries.contest_for(OURS, build.IN_CALL) is None
    assert queries.contest_for(("other@mail.example",), build.IN_CALL) is None


def test_the_newest_of_one_organiser_gets_them():
    by = build.person()
    named(organiser=by)
    later = named(organiser=by, now=build.BEFORE_CALL + timedelta(hours=1))

    assert queries.contest_for(OURS, build.IN_CALL) == later


def test_a_contest_whose_call_was_long_over_asks_for_no_letters_of_another_staff():
    old = build.regulation()
    call = old.call.model_copy(
        update={
            "opens": old.call.opens - timedelta(days=365),
            "closes": old.call.closes - timedelta(days=365),
        }
    )
    stages = tuple(call if one == old.call else one for one in old.stages)
    named(rules=old.model_copy(update={"stages": stages}), organiser=build.person())
    new = named(organiser=build.person())

    assert queries.contest_for(OURS, build.IN_CALL) == new


@pytest.mark.parametrize(
    "changed", [{"host": "imap.evil.example"}, {"port": 1143}, {"secure": False}, {"user": "other"}]
)
def test_a_stored_password_is_sent_to_no_other_door(changed):
    contest, by = build.contest(), build.person()
    door = {"host": "imap.mail.example", "port": 993, "secure": True, "user": "konkurs"}
    more = {"by_token": False, "folder": "INBOX", "by": by, "now": build.IN_CALL}
    set_up(contest, **door, secret="x", **more)

    with pytest.raises(Refused) as told:
        set_up(contest, **door | changed, secret="", **more)

    assert told.value.code == "mailbox-secret-anew"
    assert set_up(contest, **door, secret="", **more | {"folder": "Байқау"}).folder == "Байқау"
