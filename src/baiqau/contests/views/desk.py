"""What the pages of a draft share: whose draft it is, its addresses, its faults, the state of sections."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, ngettext

from baiqau.base import refusals
from baiqau.contests import actions, mending, queries
from baiqau.contests.models import Contest, Draft
from baiqau.people.conversation import PersonalRequest
from baiqau.rules.drafts import begun, comparing, nodes, titles, values, writing
from baiqau.rules.drafts import faults as drafts
from baiqau.rules.drafts.comparing import Torn
from baiqau.rules.drafts.sections import SECTIONS, Section
from baiqau.rules.drafts.values import Posted

NUMBER = re.compile(r"clauses\.\d+\.number")
OPEN = 5  # rows that a page shows open of itself
UNANSWERED = 2  # quiet savings of one page that may have been kept without its knowing


@dataclass(frozen=True)
class Line:
    """One section on the list: where it is, how many things are to mend, whether it was changed."""

    section: Section
    url: str
    count: int
    changed: bool


@dataclass(frozen=True)
class Desk:
    """A draft as its pages see it. `tree` is what is shown: the draft, or what somebody just typed."""

    request: PersonalRequest
    draft: Draft
    family: str
    place: Mapping[str, object]
    tree: Mapping[str, Any]

    @property
    def contest(self) -> Contest | None:
        """The contest whose next version is written; none for a contest to come."""
        return self.draft.contest

    @cached_property
    def looked(self) -> drafts.Looked:
        """The draft looked at."""
        return drafts.look(self.tree)

    @cached_property
    def faults(self) -> dict[str, tuple[str, ...]]:
        """Every fault in a sentence, by the path of its field."""
        found = mending.sentences(self.looked.problems, self.tree)
        for path, words in self._objections():
            found[path] = (*found.get(path, ()), words)
        return found

    def _objections(self) -> Iterator[tuple[str, str]]:
        """Yield what the house would refuse: what is relied on already, a name that is taken."""
        regulation = self.looked.regulation
        if regulation is None:
            return
        if self.contest is not None:
            for path, refused in actions.objections(self.contest, regulation, now=self.request.now):
                yield path, refusals.sentence(refused)
        elif refused_slug := actions.taken(regulation.slug):
            yield "slug", refusals.sentence(refused_slug)

    def url(self, name: str = "", **more: object) -> str:
        """Give the address of a page of this draft."""
        return reverse(f"contests:{self.family}{name}", kwargs={**self.place, **more})

    def section_url(self, section: Section) -> str:
        """Give the address of a section."""
        return self.url("-section", section=section.key)

    def after(self, section: Section) -> str:
        """Give the address of the next section, or of the list behind the last."""
        place = SECTIONS.index(section) + 1
        return self.section_url(SECTIONS[place]) if place < len(SECTIONS) else self.url()

    def mark(self, section: Section | None = None) -> str:
        """Name what the draft says in a section, or in all of it."""
        return writing.mark(self.draft.document, section.parts if section else None)

    @property
    def kept_at(self) -> str:
        """The hour and minute of the last saving, on the contest's clock."""
        if self.draft.pk is None:
            return ""
        zone = ZoneInfo(values.zone_of(self.draft.document))
        return f"{self.draft.changed_at.astimezone(zone):%H:%M}"

    @property
    def reason_needed(self) -> bool:
        """Say whether a reason is published with the version."""
        return self.contest is not None and self.contest.announced_at is not None

    def with_draft(self, draft: Draft) -> "Desk":
        """Give the desk with the draft as it was just kept."""
        return replace(self, draft=draft, tree=draft.document)

    def showing(self, tree: Mapping[str, Any]) -> "Desk":
        """Give the desk with words that are not kept."""
        return replace(self, tree=tree)

    @property
    def dated(self) -> tuple[str, ...]:
        """The clauses whose text names dates: in a new contest, and once an amendment moves a stage but not them."""
        current = self.contest.current if self.contest else None
        base = current.document if current else {}
        moved = base.get("stages") != self.tree.get("stages")
        told = base and base.get("clauses") != self.tree.get("clauses")
        return begun.dated(self.tree) if moved and not told else ()

    def lines(self) -> list[Line]:
        """Give the list of sections."""
        base = self.contest.current.document if self.contest and self.contest.current else {}
        return [
            Line(
                one,
                self.section_url(one),
                self._count(one),
                bool(base) and any(base.get(part) != self.tree.get(part) for part in one.parts),
            )
            for one in SECTIONS
        ]

    def _count(self, section: Section) -> int:
        return sum(
            len(words)
            for path, words in self.faults.items()
            if path.split(".", 1)[0] in section.parts
        )

    def told(self, section: Section) -> dict[str, str]:
        """Give the state of a section in words, for the page that saves quietly."""
        count = self._count(section)
        words = ngettext("%(count)s thing to mend", "%(count)s things to mend", count)
        return {"state": words % {"count": count} if count else ""}

    def page(self, section: Section, look_at: str) -> dict[str, object]:
        """Give the fields of a section, and its faults with the fields they lead to."""
        frozen = frozenset({"slug"} if self.contest else ())
        language = (get_language() or "kk")[:2]
        page = nodes.Page(self.tree, self.faults, language, frozen, look_at)
        own = [
            {"path": path, "name": titles.named(self.tree, path, language), "words": words}
            for path, told in self.faults.items()
            for words in told
            if path.split(".", 1)[0] in section.parts
        ]
        place = SECTIONS.index(section)
        return {
            "group": nodes.group(page, section.fields, self.tree),
            "faults": own,
            "seen": self.mark(section),
            "dated": self.dated if section.key == "stages" else (),
            "before": self.section_url(SECTIONS[place - 1]) if place else "",
        }

    def beside(self, section: Section, mine: Mapping[str, Any]) -> tuple[Torn, ...]:
        """Give the fields in which what was typed differs from what is kept."""
        language = (get_language() or "kk")[:2]
        return comparing.torn(section, self.tree, mine, language)

    def changed(self, section: Section, before: Mapping[str, Any]) -> str:
        """Give the rows of a section that are not as they were, for the page to show open."""
        found = (one.path.split(".") for one in self.beside(section, before))
        rows = dict.fromkeys(".".join(steps[:2]) for steps in found if steps[1:2] != [])
        return ",".join(list(rows)[:OPEN])

    def context(self, **more: object) -> dict[str, object]:
        """Give what every page of the draft shows."""
        links = {
            name: self.url(f"-{name}") for name in ("preview", "publish", "text", "file", "drop")
        }
        count = sum(len(words) for words in self.faults.values())
        whole = {"draft": self.draft, "links": links | {"overview": self.url()}, "count": count}
        whole |= {"to_come": self.contest is None, "kept_at": self.kept_at, "whole": self.mark()}
        whole |= {"zone": values.zone_of(self.tree), "dated": self.dated if self.contest else ()}
        return {
            **whole,
            "title": values.text(self.tree.get("title")),
            "newer": self._newer(),
            **more,
        }

    def _newer(self) -> int | None:
        """Give the number of a version that was published after the draft was begun."""
        if self.contest is None or self.contest.current_id == self.draft.base_id:
            return None
        return self.contest.current.number if self.contest.current else None


