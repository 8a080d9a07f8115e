"""The regions and the cities of republican rank of Kazakhstan (2022), in Kazakh, Russian and English."""

from baiqau.language.folding import fold

REGIONS: tuple[tuple[str, str, str], ...] = (
    ("Абай облысы", "Абайская область", "Abai Region"),
    ("Ақмола облысы", "Акмолинская область", "Akmola Region"),
    ("Ақтөбе облысы", "Актюбинская область", "Aktobe Region"),
    ("Алматы облысы", "Алматинская область", "Almaty Region"),
    ("Атырау облысы", "Атырауская область", "Atyrau Region"),
    ("Батыс Қазақстан облысы", "Западно-Казахстанская область", "West Kazakhstan Region"),
    ("Жамбыл облысы", "Жамбылская область", "Zhambyl Region"),
    ("Жетісу облысы", "Жетысуская область", "Zhetisu Region"),
    ("Қарағанды облысы", "Карагандинская область", "Karaganda Region"),
    ("Қостанай облысы", "Костанайская область", "Kostanay Region"),
    ("Қызылорда облысы", "Кызылординская область", "Kyzylorda Region"),
    ("Маңғыстау облысы", "Мангистауская область", "Mangystau Region"),
    ("Павлодар облысы", "Павлодарская область", "Pavlodar Region"),
    ("Солтүстік Қазақстан облысы", "Северо-Казахстанская область", "North Kazakhstan Region"),
    ("Түркістан облысы", "Туркестанская область", "Turkistan Region"),
    ("Ұлытау облысы", "Улытауская область", "Ulytau Region"),
    ("Шығыс Қазақстан облысы", "Восточно-Казахстанская область", "East Kazakhstan Region"),
    ("Астана", "Астана", "Astana"),
    ("Алматы", "Алматы", "Almaty"),
    ("Шымкент", "Шымкент", "Shymkent"),
)
_PLACE = {"kk": 0, "ru": 1, "en": 2}
_KNOWN = {fold(name): names for names in REGIONS for name in names}
_ALSO = {
    "область Абай": 0,
    "область Жетысу": 7,
    "область Жетісу": 7,
    "область Ұлытау": 15,
    "область Улытау": 15,
}
_KNOWN |= {fold(name): REGIONS[at] for name, at in _ALSO.items()}


def within(region: str, language: str) -> str:
    """Give a region's name in a language (kk, ru, en), whichever of them it is written in.

    What is no region of Kazakhstan stays as it was written.
    """
    names = _KNOWN.get(fold(region))
    return names[_PLACE[language]] if names and language in _PLACE else region
