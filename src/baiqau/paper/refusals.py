"""Why a paper cannot be made: codes and facts that its wording needs."""

from baiqau.rules.refusals import Refused


class PaperRefused(Refused):
    """A paper that would come out wrong, so it does not come out at all.

    Codes: `paper-glyph` (facts glyph, codepoint), `paper-too-long` (part, text), `paper-empty`
    (part), `paper-picture` (alt), `paper-code-too-long` (text).
    """
