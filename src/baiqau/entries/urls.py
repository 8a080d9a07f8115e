"""The addresses of an entry, from the first question to its life after the submission."""

from django.urls import URLPattern, path

from baiqau.entries.views import (
    authors,
    captions,
    confirming,
    door,
    elsewhere,
    files,
    handing_in,
    inviting,
    life,
    opening,
    uploads,
    work,
)

app_name = "entries"
_ALL = "c/<slug:contest>/entries/"
_ONE = "c/<slug:contest>/entries/<uuid:entry>/"

urlpatterns: list[URLPattern] = [
    path("c/<slug:contest>/may-i-enter/", door.may_i_enter, name="may-i-enter"),
    path(_ALL, life.mine, name="mine"),
    path(f"{_ALL}begin/", opening.begin, name="begin"),
    path(f"{_ALL}open/<str:token>/", opening.open_link, name="open"),
    path(f"{_ALL}begin/<uuid:draft>/", opening.take_up, name="take-up"),
    path(f"{_ALL}start/", work.start, name="start"),
    path(_ONE, life.show, name="show"),
    path(f"{_ONE}edit/", work.edit, name="edit"),
    path(f"{_ONE}link/", opening.link, name="link"),
    path(f"{_ONE}leave/", opening.leave, name="leave"),
    path(f"{_ONE}confirm/", confirming.confirm, name="confirm"),
    path(f"{_ONE}code/", confirming.code, name="code"),
    path(f"{_ONE}authors/", authors.everyone, name="authors"),
    path(f"{_ONE}authors/add/", authors.add, name="author-add"),
    path(f"{_ONE}authors/<int:position>/", authors.edit, name="author-edit"),
    path(f"{_ONE}authors/<int:position>/remove/", authors.remove, name="author-remove"),
    path(f"{_ONE}authors/<int:position>/invite/", inviting.invite, name="invite"),
    path(f"{_ONE}authors/<int:position>/uninvite/", inviting.uninvite, name="uninvite"),
    path(f"{_ALL}invited/<str:token>/", inviting.invited, name="invited"),
    path(f"{_ALL}invited/<str:token>/accept/", inviting.accept, name="accept"),
    path(f"{_ALL}invited/<str:token>/decline/", inviting.decline, name="decline"),
    path(f"{_ONE}part/", inviting.part, name="part"),
    path(f"{_ONE}files/", files.everything, name="files"),
    path(f"{_ONE}files/looks/", files.looks, name="looks"),
    path(f"{_ONE}files/<uuid:file>/remove/", files.remove, name="file-remove"),
    path(f"{_ONE}captions/", captions.add, name="captions-add"),
    path(f"{_ONE}captions/<uuid:captions>/remove/", captions.remove, name="captions-remove"),
    path(f"{_ONE}uploads/", uploads.collection, name="uploads"),
    path(f"{_ONE}uploads/<uuid:upload>/", uploads.single, name="upload"),
    path(f"{_ONE}consents/", handing_in.consents, name="consents"),
    path(f"{_ONE}check/", handing_in.check, name="check"),
    path(f"{_ONE}submit/", handing_in.submit, name="submit"),
    path(f"{_ONE}withdraw/", life.withdraw, name="withdraw"),
    path(f"{_ONE}copy/", elsewhere.copy_to, name="copy-to"),
    path(f"{_ONE}receipt/", life.receipt, name="receipt"),
    path(f"{_ONE}receipt.pdf", life.receipt_pdf, name="receipt-pdf"),
    path("c/<slug:contest>/files/<uuid:file>/", files.download, name="file"),
    path("c/<slug:contest>/files/copies/<uuid:copy>/", files.copy, name="copy"),
    path("c/<slug:contest>/files/captions/<uuid:captions>/", captions.give, name="captions"),
]