def desk(
    request: PersonalRequest, *, contest: str | None = None, begun: UUID | None = None
) -> Desk:
    """Find the draft of the address: of the contest, or a person's own."""
    if contest is not None:
        draft = queries.draft_of(request.contest)  # type: ignore[attr-defined]  # found by the door
        return Desk(request, draft, "amend", {"contest": contest}, draft.document)
    own = queries.own_draft(request.person, begun) if begun else None
    if own is None:
        raise Http404("no draft of theirs")
    return Desk(request, own, "begun", {"begun": begun}, own.document)


def posted(request: HttpRequest, *, quiet: bool = False) -> Posted:
    """Give what a page sent."""
    return _posted(request.POST.lists(), quiet=quiet)


def unanswered(request: HttpRequest) -> Iterator[Posted]:
    """Yield what the page had sent quietly before and got no answer to: it may have been kept."""
    fields = _posted(request.POST.lists(), quiet=True).several.keys() - {"do", "unanswered"}
    for words in request.POST.getlist("unanswered")[-UNANSWERED:]:
        told: dict[str, list[str]] = {}
        try:
            for name, value in json.loads(words):
                told.setdefault(str(name), []).append(str(value))
        except (ValueError, TypeError, RecursionError):
            continue
        if told.keys() >= fields:
            yield _posted(told.items(), quiet=True)


def _posted(told: Iterable[tuple[str, Iterable[object]]], *, quiet: bool) -> Posted:
    """Give what was sent by name.

    A page that saves quietly leaves out the numbers of clauses: what cites them would follow a number
    that is half typed.
    """
    return Posted(
        {
            name: tuple(str(one).replace("\0", "") for one in words)
            for name, words in told
            if not (quiet and NUMBER.fullmatch(name))
        }
    )
