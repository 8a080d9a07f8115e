"""What changed between two versions of a work, read from their receipts alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baiqau.entries import queries
from baiqau.entries.models import Receipt
from baiqau.language import numbers
from baiqau.language.names import PersonName
from baiqau.rules.answers import is_empty
from baiqau.rules.difference import Segment, segments
from baiqau.rules.document import Regulation
from baiqau.rules.said import said

Lines = dict[str, tuple[str, str]]  # place -> label and text


@dataclass(frozen=True)
class Change:
    """One place of a work that differs: its label and the words that stayed, went and came."""

    label: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Version:
    """One submission with what changed since the one before; the first has nothing to be told from."""

    receipt: Receipt
    changes: list[Change]


def versions(receipts: Sequence[Receipt]) -> list[Version]:
    """Give every submission, the newest first; `receipts` stand in that order."""
    older = (*receipts[1:], None)
    return [Version(one, changes(before, one)) for one, before in zip(receipts, older, strict=True)]


def changes(before: Receipt | None, after: Receipt) -> list[Change]:
    """Give what differs between two receipts of one entry, in the order of the form."""
    if before is None:
        return []
    old, new = _lines(before), _lines(after)
    return [
        Change(label, segments(old.get(place, ("", ""))[1], new.get(place, ("", ""))[1]))
        for place, (label, _text) in {**old, **new}.items()
        if old.get(place, ("", ""))[1] != new.get(place, ("", ""))[1]
    ]


def _lines(receipt: Receipt) -> Lines:
    frozen, regulation = receipt.snapshot, receipt.version.regulation
    language = get_language() or "kk"
    found = {
        **_work(frozen["work"], frozen["library"], regulation, language),
        **dict(_answers(receipt, language)),
        **dict(_authors(frozen["authors"])),
        **dict(_files(frozen["files"], language)),
    }
    for key, version in frozen["consents"].items():
        wording = {one.key: one.text.within(language) for one in regulation.consents}
        found[f"consent {key} {version}"] = (_("Consents"), wording.get(key, key))
    return found


def _work(
    work: Mapping[str, Any], library: Mapping[str, Any] | None, rules: Regulation, language: str
) -> Lines:
    kinds = {kind.key: kind.name.within(language) for kind in rules.works.kinds}
    applicant = _("One or several authors by name")
    if work["author_kind"] == "library":
        applicant = f"{_('A project of a library')}: {library['name'] if library else '–'}"
    found: Lines = {
        "title": (_("Title of the work"), work["title"]),
        "kind": (_("Kind of the work"), kinds.get(work["kind"], work["kind"])),
        **_nomination(work.get("nomination", ""), rules, language),
        "applicant": (_("Who enters the contest"), applicant),
        "summary": (_("What the work is about"), work["summary"]),
        "language": (_("Language of the work"), _tongue(work["language"])),
    }
    label = _("Use of artificial intelligence in this work")
    return {**found, "ai": (label, work["ai_declaration"])}


def _nomination(key: str, rules: Regulation, language: str) -> Lines:
    """Name the nomination; nothing where there are none."""
    found = rules.nomination(key)
    name = found.name.within(language) if found else key
    return {"nomination": (_("Nomination"), name)} if rules.nominations else {}


def _answers(receipt: Receipt, language: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for question, answer in queries.answered_in(receipt):
        told = "" if is_empty(answer) else said(question, answer, language)
        if isinstance(answer, Mapping):  # a file: other bytes may have the same name and size
            told = f"{told}, {answer['sha256'][:16]}…"
        yield f"question {question.key}", (question.label.within(language), told)


def _authors(authors: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, tuple[str, str]]]:
    for place, one in enumerate(authors, start=1):
        name = PersonName(one["surname"], one["given"], one["patronymic"]).full()
        told = [name, one["library"], one["post"], one["email"]]
        told += [_("answers the letters")] if one["contact"] else []
        told += [_("agrees to publication")] if one["publish"] else []
        yield (
            f"author {place}",
            (
                _("Author %(place)s") % {"place": place},
                ", ".join(part for part in told if part),
            ),
        )


def _files(
    files: Sequence[Mapping[str, Any]], language: str
) -> Iterator[tuple[str, tuple[str, str]]]:
    for one in files:
        if one.get("question"):  # told as the answer it is
            continue
        told = f"{one['name']}, {numbers.size(one['size'], language)}, {one['sha256'][:16]}…"
        yield f"file {one['name']}", (_("Files"), told)
        for tongue, digest in one.get("captions", {}).items():
            told = f"{one['name']}, {_tongue(tongue)}, {digest[:16]}…"
            yield f"captions {one['name']} {tongue}", (_("Captions"), told)


def _tongue(code: str) -> str:
    return str(dict(settings.LANGUAGES).get(code, code))
