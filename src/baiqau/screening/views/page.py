"""The page of one entry for the committee: the same for looking and for a refused act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise

from baiqau.contests.conversation import Conversation
from baiqau.entries import queries as entries
from baiqau.entries.models import Entry
from baiqau.entries.sentences import sentence
from baiqau.entries.views import viewing
from baiqau.entries.views.telling import handed_in, labelled, life
from baiqau.rules import states
from baiqau.screening import actions, queries
from baiqau.screening.forms import ACTS, FindingForm, act_form
from baiqau.screening.models import Decision, Finding
from baiqau.screening.views.pairs import told_pairs
from baiqau.screening.wording import CHECKS, DECISIONS


@dataclass(frozen=True)
class Line:
    """One check: what the machine says, what a person says, the form to say it in."""

    check: queries.Check
    label: Promise
    told: list[str]
    person: Finding | None
    form: FindingForm


@dataclass(frozen=True)
class Told:
    """One decision with its word."""

    row: Decision
    word: Promise


def entry_page(
    request: Conversation,
    entry: Entry,
    *,
    typed: Mapping[str, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show everything of an entry; `typed` holds the form of an act that was refused."""
    typed = typed or {}
    files = labelled(entry, entries.shown_files(entries.files_handed_in(entry)))
    sealed = request.contest.sealed_at is not None
    may = () if sealed else states.possible(states.ENTRY, entry.state, who="committee")
    shown = {
        "entry": entry,
        "authors": entries.authors_of(entry),
        "answers": handed_in(entry),
        "files": files,
        "viewed": viewing.viewed(files, _reader(entry)),
        "held": any(viewing.state_of(file) == "held" for file in files),
        "replaced": entries.replaced_files_of(entry),
        "receipt": entries.last_receipt(entry),
        "lines": _lines(entry, typed.get("finding")),
        "obstacles": entries.obstacles_at_submission(entry),
        "decisions": [Told(one, DECISIONS[one.kind]) for one in queries.decisions_of(entry)],
        "notes": queries.notes_of(entry),
        "tags": entry.tags.all(),
        "pairs": told_pairs(queries.pairs_of(entry)),
        "proposed": queries.proposed_decline(entry),
        "life": life(entry),
        "may": [step for step in ("admit", "return", "decline", "requalify") if step in may],
        "forms": {act: typed.get(act) or act_form(act) for act in ACTS}
        | {"return": typed.get("return") or act_form("return", day=_term(request, entry))},
    }
    return render(request, "screening/entry.html", shown, status=status)


def _reader(entry: Entry) -> viewing.Reader:
    own = {"contest": entry.contest.slug}
    return viewing.Reader(
        copy=lambda copy: reverse("screening:copy", kwargs=own | {"copy": copy.key}),
        file=lambda file: reverse("screening:file", kwargs=own | {"file": file.key}),
        name=lambda file: file.original_name,
        captions=lambda one: reverse("screening:captions", kwargs=own | {"captions": one.key}),
        reasons=True,
    )


def _term(request: Conversation, entry: Entry) -> date:
    return actions.term(entry, request.now).date()


def _lines(entry: Entry, typed: forms.Form | None) -> list[Line]:
    found = queries.findings_of(entry)
    return [
        Line(
            check=check,
            label=CHECKS[check.key],
            told=[sentence(one["code"], one["clause"], one["facts"]) for one in check.found],
            person=found.get(check.key),
            form=_finding(check, typed),
        )
        for check in queries.checked(entry)
    ]


def _finding(check: queries.Check, typed: forms.Form | None) -> FindingForm:
    if isinstance(typed, FindingForm) and typed.data.get("check") == check.key:
        return typed
    started = {"check": check.key, "clause": check.clause, "verdict": check.verdict}
    return FindingForm(initial=started, auto_id=f"id_{check.key}_%s")
