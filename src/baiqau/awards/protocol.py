"""The protocol of the commission: who sat, who was recused, order, marks, result, places, the journal.

Until the result is public it is a draft and says so on every page; then it has a number, and every
figure in it comes from rows that cannot change any more.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from baiqau.awards import queries
from baiqau.awards.keys import signing_key
from baiqau.contests.models import Contest
from baiqau.defence import queries as defence
from baiqau.defence.models import Result, Sitting
from baiqau.fairness import shares
from baiqau.fairness.ranking import Sheet
from baiqau.journal import queries as journal
from baiqau.judging import queries as judging
from baiqau.judging import ranked
from baiqau.judging.models import Conflict, Seat
from baiqau.language import dates, numbers
from baiqau.paper.blocks import Block, Facts, Heading, Note, Paragraph, Signatures, Table
from baiqau.paper.honour import Signatory
from baiqau.paper.protocol import Protocol
from baiqau.paper.typesetting import press
from baiqau.paper.wording import Language
from baiqau.proof import bundle, signature
from baiqau.rules.document import Regulation
from baiqau.rules.words import say

NUMBER = "1"  # a contest has one result: all its sittings stand in one protocol
PIECE = 44  # letters of the signed head on a line
MANY_COLUMNS = 5  # experts from which the table of marks asks for a landscape page


def pdf(
    contest: Contest, result: Result, sittings: Sequence[Sitting], language: str, now: datetime
) -> bytes:
    """Give the protocol in the language that is active, as a tagged PDF; a draft until publication."""
    final = result.state == "published"
    regulation = result.version.regulation
    zone = ZoneInfo(regulation.zone)
    city = regulation.organiser.city
    day = dates.long(sittings[0].starts_at.astimezone(zone).date(), language)
    document = Protocol(
        language=cast("Language", language),
        heading=_("Protocol of the expert commission"),
        organiser=regulation.organiser.name.within(language),
        occasion=regulation.title.within(language),
        day=f"{city.within(language)}, {day}" if city else day,
        blocks=tuple(_blocks(contest, result, sittings, language)),
        number=NUMBER if final else "",
        digest=f"sha256:{result.digest}",
    )
    return press().pdf("protocol", document, made=(result.published_at or now))


def _blocks(
    contest: Contest, result: Result, sittings: Sequence[Sitting], language: str
) -> list[Block]:
    regulation = result.version.regulation
    seats = list(judging.seats(contest).filter(state__in=["accepted", "left"]).order_by("code"))
    sheets = ranked.sheets(contest, "defence")
    return [
        Facts(_present(seats, sheets)),
        *_recusals(contest),
        Heading(_("Order of the talks")),
        *(block for one in sittings for block in _sitting(contest, one, sittings, language)),
        Heading(_("Marks of the defence")),
        _marks(contest, seats, sheets, language),
        Heading(_("Result")),
        _final(result, regulation, language),
        *_places(result, regulation, language),
        *_audience(contest, result, regulation, language),
        Heading(_("Dissenting opinions")),
        *_dissents(result),
        *_head(contest, regulation, language),
        Signatures(tuple(_signatories(result, seats))),
    ]


def _present(seats: list[Seat], sheets: list[Sheet]) -> tuple[tuple[str, str], ...]:
    """Name who marked the defence; the quorum is more than half of the commission."""
    marked = {sheet.juror for sheet in sheets}
    here = [seat for seat in seats if seat.code in marked]
    away = [seat for seat in seats if seat.code not in marked]
    pairs = [(_("Present"), "; ".join(f"{seat.code} {seat.person}" for seat in here) or "–")]
    if away:
        pairs.append((_("Were absent"), "; ".join(f"{seat.code} {seat.person}" for seat in away)))
    quorum = _("yes") if 2 * len(here) > len(seats) else _("no")
    members = _("%(here)s of %(all)s members") % {"here": len(here), "all": len(seats)}
    return (*pairs, (_("Quorum"), f"{quorum} ({members})"))


def _recusals(contest: Contest) -> list[Block]:
    """List who was recused from which finalist."""
    finalists = judging.finalists(contest).order_by().values("pk")
    barred = Conflict.objects.filter(seat__contest=contest, entry__in=finalists)
    pairs = barred.order_by("entry__number", "seat__code").values_list(
        "entry__number", "seat__code"
    )
    if not pairs:
        return [Paragraph(_("No expert was recused."))]
    listed = "; ".join(f"№ {number} – {code}" for number, code in pairs)
    return [Paragraph(_("Recused experts, by work: %(listed)s.") % {"listed": listed})]


def _sitting(
    contest: Contest, sitting: Sitting, sittings: Sequence[Sitting], language: str
) -> list[Block]:
    """Tell one sitting: its seed and its talks; of several, also where, when and who led it."""
    seed = _("The order was drawn from this published seed: %(seed)s.") % {"seed": sitting.seed}
    told: list[Block] = [Paragraph(seed), _talks(contest, sitting)]
    if len(sittings) == 1:
        return told
    zone = ZoneInfo(contest.regulation.zone)
    pairs = [
        (_("Place"), sitting.place or "–"),
        (_("Begins"), dates.moment(sitting.starts_at.astimezone(zone), language)),
    ]
    if sitting.chair is not None:
        pairs.append((_("Chair of this sitting"), str(sitting.chair.person)))
    title = _("Sitting %(number)s") % {"number": sitting.number}
    return [Heading(title, level=2), Facts(tuple(pairs)), *told]


def _talks(contest: Contest, sitting: Sitting) -> Table:
    zone = ZoneInfo(contest.regulation.zone)
    states = {
        "waiting": _("has not spoken"),
        "speaking": _("has not spoken"),
        "absent": _("was absent"),
        "withdrawn": _("withdrew"),
    }
    rows = tuple(
        (
            str(talk.position),
            f"№ {talk.entry.number}. {talk.entry.title}",
            "; ".join(author.name.full() for author in talk.entry.authors.all()),
            f"{talk.started_at.astimezone(zone):%H:%M}"
            if talk.state == "done" and talk.started_at
            else states.get(talk.state, "–"),
        )
        for talk in defence.talks(contest, sitting)
    )
    return Table(("", _("Work"), _("Authors"), _("Began")), rows)


def _marks(contest: Contest, seats: list[Seat], sheets: list[Sheet], language: str) -> Table:
    """Show each expert's share for each finalist, out of 100."""
    given = {(sheet.work, sheet.juror): shares.share(sheet.scales, sheet.marks) for sheet in sheets}
    works = sorted(entry.number or 0 for entry in judging.finalists(contest))
    return Table(
        (_("Work"), *(seat.code for seat in seats)),
        tuple(
            (
                f"№ {work}",
                *(_share(given.get((str(work), seat.code)), language) for seat in seats),
            )
            for work in works
        ),
        caption=_("Share of the reachable maximum, out of 100"),
        ends=tuple(range(1, len(seats) + 1)),
        wide=len(seats) > MANY_COLUMNS,
    )


