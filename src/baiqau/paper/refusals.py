"""Why a paper cannot be made: codes and facts that its wording needs."""

from baiqau.rules.refusals import Refused


class PaperRefused(Refused):
    """A paper that would come out wrong, so it does not come out at all.

    Codes and their facts: `paper-glyph` (glyph, codepoint) a letter no font has; `paper-too-long`
    (part, text) words that do not fit their page; `paper-empty` (part) something missing;
    `paper-picture` (reason) a file that is no picture; `paper-table` (caption) uneven rows;
    `paper-code` (text) an address too long for a code.
    """
