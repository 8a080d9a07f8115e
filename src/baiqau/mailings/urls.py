"""The addresses of this stage."""

from django.urls import URLPattern, path

from baiqau.mailings.views import choosing, desk, leaving, sending

app_name = "mailings"
_ONE = "c/<slug:contest>/mailings/<uuid:mailing>/"
urlpatterns: list[URLPattern] = [
    path("c/<slug:contest>/mailings/", desk.desk, name="desk"),
    path("c/<slug:contest>/mailings/new/", desk.write, name="write"),
    path("c/<slug:contest>/mailings/to/works/", choosing.works, name="works"),
    path("c/<slug:contest>/mailings/to/seats/", choosing.seats, name="seats"),
    path(_ONE, desk.show, name="show"),
    path(f"{_ONE}change/", desk.change, name="change"),
    path(f"{_ONE}progress/", desk.progress, name="progress"),
    path(f"{_ONE}proof/", sending.prove, name="prove"),
    path(f"{_ONE}send/", sending.send, name="send"),
    path(f"{_ONE}hour/", sending.schedule, name="schedule"),
    path(f"{_ONE}hour/cancel/", sending.cancel, name="cancel"),
    path(f"{_ONE}pause/", sending.pause, name="pause"),
    path(f"{_ONE}resume/", sending.resume, name="resume"),
    path(f"{_ONE}discard/", sending.discard, name="discard"),
    path("c/<slug:contest>/unsubscribe/<str:token>/", leaving.leave, name="leave"),
]
