"""Regulations parsed once per process: they are immutable, so their digest is a perfect key."""

from collections import OrderedDict

from baiqau.rules.document import Regulation

_MOST = 64
_known: OrderedDict[str, Regulation] = OrderedDict()


def parsed(digest: str, document: object) -> Regulation:
    """Give the values of `document`; `digest` must be its digest (see `proof.canonical`)."""
    regulation = _known.get(digest)
    if regulation is None:
        regulation = _known[digest] = Regulation.model_validate(document)
        if len(_known) > _MOST:
            _known.popitem(last=False)
    return regulation
