"""The addresses of the mailbox."""

from django.urls import URLPattern, path

from baiqau.mailbox.views import author, staff

app_name = "mailbox"
_ONE = "c/<slug:contest>/mailbox/<uuid:letter>/"

urlpatterns: list[URLPattern] = [
    path("c/<slug:contest>/mailbox/", staff.tray, name="tray"),
    path("c/<slug:contest>/mailbox/settings/", staff.settings, name="settings"),
    path("c/<slug:contest>/mailbox/fetch/", staff.fetch, name="fetch"),
    path("c/<slug:contest>/mailbox/remind/", staff.remind, name="remind"),
    path(_ONE, staff.letter, name="letter"),
    path(f"{_ONE}decide/", staff.decide, name="decide"),
    path("c/<slug:contest>/files/mailbox/<uuid:letter>/raw/", staff.raw, name="raw"),
    path("c/<slug:contest>/files/mailbox/<uuid:attached>/", staff.file, name="file"),
    path("c/<slug:contest>/by-letter/<str:token>/", author.link, name="link"),
    path("c/<slug:contest>/entries/by-letter/<uuid:letter>/", author.offer, name="offer"),
]
