"""The root addresses. Everything of a contest lies under /<language>/c/<contest>/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from baiqau.awards.views import checking
from baiqau.site import views

handler400 = "baiqau.site.errors.bad_request"
handler403 = "baiqau.site.errors.forbidden"
handler404 = "baiqau.site.errors.not_found"
handler500 = "baiqau.site.errors.broken"

STAGES = (
    "people",
    "contests",
    "journal",
    "entries",
    "mailbox",
    "screening",
    "judging",
    "defence",
    "awards",
    "appeals",
    "publishing",
    "mailings",
    "community",
)

site: list[URLPattern] = [
    path("", views.home, name="home"),
    path("desk/", views.desk, name="desk"),
    path("language/", views.language, name="language"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.root, name="root"),
    path("health/", views.health, name="health"),
    path("v/<str:token>", checking.short, name="check"),
    *i18n_patterns(
        path("", include((site, "site"))),
        *(path("", include(f"baiqau.{stage}.urls")) for stage in STAGES),
    ),
]

if settings.DEMO:
    urlpatterns += i18n_patterns(path("demo/", include("baiqau.site.demo.urls")))
