"""The addresses of the committee's check."""

from django.urls import URLPattern, path

from baiqau.screening.views import alike, deciding, held, looking, many

app_name = "screening"
_ONE = "c/<slug:contest>/screening/<uuid:entry>/"

urlpatterns: list[URLPattern] = [
    path("c/<slug:contest>/screening/", looking.queue, name="queue"),
    path("c/<slug:contest>/screening/alike/", alike.everything, name="alike"),
    path("c/<slug:contest>/screening/alike/<int:pair>/", alike.look, name="look"),
    path("c/<slug:contest>/screening/held/", held.everything, name="held"),
    path("c/<slug:contest>/screening/held/<uuid:file>/", held.release, name="release"),
    path("c/<slug:contest>/screening/held/<uuid:file>/hold/", held.hold, name="hold"),
    path(_ONE, looking.entry, name="entry"),
    path(f"{_ONE}versions/", looking.versions, name="versions"),
    path(f"{_ONE}finding/", deciding.finding, name="finding"),
    path(f"{_ONE}admit/", deciding.admit, name="admit"),
    path(f"{_ONE}return/", deciding.send_back, name="return"),
    path(f"{_ONE}decline/", deciding.decline, name="decline"),
    path(f"{_ONE}requalify/", deciding.requalify, name="requalify"),
    path(f"{_ONE}note/", deciding.note, name="note"),
    path(f"{_ONE}tag/", many.tag, name="tag"),
    path("c/<slug:contest>/screening/many/", many.many, name="many"),
    path("c/<slug:contest>/screening/remind/", many.remind, name="remind"),
    path("c/<slug:contest>/files/screening/<uuid:file>/", looking.file, name="file"),
    path("c/<slug:contest>/files/screening/copies/<uuid:copy>/", looking.copy, name="copy"),
    path(
        "c/<slug:contest>/files/screening/captions/<uuid:captions>/",
        looking.captions,
        name="captions",
    ),
]
