"""The addresses of this stage."""

from django.urls import URLPattern, path

from baiqau.contests.views import beginning, drafting, managing, reading, texting

app_name = "contests"


def _draft(root: str, name: str) -> list[URLPattern]:
    """Give the pages of a draft: of a contest's next version, or of a contest to come."""
    return [
        path(root, drafting.overview, name=name),
        path(f"{root}preview/", drafting.preview, name=f"{name}-preview"),
        path(f"{root}publish/", drafting.publish, name=f"{name}-publish"),
        path(f"{root}text/", texting.text, name=f"{name}-text"),
        path(f"{root}regulation.toml", texting.file, name=f"{name}-file"),
        path(f"{root}drop/", drafting.drop, name=f"{name}-drop"),
        path(f"{root}part/<slug:section>/", drafting.section, name=f"{name}-section"),
    ]


urlpatterns: list[URLPattern] = [
    path("new/", beginning.new, name="new"),
    path("new/document/", beginning.read, name="read"),
    *_draft("new/<uuid:begun>/", "begun"),
    *_draft("c/<slug:contest>/manage/amend/", "amend"),
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
    path("c/<slug:contest>/manage/announce/", managing.announce, name="announce"),
    path("c/<slug:contest>/manage/offices/give/", managing.give_office, name="give-office"),
    path("c/<slug:contest>/manage/offices/take/", managing.take_office, name="take-office"),
]
