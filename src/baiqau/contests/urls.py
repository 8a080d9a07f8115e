"""The addresses of this stage."""

from django.urls import URLPattern, path

from baiqau.contests.views import managing, reading

app_name = "contests"
urlpatterns: list[URLPattern] = [
    path("new/", managing.new, name="new"),
    path("c/<slug:contest>/regulation/", reading.regulation, name="regulation"),
    path("c/<slug:contest>/regulation.pdf", reading.paper, name="regulation-pdf"),
    path("c/<slug:contest>/regulation.toml", reading.export, name="export"),
    path("c/<slug:contest>/regulation/versions/", reading.versions, name="versions"),
    path("c/<slug:contest>/regulation/versions/<int:number>/", reading.version, name="version"),
    path(
        "c/<slug:contest>/regulation/versions/<int:before>/<int:after>/",
        reading.difference,
        name="difference",
    ),
    path("c/<slug:contest>/manage/", managing.manage, name="manage"),
    path("c/<slug:contest>/manage/amend/", managing.amend, name="amend"),
    path("c/<slug:contest>/manage/announce/", managing.announce, name="announce"),
    path("c/<slug:contest>/manage/offices/give/", managing.give_office, name="give-office"),
    path("c/<slug:contest>/manage/offices/take/", managing.take_office, name="take-office"),
]
