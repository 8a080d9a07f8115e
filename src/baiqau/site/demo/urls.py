"""The addresses of the demo; mounted in demo mode only."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern, path

from baiqau.base.styleguide import styleguide
from baiqau.site.demo import views

if not settings.DEMO:
    raise ImproperlyConfigured("the demo's addresses exist in demo mode only")

app_name = "demo"
urlpatterns: list[URLPattern] = [
    path("", views.machine, name="machine"),
    path("letters/", views.sent, name="letters"),
    path("moment/", views.moment, name="moment"),
    path("onward/", views.play_on, name="onward"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("style/", styleguide, name="style"),
]
