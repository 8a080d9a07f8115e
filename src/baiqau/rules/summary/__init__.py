"""The regulation as one list of blocks, from which its page and its paper are rendered alike."""

from baiqau.rules.document import Regulation
from baiqau.rules.summary import asked, assessed, blocks, entered
from baiqau.rules.summary.blocks import Block, Clause, Facts, Heading, Note, Table

__all__ = ["Block", "Clause", "Facts", "Heading", "Note", "Table", "summary"]


def summary(regulation: Regulation, language: str) -> tuple[Block, ...]:
    """Give the clauses, then every setting they are run with, then the organiser's readings.

    Every word is in `language` (or in the language a text has at all), every value of the document
    is there: what is published is what the program does.
    """
    return (
        *blocks.clauses(regulation, language),
        *entered.stages(regulation, language),
        *entered.eligibility(regulation, language),
        *entered.works(regulation, language),
        *entered.nominations(regulation, language),
        *asked.questions(regulation, language),
        *assessed.criteria(regulation, language),
        *assessed.judging(regulation, language),
        *assessed.awards(regulation, language),
        *assessed.audience(regulation, language),
        *assessed.appeals(regulation, language),
        *assessed.publicity(regulation, language),
        *assessed.consents(regulation, language),
        *blocks.readings(regulation, language),
    )
