"""Regulations parsed once per process: they are immutable, so their digest is a perfect key."""

from collections import OrderedDict
from collections.abc import Callable

from baiqau.rules.document import Regulation

_MOST = 64
_known: OrderedDict[str, Regulation] = OrderedDict()


def parsed(digest: str, load: Callable[[], object]) -> Regulation:
    """Give the regulation of a digest; its document is loaded only when it is not known yet."""
    regulation = _known.get(digest)
    if regulation is None:
        regulation = _known[digest] = Regulation.model_validate(load())
        if len(_known) > _MOST:
            _known.popitem(last=False)
    return regulation
