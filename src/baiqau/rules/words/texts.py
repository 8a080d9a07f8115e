"""One text in three languages, written on one line."""

from baiqau.rules.values import Text


def text(kk: str, ru: str, en: str) -> Text:
    """Give the text."""
    return Text(kk=kk, ru=ru, en=en)
