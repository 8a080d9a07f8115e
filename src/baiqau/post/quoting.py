"""Parts a letter's own words from the reply or the forward it quotes."""

import re

from baiqau.post.html import QUOTE_MARK

_HEADS = re.compile(
    r"^(?:"
    r"[-_ ]{2,}(?:original message|forwarded message|исходное сообщение|пересылаемое сообщение|"
    r"пересланное сообщение|конец пересылаемого сообщения|бастапқы хабар(?:лама)?|"
    r"қайта жіберілген хат|жіберілген хабар(?:лама)?)\s*[-_ ]*"
    r"|begin forwarded message:|начало переадресованного (?:сообщения|письма):"
    r"|on .{4,200} wrote:|.{4,200} (?:пишет|писал|писала|написал|написала|написал\(а\)|жазды|жазған):"
    r")\s*$", re.IGNORECASE,
)  # fmt: skip
_FROM = re.compile(r"^[>*\s]*(?:from|от|кімнен|отправитель)\s*:\s*\S", re.IGNORECASE)
_SENT = re.compile(
    r"^[>*\s]*(?:sent|date|дата|отправлено|жіберілген|күні|to|кому|кімге|subject|тема|тақырыбы)\s*:",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_-]{10,}\s*$")
_LONGEST_LINE = 300


def split(text: str) -> tuple[str, str]:
    """Give the sender's own words and what is quoted after them; either may be empty."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if _begins(line, lines[number + 1 : number + 4]):
            own, quoted = lines[:number], lines[number:]
            return "\n".join(own).strip(), "\n".join(quoted).replace(QUOTE_MARK, "").strip()
    return _trailing(lines)


def _begins(line: str, after: list[str]) -> bool:
    if line == QUOTE_MARK:
        return True
    if len(line) > _LONGEST_LINE:
        return False
    if _HEADS.match(line.strip()):
        return True
    if _RULE.match(line):
        return any(_FROM.match(one) for one in after)
    return bool(_FROM.match(line)) and any(_SENT.match(one[:_LONGEST_LINE]) for one in after)


def _trailing(lines: list[str]) -> tuple[str, str]:
    """Without a head, lines of `>` at the end are quoted."""
    end = len(lines)
    while end and (lines[end - 1].startswith(">") or not lines[end - 1].strip()):
        end -= 1
    return "\n".join(lines[:end]).strip(), "\n".join(lines[end:]).strip()
