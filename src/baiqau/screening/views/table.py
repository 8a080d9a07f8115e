"""The rows of the queue, drawn in one pass: a thousand of them stay within the budget of a page."""

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from baiqau.contests.models import Contest
from baiqau.people.forms import KINDS
from baiqau.screening.queries import Row
from baiqau.screening.wording import FLAGS, STATES

ROW = (
    '<tr><td class="num">{}</td><td><a href="{}">{}</a></td><td>{}</td><td>{}</td><td>{}</td>'
    '<td><span class="status" data-state="{}">{}</span></td><td>{}</td><td>{}</td></tr>\n'
)


def drawn(rows: Sequence[Row], contest: Contest, language: str) -> SafeString:
    """Draw the rows: number, title, author, library, kind, state, time, marks; in `language`."""
    return format_html_join("", ROW, _cells(rows, contest, language))


def _cells(rows: Sequence[Row], contest: Contest, language: str) -> Iterator[tuple[object, ...]]:
    """Yield the cells; every word that repeats is looked up once for the whole table."""
    queue, zone = reverse("screening:queue", args=[contest.slug]), ZoneInfo(contest.regulation.zone)
    kinds = {kind.key: kind.name.within(language) for kind in contest.regulation.works.kinds}
    libraries = {key: str(label) for key, label in KINDS}
    states = {key: str(label) for key, label in STATES.items()}
    doubts, late = str(FLAGS["doubts"]), str(FLAGS["late"])
    untitled = _("Without a title")
    for row in rows:
        marks = " · ".join(word for held, word in ((row.doubts, doubts), (row.late, late)) if held)
        arrived = row.submitted_at.astimezone(zone) if row.submitted_at else None
        yield (
            row.number,
            f"{queue}{row.key}/",
            row.title or untitled,
            row.author,
            row.library or libraries.get(row.library_kind, ""),
            kinds.get(row.kind, row.kind),
            row.state,
            states[row.state],
            f"{arrived:%d.%m.%Y %H:%M}" if arrived else "",
            marks,
        )
