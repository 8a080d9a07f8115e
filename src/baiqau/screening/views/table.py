"""The rows of the queue, drawn in one pass: a thousand of them stay within the budget of a page.

A template would escape every cell of every row anew, and so would `format_html`: a third of the
page's time. Here what repeats is escaped once for the table, and the rest by Python's own `escape`.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from baiqau.base.states import SHAPES
from baiqau.contests.models import Contest
from baiqau.people.forms import KINDS
from baiqau.screening.queries import Row
from baiqau.screening.wording import FLAGS, STATES

HEADS: tuple[Promise, ...] = (
    _("Chosen"),
    _("No."),
    _("Title"),
    _("Author"),
    _("Library"),
    _("Kind"),
    _("State"),
    _("Handed in at"),
    _("Flags"),
)
CELLS = (
    '<td{}><input type="checkbox" form="many" name="work" value="{{}}" aria-label="№ {{}}"></td>',
    '<td class="figure"{}>{{}}</td>',
    '<td{}><a href="{{}}">{{}}</a></td>',
    "<td{}>{{}}</td>",
    "<td{}>{{}}</td>",
    "<td{}>{{}}</td>",
    '<td{}><span class="state {{}}">{{}}</span></td>',
    "<td{}>{{}}</td>",
    "<td{}>{{}}</td>",
)


def drawn(rows: Sequence[Row], contest: Contest, language: str) -> SafeString:
    """Draw the rows: number, title, author, library, kind, state, time, marks; in `language`."""
    row = _row()
    lines = (row.format(*cells) for cells in _cells(rows, contest, language))
    return mark_safe("\n".join(lines))  # noqa: S308  `_cells` has escaped every word


def _row() -> str:
    """Give the pattern of a row; on a phone each cell shows the head of its column."""
    labels = (escape(str(head)).replace("{", "{{").replace("}", "}}") for head in HEADS)
    cells = (
        cell.format(f' data-label="{label}"') for cell, label in zip(CELLS, labels, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _cells(rows: Sequence[Row], contest: Contest, language: str) -> Iterator[tuple[object, ...]]:
    """Yield the cells, escaped; a word that repeats is looked up and escaped once for the table."""
    queue, zone = reverse("screening:queue", args=[contest.slug]), ZoneInfo(contest.regulation.zone)
    kinds = {kind.key: kind.name.within(language) for kind in contest.regulation.works.kinds}
    named = {one.key: one.name.within(language) for one in contest.regulation.nominations}
    libraries = {key: str(label) for key, label in KINDS}
    states = {key: escape(str(label)) for key, label in STATES.items()}
    doubts, late = escape(str(FLAGS["doubts"])), escape(str(FLAGS["late"]))
    untitled, known = gettext("Without a title"), cache(escape)
    for row in rows:
        marks = " · ".join(word for held, word in ((row.doubts, doubts), (row.late, late)) if held)
        arrived = row.submitted_at.astimezone(zone) if row.submitted_at else None
        yield (
            row.number,
            row.number,
            row.number,
            f"{queue}{row.key}/",
            escape(row.title or untitled),
            escape(row.author),
            known(row.library or libraries.get(row.library_kind, "")),
            known(
                " · ".join(filter(None, (kinds.get(row.kind, row.kind), named.get(row.nomination))))
            ),
            SHAPES.get(row.state, ""),
            states[row.state],
            f"{arrived:%d.%m.%Y %H:%M}" if arrived else "",
            marks,
        )
