"""Numbers as people read them: «1 234,5», «182 МБ», «2 мин 47 с»; shares from whole millionths."""

from decimal import ROUND_HALF_EVEN, Decimal

NBSP = " "
_UNITS = {
    "kk": ("Б", "КБ", "МБ", "ГБ", "мин", "с"),
    "ru": ("Б", "КБ", "МБ", "ГБ", "мин", "с"),
    "en": ("B", "kB", "MB", "GB", "min", "s"),
}


def decimal(value: Decimal | int, language: str, *, places: int = 0) -> str:
    """Give a number with grouping by no-break spaces and the language's decimal mark."""
    exact = Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    words = f"{exact:,.{places}f}"
    if language == "en":
        return words
    return words.replace(",", NBSP).replace(".", ",")


def plain(value: Decimal | int, language: str) -> str:
    """Give a number with as many places as it has: «0,5», «1 200»."""
    exponent = int(Decimal(value).normalize().as_tuple().exponent)
    return decimal(value, language, places=max(-exponent, 0))


def share(millionths: int | None, language: str, *, places: int = 2) -> str:
    """Give a share of the reachable maximum as points of 100: 873250 -> «87,33»; a dash for none."""
    if millionths is None:
        return "–"
    return decimal(Decimal(millionths) / 10_000, language, places=places)


def size(count: int, language: str) -> str:
    """Give a size of a file in the unit that reads best (1 MB = 2^20 bytes)."""
    units = _UNITS[language][:4]
    power = min((max(count, 1).bit_length() - 1) // 10, 3)
    places = 1 if power > 1 and count < 10 * 1024**power else 0
    return decimal(Decimal(count) / 1024**power, language, places=places) + NBSP + units[power]


def size_words(language: str) -> str:
    """Give what a script needs to write sizes as `size` does: the units and the decimal mark."""
    return "|".join([*_UNITS[language][:4], decimal(Decimal("0.5"), language, places=1)[1]])


def duration(seconds: Decimal | int, language: str) -> str:
    """Give minutes and seconds: «2 мин 47 с», «3 мин», «0 с»."""
    minutes, rest = divmod(round(seconds), 60)
    minute, second = _UNITS[language][4:]
    parts = [f"{minutes}{NBSP}{minute}"] if minutes else []
    parts += [f"{rest}{NBSP}{second}"] if rest or not minutes else []
    return " ".join(parts)
