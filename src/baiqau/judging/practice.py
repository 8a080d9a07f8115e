"""The pages of the training as a juror meets them: the same page as of a real sheet."""

from dataclasses import dataclass

from django.urls import reverse

from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.entries.models import WorkFile
from baiqau.entries.views import viewing
from baiqau.judging import files, pages, training
from baiqau.judging.models import TrainingSheet, TrainingWork
from baiqau.judging.words import Words
from baiqau.people.models import Person


@dataclass(frozen=True)
class Shown:
    """A training work in the shape in which the page shows an entry; nobody made it."""

    number: int
    title: str
    language: str
    summary: str
    ai_declaration: str = ""


def of_juror(person: Person, contest: Contest) -> dict[str, object]:
    """Give a juror's training sheets, and whether real ones wait for them; the chair has none to do."""
    seat = training.seat_of(person, contest)
    if seat is None or seat.chair:
        return {"practice": [], "practice_first": False}
    seat.contest = contest
    return {"practice": training.own(seat), "practice_first": training.comes_first(seat)}


def first_waiting(person: Person, contest: Contest) -> TrainingSheet | None:
    """Give the first training sheet a juror must sign before the real ones; None when none is to be."""
    told = of_juror(person, contest)
    if not told["practice_first"]:
        return None
    sheets: list[TrainingSheet] = told["practice"]  # type: ignore[assignment]  # as written above
    return next((sheet for sheet in sheets if sheet.signed_at is None), None)


def page(sheet: TrainingSheet) -> dict[str, object]:
    """Give everything of one training sheet's page; references only when it is signed."""
    work, contest = sheet.work, sheet.seat.contest
    own = {"contest": contest.slug, "number": work.number}
    marks = list(sheet.marks.all()) if sheet.pk else []
    return progress(sheet) | {
        "practising": True,
        "sheet": sheet,
        "entry": Shown(work.number, work.title, work.language, work.text),
        "rows": pages.rows(training.criteria(work), marks, sheet.remarks),
        "mark_url": reverse("judging:practice-mark", kwargs=own),
        "write_url": reverse("judging:practice-write", kwargs=own),
        "words_state": Words.of(sheet).digest,
        "closed": sheet.signed_at is not None,
        "viewed": viewed(work),
        "pdf": work.blob,
        "comments": work.version.regulation.judging.comments,
        "compared": training.compared(sheet),
    }


def progress(sheet: TrainingSheet) -> dict[str, int]:
    """Give how many criteria carry a mark, of how many."""
    marked = {mark.criterion for mark in sheet.marks.all()} if sheet.pk else set()
    rules = training.criteria(sheet.work)
    return {"marked": sum(1 for rule in rules if rule.key in marked), "total": len(rules)}


def viewed(work: TrainingWork) -> list[viewing.Viewed]:
    """Show the files of an earlier contest's work without their author."""
    own = {"contest": work.training.contest.slug, "number": work.number}
    found = list(entries.shown_files(training.files(work)))
    places = {file.pk: place for place, file in enumerate(found, start=1)}
    reader = viewing.Reader(
        copy=lambda copy: reverse("judging:practice-copy", kwargs=own | {"copy": copy.key}),
        file=lambda file: (
            reverse("judging:practice-file", kwargs=own | {"file": file.key})
            if files.blind(file)
            else ""
        ),
        name=lambda file: name(work, places[file.pk], file),
        captions=lambda one: reverse(
            "judging:practice-captions", kwargs=own | {"captions": one.key}
        ),
        uses=frozenset({"page", "film", "blind"}),
    )
    return viewing.viewed(found, reader)


def name(work: TrainingWork, place: int, file: WorkFile) -> str:
    """Name a file by its training work and its place, never by its own name."""
    return f"training-{work.number}-{place}.{file.extension}"
