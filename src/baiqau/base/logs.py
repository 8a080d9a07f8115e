"""What must not stand in a log is taken out before it is written."""

import logging
import re


class Hide(logging.Filter):
    """Puts `***` in the place of whatever matches the pattern."""

    def __init__(self, pattern: str) -> None:
        super().__init__()
        self.pattern = re.compile(pattern)

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, its message without the secrets."""
        record.msg, record.args = self.pattern.sub("***", record.getMessage()), ()
        return True
