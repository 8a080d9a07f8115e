"""The addresses of this stage."""

from django.urls import URLPattern, path

from baiqau.journal import views

app_name = "journal"
urlpatterns: list[URLPattern] = [
    path("c/<slug:contest>/journal/", views.acts, name="acts"),
    path("c/<slug:contest>/journal.jsonl", views.export, name="export"),
    path("c/<slug:contest>/letters/", views.outbox, name="outbox"),
    path("c/<slug:contest>/letters/release/", views.release, name="release"),
    path("c/<slug:contest>/letters/stop/", views.stop, name="stop"),
    path("c/<slug:contest>/letters/lift/", views.lift, name="lift"),
]
