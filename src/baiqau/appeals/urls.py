"""The addresses of this stage."""

from django.urls import URLPattern, path

from baiqau.appeals.views import cases, correcting, filing

app_name = "appeals"
_CASE = "c/<slug:contest>/appeals/<int:number>/"
urlpatterns: list[URLPattern] = [
    path("c/<slug:contest>/entries/<uuid:entry>/appeal/", filing.file, name="file"),
    path("c/<slug:contest>/results/corrected/", filing.corrected, name="corrected"),
    path("c/<slug:contest>/appeals/", cases.desk, name="desk"),
    path(_CASE, cases.case, name="case"),
    path(f"{_CASE}handler/", cases.name_handler, name="name-handler"),
    path(f"{_CASE}answer/", cases.answer, name="answer"),
    path(f"{_CASE}correct/", cases.correct, name="correct"),
    path(f"{_CASE}correction/", correcting.correction, name="correction"),
    path(f"{_CASE}correction/confirm/", correcting.confirm, name="confirm"),
    path(f"{_CASE}correction/reject/", correcting.reject, name="reject"),
    path(f"{_CASE}correction/publish/", correcting.publish, name="publish"),
    path(f"{_CASE}correction/places/", correcting.award, name="award"),
]
