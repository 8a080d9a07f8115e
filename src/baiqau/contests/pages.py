"""The regulation as page and paper, rendered from one list of blocks."""

from typing import cast

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baiqau.contests.models import Version
from baiqau.language import dates
from baiqau.paper import blocks as paper
from baiqau.paper.regulation import RegulationPaper
from baiqau.paper.typesetting import press
from baiqau.paper.wording import Language
from baiqau.rules import difference, summary
from baiqau.rules.document import Regulation
from baiqau.rules.drafts.telling import Told, told
from baiqau.rules.summary import Block


def blocks(version: Version, language: str) -> list[dict[str, object]]:
    """Give the blocks for the page, each with the kind its template part knows."""
    return shown(version.regulation, language)


def shown(regulation: Regulation, language: str) -> list[dict[str, object]]:
    """Give the blocks of a regulation, published or not."""
    return [
        {"kind": type(block).__name__.lower(), "block": block}
        for block in summary.summary(regulation, language)
    ]


def changes(before: Regulation, after: Regulation) -> tuple[Told, ...]:
    """Give what changed between two regulations, in the page's language."""
    language = (get_language() or "kk")[:2]
    return told(difference.changes(before, after), before, after, language)


def pdf(version: Version, language: str) -> bytes:
    """Give the regulation as a tagged PDF in one language; the same version, the same bytes."""
    regulation = version.regulation
    day = dates.long(version.published_at.date(), language)
    document = RegulationPaper(
        language=cast("Language", language),
        kind=_("Regulation"),
        title=regulation.title.within(language),
        organiser=regulation.organiser.name.within(language),
        version=_("Version %(number)s, %(day)s") % {"number": version.number, "day": day},
        digest=version.digest,
        blocks=tuple(_printed(block) for block in summary.summary(regulation, language)),
        link=settings.ADDRESS
        + reverse(
            "contests:version",
            kwargs={"contest": version.contest.slug, "number": version.number},
        ),
    )
    return press().pdf("regulation", document, made=version.published_at)


def _printed(block: Block) -> paper.Block:
    if isinstance(block, summary.Heading):
        return paper.Heading(block.text, block.level, block.number)
    if isinstance(block, summary.Clause):
        return paper.Clause(block.number, block.text)
    if isinstance(block, summary.Table):
        return paper.Table(block.headers, block.rows, block.caption, block.ends)
    if isinstance(block, summary.Facts):
        return paper.Facts(block.pairs)
    return paper.Note(block.text, block.title)
