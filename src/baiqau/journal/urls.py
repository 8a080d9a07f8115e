"""The addresses of this stage."""

from django.urls import URLPattern, path

from baiqau.journal.views import pages, wordings

app_name = "journal"
_WORDING = "c/<slug:contest>/letters/wording/<str:code>/<str:language>/"
urlpatterns: list[URLPattern] = [
    path("c/<slug:contest>/journal/", pages.acts, name="acts"),
    path("c/<slug:contest>/journal.jsonl", pages.export, name="export"),
    path("c/<slug:contest>/letters/", pages.outbox, name="outbox"),
    path("c/<slug:contest>/letters/release/", pages.release, name="release"),
    path("c/<slug:contest>/letters/stop/", pages.stop, name="stop"),
    path("c/<slug:contest>/letters/lift/", pages.lift, name="lift"),
    path("c/<slug:contest>/letters/wording/", wordings.wordings, name="wordings"),
    path(_WORDING, wordings.wording, name="wording"),
    path(f"{_WORDING}house/", wordings.house_wording, name="house-wording"),
]
