"""Links to files kept elsewhere: recognised and recorded, never fetched."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from baiqau.post.letter import Link, Service

_HOSTS: tuple[tuple[Service, str], ...] = (
    (
        "google",
        r"(?:drive|docs|forms|photos)\.google\.com|(?:photos\.app\.)?goo\.gl|drive\.usercontent\.google\.com",
    ),
    ("yandex", r"disk(?:\.360)?\.yandex\.(?:ru|kz|com|by|net)|yadi\.sk"),
    ("mail.ru", r"(?:[\w-]+\.)?cloud\.mail\.ru"),
    ("onedrive", r"onedrive\.live\.com|1drv\.ms|[\w-]+\.sharepoint\.com"),
    ("dropbox", r"(?:www\.|dl\.)?dropbox\.com|db\.tt|[\w-]+\.dropboxusercontent\.com"),
    ("wetransfer", r"(?:www\.|[\w-]+\.)?wetransfer\.com|we\.tl"),
    ("youtube", r"(?:www\.|m\.|music\.)?youtube(?:-nocookie)?\.com|youtu\.be"),
    ("icloud", r"(?:www\.|share\.)?icloud\.com"),
    ("mega", r"(?:www\.)?mega(?:\.co)?\.nz"),
    ("vk", r"(?:www\.|m\.)?(?:vk\.com|vkvideo\.ru|vk\.ru)"),
    ("rutube", r"(?:www\.)?rutube\.ru"),
)
_SERVICES = tuple((name, re.compile(hosts, re.IGNORECASE)) for name, hosts in _HOSTS)
_URL = re.compile(
    r"(?:https?://|(?<![\w@./-])(?=[a-z0-9.-]{4,80}/))([\w-]{1,63}(?:\.[\w-]{1,63}){1,6})(?::\d{1,5})?(/[^\s<>\"'«»]{0,3000})",
    re.IGNORECASE,
)
_WRAPPED = re.compile(
    r"(?:safelinks\.protection\.outlook\.com/|google\.[a-z.]{2,6}/url|mail\.ru/proxy|"
    r"click\.mail\.ru/redir|mail\.yandex\.ru/re)[^\s?]{0,200}\?(?:[^\s#]{0,500}?[&;])?(?:url|q|u)=([^\s&]{8,3000})", re.IGNORECASE,
)  # fmt: skip
_MOST = 200


def find(text: str) -> tuple[Link, ...]:
    """Give the links to known services, each once, in order; wrapped ones unwrapped."""
    found: dict[str, Link] = {}
    for link in _each(text):
        found.setdefault(link.url, link)
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def _each(text: str) -> Iterator[Link]:
    for match in _URL.finditer(text):
        wrapped = _WRAPPED.search(match[0])
        inner = _URL.search(unquote(wrapped[1])) if wrapped else None
        url = inner or match
        service = next((name for name, hosts in _SERVICES if hosts.fullmatch(url[1])), None)
        if service:
            yield Link(_tidy(url[0]), service)


def _tidy(url: str) -> str:
    bare = url.rstrip(".,;:!?…*_")
    while bare.endswith((")", "]")) and bare.count("(") < bare.count(")") + bare.count("]"):
        bare = bare[:-1]
    return bare if "://" in bare[:8] else "https://" + bare
