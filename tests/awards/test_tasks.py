"""Certificates part by part in the background: one that cannot be issued lies in the tray, the others go on."""

import pytest
from django.utils import timezone

from baiqau.awards import queries, tasks
from baiqau.awards.actions import issuing, papers
from baiqau.awards.models import Paper
from baiqau.base.jobs.worker import work
from baiqau.base.models import Job
from baiqau.entries.models import Author, Entry
from tests import build
from tests.build import IN_CALL

pytestmark = [pytest.mark.django_db(transaction=True)]
AUTHORS = 9


@pytest.fixture
def contest():
    found = build.contest()
    same = {"contest": found, "version": found.current, "owner": build.person(), "kind": "project"}
    same |= {"submitted_at": IN_CALL, "created_at": IN_CALL, "changed_at": IN_CALL}
    for number in range(1, AUTHORS + 1):
        entry = Entry.objects.create(number=number, title="Жоба", state="admitted", **same)
        Author.objects.create(
            entry=entry,
            position=1,
            surname="Асанова",
            given="Әсел",
            email=f"a{number}@kitap.example",
        )
    return found


def drain():
    work(until_empty=True)
    while Job.objects.filter(state="ready").update(run_at=timezone.now()):
        work(until_empty=True)


def test_the_parts_behind_one_that_fails_are_issued(contest, monkeypatch):
    bad, blank = queries.without_certificate(contest)[1].pk, papers._blank

    def broken(contest, language, **told):
        if told["author"].pk == bad:
            raise ValueError("a name that cannot be printed")
        return blank(contest, language, **told)

    monkeypatch.setattr(papers, "_blank", broken)
    monkeypatch.setattr(issuing, "PART", 4)

    tasks.issue_all.enqueue(contest.slug, "system", IN_CALL.isoformat())
    drain()

    assert [one.pk for one in queries.without_certificate(contest)] == [bad]
    numbers = Paper.objects.filter(kind="certificate").order_by("number")
    assert list(numbers.values_list("number", flat=True)) == list(range(1, AUTHORS))
    (lying,) = Job.objects.filter(state="dead")
    assert lying.args[-1] == bad
    assert "a name that cannot be printed" in lying.error
