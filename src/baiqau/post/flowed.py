"""`format=flowed` (RFC 3676): lines that a mail program broke only for sending, put together again."""

import re

_DEPTH = re.compile(r"(>*) ?")
_SIGNATURE = "-- "


def unwrap(text: str, *, delete_space: bool) -> str:
    """Join each line that ends in a space with the next one of its depth of quotation.

    `delete_space`: the space was added for the sake of the break (languages without spaces).
    """
    lines: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        mark = _DEPTH.match(line)
        depth, words = (len(mark[1]), line[mark.end() :]) if mark else (0, line)
        if depth == open_depth and words != _SIGNATURE:
            lines[-1] += words
        else:
            lines.append(">" * depth + " " * bool(depth) + words)
        flows = words.endswith(" ") and words != _SIGNATURE
        if flows and delete_space:
            lines[-1] = lines[-1][:-1]
        open_depth = depth if flows else -1
    return "\n".join(lines)
