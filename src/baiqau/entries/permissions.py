"""Who may do what with an entry. Foreign entries answer 404: the views ask `visibility`."""

from baiqau.base.rights import AUTHOR, EVERYONE, MEMBER, WRITER, Right, may

_OWNER = "the entry's owner"
_ALONG = "the entry's owner or a co-author who accepted"
_HOLDER = "the holder of a secret of the draft"
_OR_HOLDER = f"{_OWNER}, or {_HOLDER}"
_ALONG_OR_HOLDER = f"{_ALONG}, or {_HOLDER}"
_NAMED = "the entry's owner or an author named in it"

RIGHTS: tuple[Right, ...] = (
    may("entries:may-i-enter", "GET", EVERYONE),
    may("entries:begin", "GET POST", EVERYONE),
    may("entries:open", "GET POST", EVERYONE, own="the holder of the link in the letter"),
    may("entries:link", "POST", WRITER, own=_HOLDER),
    may("entries:leave", "POST", WRITER, own=_HOLDER),
    may("entries:confirm", "POST", WRITER, own=_HOLDER),
    may("entries:code", "GET POST", EVERYONE, own=_HOLDER),
    may("entries:take-up", "POST", MEMBER, own="a draft of one's own address or browser"),
    may("entries:start", "GET POST", MEMBER),
    may("entries:mine", "GET", MEMBER, own=_NAMED),
    may("entries:edit", "GET POST", AUTHOR, WRITER, own=_ALONG_OR_HOLDER),
    may("entries:authors", "GET POST", AUTHOR, WRITER, own=_OR_HOLDER),
    may("entries:author-add", "GET POST", AUTHOR, WRITER, own=_OR_HOLDER),
    may("entries:author-edit", "GET POST", AUTHOR, WRITER, own=_OR_HOLDER),
    may("entries:author-remove", "POST", AUTHOR, WRITER, own=_OR_HOLDER),
    may("entries:files", "GET POST", AUTHOR, WRITER, own=_ALONG_OR_HOLDER),
    may("entries:looks", "GET", AUTHOR, WRITER, own=_ALONG_OR_HOLDER),
    may("entries:file-remove", "POST", AUTHOR, WRITER, own=_ALONG_OR_HOLDER),
    may("entries:captions-add", "POST", AUTHOR, WRITER, own=_ALONG_OR_HOLDER),
    may("entries:captions-remove", "POST", AUTHOR, WRITER, own=_ALONG_OR_HOLDER),
    may("entries:uploads", "POST", AUTHOR, WRITER, own=_ALONG_OR_HOLDER),
    may("entries:upload", "POST PATCH DELETE", AUTHOR, WRITER, own=_ALONG_OR_HOLDER),
    may("entries:consents", "GET POST", AUTHOR, WRITER, own=_OR_HOLDER),
    may("entries:check", "GET", AUTHOR, WRITER, own=_OR_HOLDER),
    may("entries:submit", "POST", AUTHOR, own=_OWNER),
    may("entries:withdraw", "POST", AUTHOR, own=_OWNER),
    may("entries:copy-to", "POST", AUTHOR, own=_OWNER),
    may("entries:show", "GET", MEMBER, own=_NAMED),
    may("entries:invite", "POST", AUTHOR, own=_OWNER),
    may("entries:uninvite", "POST", AUTHOR, own=_OWNER),
    may("entries:invited", "GET", EVERYONE, own="the holder of the link in the letter"),
    may("entries:decline", "POST", EVERYONE, own="the holder of the link in the letter"),
    may("entries:accept", "POST", MEMBER, own="the person with the invited address"),
    may("entries:part", "GET POST", AUTHOR, own="a co-author who accepted"),
    may("entries:receipt", "GET", MEMBER, own=_NAMED),
    may("entries:receipt-pdf", "GET", MEMBER, own=_NAMED),
    may("entries:file", "GET", MEMBER, WRITER, own=f"{_NAMED}, or {_HOLDER}"),
    may("entries:copy", "GET", MEMBER, WRITER, own=f"{_NAMED}, or {_HOLDER}"),
    may("entries:captions", "GET", MEMBER, WRITER, own=f"{_NAMED}, or {_HOLDER}"),
)