def _final(result: Result, regulation: Regulation, language: str) -> Table:
    rule = regulation.final
    weights = f"{rule.selection} + {rule.defence}"
    rows = tuple(
        (
            str(row["rank"] or "–") + (" =" if row["shared"] else ""),
            f"№ {row['entry']}",
            _share(row["selection"], language),
            _share(row["defence"], language),
            _share(row["final"], language),
        )
        for row in result.rows
    )
    return Table(
        (_("Rank"), _("Work"), _("Selection"), _("Defence"), _("Final")),
        rows,
        caption=_("Weights of selection and defence: %(weights)s (clause %(clause)s)")
        % {"weights": weights, "clause": rule.clause},
        ends=(2, 3, 4),
    )


def _places(result: Result, regulation: Regulation, language: str) -> list[Block]:
    """List the decisions; a place beside the computed rank carries its reason."""
    names = {place.key: place.name.within(language) for place in regulation.honours}
    rows = tuple(
        (
            names.get(award.place, award.place),
            f"№ {award.entry.number}",
            str(award.rank),
            award.reason or "–",
        )
        for award in queries.first_awards(result)
    )
    if not rows:
        return []
    table = Table((_("Place"), _("Work"), _("Rank"), _("Reason")), rows, ends=(2,))
    return [Heading(_("Decisions")), table]


def _audience(
    contest: Contest, result: Result, regulation: Regulation, language: str
) -> list[Block]:
    """Tell how the audience voted: tickets, votes of each work, the root over the ballots."""
    rule, told = regulation.audience, result.audience
    if rule is None or not told:
        return []
    turnout = defence.turnout(contest)
    won = "; ".join(f"№ {number}" for number in told["given"]) or "–"
    facts = (
        (_("Registered with tickets"), str(turnout.registered)),
        (_("Votes given"), str(told["ballots"])),
        (_("Award"), won),
        (_("Where votes are equal"), say(f"audience-{rule.tie}", language)),
        (_("Root over the ballots"), told["root"]),
    )
    rows = tuple((f"№ {row['entry']}", str(row["votes"])) for row in told["votes"])
    return [
        Heading(rule.name.within(language)),
        Facts(facts),
        Table((_("Work"), _("Votes")), rows, ends=(1,)),
    ]


def _dissents(result: Result) -> list[Block]:
    """Print what members wrote who disagree; where nobody did, there is room to write by hand."""
    written = [
        Note(one.words, title=f"{one.seat.code} {one.seat.person}")
        for one in defence.dissents(result)
    ]
    return [
        *(
            written
            or [Note(_("Written by hand by whoever disagrees; without words there is none."))]
        )
    ]


def _head(contest: Contest, regulation: Regulation, language: str) -> list[Block]:
    """Print the journal as it stood when the result was sealed, signed with the institution's key."""
    sealed = journal.chosen(contest.scope, kind="result.sealed").first()
    if sealed is None:
        return []
    head = journal.head(contest.scope, until=sealed.number)
    signed = signature.compact(bundle.head_of(contest.scope, head), signing_key())
    when = dates.moment(sealed.at.astimezone(ZoneInfo(regulation.zone)), language)
    return [
        Heading(_("The journal at the sealing")),
        Facts(
            (
                (_("Sealed"), when),
                (_("Lines"), str(head.length)),
                (_("Last digest"), head.digest),
                (_("Root of the tree"), head.root),
                (_("Signed head"), _in_pieces(signed)),
            )
        ),
    ]


def _in_pieces(signed: str) -> str:
    """Part a long text where a line may end; whoever checks it leaves the spaces out."""
    return " ".join(signed[at : at + PIECE] for at in range(0, len(signed), PIECE))


def _signatories(result: Result, seats: list[Seat]) -> list[Signatory]:
    chairs = [Signatory(str(seat.person), _("Chair")) for seat in seats if seat.chair]
    return [
        *chairs,
        *(
            Signatory(str(seat.person), _("Expert"))
            for seat in seats
            if not seat.chair and seat.state == "accepted"
        ),
        Signatory(str(result.computed_by), _("Secretary")),
    ]


def _share(millionths: int | None, language: str) -> str:
    return "–" if millionths is None else numbers.share(millionths, language)
