"""Who may do what with an entry. Foreign entries answer 404: the views ask `visibility`."""

from baiqau.base.rights import AUTHOR, EVERYONE, MEMBER, Right, may

_OWNER = "the entry's owner"
_ALONG = "the entry's owner or a co-author who accepted"
_NAMED = "the entry's owner or an author named in it"

RIGHTS: tuple[Right, ...] = (
    may("entries:may-i-enter", "GET", EVERYONE),
    may("entries:begin", "GET POST", EVERYONE),
    may("entries:confirm-address", "GET", EVERYONE),
    may("entries:take-up", "POST", MEMBER, own="a draft of one's own address or browser"),
    may("entries:start", "GET POST", MEMBER),
    may("entries:mine", "GET", MEMBER, own=_NAMED),
    may("entries:edit", "GET POST", AUTHOR, own=_ALONG),
    may("entries:authors", "GET POST", AUTHOR, own=_OWNER),
    may("entries:author-add", "GET POST", AUTHOR, own=_OWNER),
    may("entries:author-edit", "GET POST", AUTHOR, own=_OWNER),
    may("entries:author-remove", "POST", AUTHOR, own=_OWNER),
    may("entries:files", "GET POST", AUTHOR, own=_ALONG),
    may("entries:looks", "GET", AUTHOR, own=_ALONG),
    may("entries:file-remove", "POST", AUTHOR, own=_ALONG),
    may("entries:captions-add", "POST", AUTHOR, own=_ALONG),
    may("entries:captions-remove", "POST", AUTHOR, own=_ALONG),
    may("entries:uploads", "POST", AUTHOR, own=_ALONG),
    may("entries:upload", "POST PATCH DELETE", AUTHOR, own=_ALONG),
    may("entries:consents", "GET POST", AUTHOR, own=_OWNER),
    may("entries:check", "GET", AUTHOR, own=_OWNER),
    may("entries:submit", "POST", AUTHOR, own=_OWNER),
    may("entries:withdraw", "POST", AUTHOR, own=_OWNER),
    may("entries:show", "GET", MEMBER, own=_NAMED),
    may("entries:invite", "POST", AUTHOR, own=_OWNER),
    may("entries:uninvite", "POST", AUTHOR, own=_OWNER),
    may("entries:invited", "GET", EVERYONE, own="the holder of the link in the letter"),
    may("entries:decline", "POST", EVERYONE, own="the holder of the link in the letter"),
    may("entries:accept", "POST", MEMBER, own="the person with the invited address"),
    may("entries:part", "GET POST", AUTHOR, own="a co-author who accepted"),
    may("entries:receipt", "GET", MEMBER, own=_NAMED),
    may("entries:receipt-pdf", "GET", MEMBER, own=_NAMED),
    may("entries:file", "GET", MEMBER, own=_NAMED),
    may("entries:copy", "GET", MEMBER, own=_NAMED),
    may("entries:captions", "GET", MEMBER, own=_NAMED),
)
