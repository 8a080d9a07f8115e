"""The addresses of this stage."""

from django.urls import URLPattern, path

from baiqau.community import views

app_name = "community"
urlpatterns: list[URLPattern] = [
    path("people/", views.people, name="people"),
    path("people/<slug:slug>/", views.profile, name="profile"),
    path("me/profile/", views.mine, name="mine"),
]
