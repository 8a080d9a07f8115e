"""Signs that two people may be related or colleagues. They are asked about, never decided by."""

from functools import lru_cache

from baiqau.language.folding import fold

# Every juror is compared with every author: each name and address is taken apart once.
KNOWN = 1 << 16

# Domains anyone may have an address at: they say nothing about where a person works.
PUBLIC_PROVIDERS = frozenset(
    {
        "bk.ru",
        "gmail.com",
        "googlemail.com",
        "hotmail.com",
        "icloud.com",
        "inbox.ru",
        "internet.ru",
        "list.ru",
        "live.com",
        "mail.kz",
        "mail.ru",
        "mailbox.org",
        "me.com",
        "msn.com",
        "nur.kz",
        "outlook.com",
        "proton.me",
        "protonmail.com",
        "rambler.ru",
        "vk.com",
        "ya.ru",
        "yahoo.com",
        "yandex.com",
        "yandex.kz",
        "yandex.ru",
    }
)
# Names that belong to nobody (RFC 2606): invented people have them.
RESERVED = ("example", "invalid", "localhost", "test")
# A woman's form of a Russian-made surname beside the man's: Асанова – Асанов.
GENDERED = (("ова", "ов"), ("ева", "ев"), ("ина", "ин"), ("ская", "ский"), ("цкая", "цкий"))
PARTS_OF_DOMAIN = 2


def same_surname(one: str, other: str) -> bool:
    """Tell whether two surnames are one, also as the forms of a woman and a man."""
    first, second = _common_form(one), _common_form(other)
    return bool(first) and first == second


@lru_cache(KNOWN)
def _common_form(surname: str) -> str:
    word = fold(surname)
    for hers, his in ((fold(a), fold(b)) for a, b in GENDERED):
        if word.endswith(hers):
            return word.removesuffix(hers) + his
    return word


def shared_domain(one: str, other: str) -> bool:
    """Tell whether two addresses belong to one institution; public mail providers never count.

    A part of an institution's domain (kids.library.kz) counts as the institution (library.kz).
    """
    first, second = _domain(one), _domain(other)
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    return longer == shorter or longer.endswith(f".{shorter}")


@lru_cache(KNOWN)
def _domain(address: str) -> str:
    """Give the domain of an institution, or nothing when it says nothing."""
    domain = address.strip().lower().rpartition("@")[2].rstrip(".")
    if domain.count(".") < PARTS_OF_DOMAIN - 1:
        return ""
    return "" if _public(domain) else domain


def _public(domain: str) -> bool:
    parts = domain.split(".")
    if parts[-1] in RESERVED:
        return True
    return any(".".join(parts[at:]) in PUBLIC_PROVIDERS for at in range(len(parts)))
