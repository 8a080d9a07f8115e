"""Drafts: nothing is required, nothing is lost, one click or two begin one entry."""

from datetime import timedelta

import pytest

from baiqau.entries import actions, queries
from baiqau.entries.models import Entry
from baiqau.people import actions as people
from baiqau.people.queries import standing_consents
from baiqau.rules.refusals import Refused
from tests import build

pytestmark = pytest.mark.django_db


def test_two_clicks_begin_one_entry():
    contest, person = build.contest(), build.person()

    first = actions.start(contest, by=person, now=build.IN_CALL)
    second = actions.start(contest, by=person, now=build.IN_CALL)

    assert first == second


def test_an_entry_is_begun_only_while_the_call_is_open():
    contest, person = build.contest(), build.person()

    with pytest.raises(Refused, match="entries-call-not-open"):
        actions.start(contest, by=person, now=build.BEFORE_CALL)
    with pytest.raises(Refused, match="entries-call-closed"):
        actions.start(contest, by=person, now=build.AFTER_CALL)


def test_a_draft_keeps_what_is_written_and_leaves_the_rest_alone():
    person = build.person()
    entry = actions.start(build.contest(), by=person, now=build.IN_CALL)
    later = build.IN_CALL + timedelta(minutes=1)

    actions.save(entry, title="Көмекші", by=person, now=build.IN_CALL)
    saved = actions.save(entry, summary="Қысқаша.", by=person, now=later)

    assert (saved.title, saved.summary, saved.kind, saved.changed_at) == (
        "Көмекші",
        "Қысқаша.",
        "",
        later,
    )


def test_the_authors_keep_their_order_and_exactly_one_is_the_contact():
    entry = build.draft(
        build.contest(),
        authors=[
            build.authorship(surname="Әлиев"),
            build.authorship(surname="Бекова", contact=True),
            build.authorship(surname="Ғалым", contact=True),
        ],
    )

    rows = [(one.position, one.surname, one.contact) for one in queries.authors_of(entry)]

    assert rows == [(1, "Әлиев", False), (2, "Бекова", True), (3, "Ғалым", False)]


def test_an_author_with_an_account_is_tied_to_it():
    known = build.person("known@example.kz")
    entry = build.draft(build.contest(), authors=[build.authorship("Known@Example.kz")])

    assert queries.authors_of(entry).get().person == known


def test_consents_are_kept_with_their_version_and_can_be_taken_back():
    entry = build.draft(build.contest())
    scope = entry.contest.scope

    actions.agree(entry, keys=["processing"], by=entry.owner, now=build.IN_CALL)

    assert {key: row.version for key, row in standing_consents(entry.owner, scope).items()} == {
        "processing": 1
    }


def test_a_work_may_be_published_only_when_every_author_and_the_owner_agree():
    contest = build.contest()
    agreed = build.draft(contest)
    partly = build.draft(
        contest, authors=[build.authorship(contact=True), build.authorship(publish=False)]
    )
    silent = build.draft(contest)
    actions.agree(silent, keys=["processing"], by=silent.owner, now=build.IN_CALL)
    silent.refresh_from_db()

    assert (agreed.publish, partly.publish, silent.publish) == (True, False, False)


def test_a_consent_taken_back_anywhere_hides_the_work_at_once():
    contest = build.contest()
    entry = build.entry(contest, state="admitted")
    assert list(queries.showable(contest)) == [entry]

    people.withdraw_consent(
        entry.owner, scope=contest.scope, key="publish-work", now=build.DEFENCE_DAY
    )

    assert not queries.showable(contest).exists()


def test_a_file_is_named_safely_and_kept_by_its_digest():
    entry = build.draft(build.contest(), file=None)

    file = build.attach(entry, name="../../\u202eЖоба\x00.PDF")

    assert (file.original_name, file.extension, file.size) == ("Жоба .PDF", "pdf", len(build.PDF))


@pytest.mark.parametrize(
    ("form", "name", "content", "code", "clause"),
    [
        ("video", "жоба.exe", b"MZ", "entries-file-extension-unknown", "5.3"),
        ("video", "жоба.mp4", b"MZ program", "entries-file-contents-differ", "5.3"),
        ("text", "жоба.pdf", b"PK\x03\x04", "entries-file-contents-differ", "5.3"),
        ("text", "жоба", b"words", "entries-file-extension-unknown", "5.3"),
        ("text", "жоба.pdf", b"", "entries-file-empty", "5.3"),
        ("poem", "жоба.pdf", b"%PDF", "entries-file-form-unknown", None),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_the_clause(form, name, content, code, clause):
    entry = build.draft(build.contest(), file=None)

    with pytest.raises(Refused) as refused:
        build.attach(entry, form=form, name=name, content=content)

    assert (refused.value.code, refused.value.clause) == (code, clause)


def test_a_file_that_is_too_big_is_refused_with_the_clause():
    rules = build.regulation()
    small = [form.model_copy(update={"most_bytes": 10}) for form in rules.works.forms]
    works = rules.works.model_copy(update={"forms": tuple(small)})
    entry = build.draft(build.contest(rules=build.regulation(works=works)), file=None)

    with pytest.raises(Refused) as refused:
        build.attach(entry)

    assert (refused.value.code, refused.value.clause) == ("entries-file-too-big", "5.3")


def test_one_work_holds_no_more_files_than_the_rules_say():
    entry = build.draft(build.contest(), file=None)
    for number in range(5):
        build.attach(entry, content=build.PDF + bytes([number]))

    with pytest.raises(Refused, match="entries-files-too-many"):
        build.attach(entry, content=build.PDF + b"sixth")


def test_an_earlier_version_of_a_file_stays_kept():
    entry = build.draft(build.contest())
    old = queries.files_of(entry).get()

    new = build.attach(entry, content=build.PDF + b"2", replaces=old.key)

    assert list(queries.files_of(entry)) == [new]
    assert list(queries.replaced_files_of(entry)) == [old]


def test_a_withdrawal_needs_a_reason_and_keeps_everything():
    entry = build.entry(build.contest())

    with pytest.raises(Refused, match="entries-withdrawal-reason-missing"):
        actions.withdraw(entry, reason="  ", by=entry.owner, now=build.IN_CALL)
    withdrawn = actions.withdraw(entry, reason="Үлгермедік.", by=entry.owner, now=build.IN_CALL)

    assert (withdrawn.state, withdrawn.number, withdrawn.files.count()) == ("withdrawn", 1, 1)


def test_a_declined_work_cannot_be_changed():
    entry = build.entry(build.contest(), state="declined")

    with pytest.raises(Refused, match="entries-closed"):
        actions.save(entry, title="Басқа", by=entry.owner, now=build.IN_CALL)
    assert Entry.objects.get().title == "Кітапханадағы көмекші"
