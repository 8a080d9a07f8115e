"""The addresses of this stage."""

from django.urls import URLPattern

app_name = "contests"
urlpatterns: list[URLPattern] = []
