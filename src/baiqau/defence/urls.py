"""The addresses of this stage."""

from django.urls import URLPattern, path

from baiqau.defence import views

app_name = "defence"
urlpatterns: list[URLPattern] = [
    path("c/<slug:contest>/day/", views.day, name="day"),
    path("c/<slug:contest>/day/plan/", views.plan, name="plan"),
    path("c/<slug:contest>/day/draw/", views.draw, name="draw"),
    path("c/<slug:contest>/day/<int:position>/step/", views.step, name="step"),
    path("c/<slug:contest>/day/<int:position>/presence/", views.presence, name="presence"),
    path("c/<slug:contest>/day/live/", views.live, name="live"),
    path("c/<slug:contest>/hall/", views.hall, name="hall"),
    path("c/<slug:contest>/result/", views.result, name="result"),
    path("c/<slug:contest>/result/compute/", views.compute, name="compute"),
    path("c/<slug:contest>/result/confirm/", views.confirm, name="confirm"),
    path("c/<slug:contest>/result/reject/", views.reject, name="reject"),
    path("c/<slug:contest>/result/seal/", views.seal, name="seal"),
    path("c/<slug:contest>/result/publish/", views.publish, name="publish"),
]
