"""The addresses of this stage."""

from django.urls import URLPattern, path

from baiqau.mailings.views import desk, leaving

app_name = "mailings"
_ONE = "c/<slug:contest>/mailings/<uuid:mailing>/"
urlpatterns: list[URLPattern] = [
    path("c/<slug:contest>/mailings/", desk.desk, name="desk"),
    path("c/<slug:contest>/mailings/new/", desk.write, name="write"),
    path(_ONE, desk.show, name="show"),
    path(f"{_ONE}change/", desk.change, name="change"),
    path(f"{_ONE}progress/", desk.progress, name="progress"),
    path(f"{_ONE}proof/", desk.prove, name="prove"),
    path(f"{_ONE}send/", desk.send, name="send"),
    path(f"{_ONE}pause/", desk.pause, name="pause"),
    path(f"{_ONE}resume/", desk.resume, name="resume"),
    path(f"{_ONE}discard/", desk.discard, name="discard"),
    path("c/<slug:contest>/unsubscribe/<str:token>/", leaving.leave, name="leave"),
]
