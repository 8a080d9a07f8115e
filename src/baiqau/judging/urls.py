"""The addresses of this stage."""

from django.urls import URLPattern, path

from baiqau.judging.views import commission, ranking, scoring

app_name = "judging"
urlpatterns: list[URLPattern] = [
    path("c/<slug:contest>/commission/", commission.commission, name="commission"),
    path("c/<slug:contest>/commission/invite/", commission.invite, name="invite"),
    path("c/<slug:contest>/commission/<uuid:seat>/release/", commission.release, name="release"),
    path(
        "c/<slug:contest>/commission/conflicts/", commission.find_conflicts, name="find-conflicts"
    ),
    path(
        "c/<slug:contest>/commission/conflicts/pin/", commission.pin_conflict, name="pin-conflict"
    ),
    path("c/<slug:contest>/seat/", commission.seat, name="seat"),
    path("c/<slug:contest>/seat/answer/", commission.answer, name="answer"),
    path("c/<slug:contest>/assignment/", commission.assignment, name="assignment"),
    path("c/<slug:contest>/assignment/assign/", commission.assign, name="assign"),
    path("c/<slug:contest>/sheets/", scoring.sheets, name="sheets"),
    path("c/<slug:contest>/sheets/next/", scoring.next_sheet, name="next"),
    path("c/<slug:contest>/sheets/sign/", scoring.sign, name="sign"),
    path("c/<slug:contest>/sheets/<uuid:sheet>/", scoring.sheet, name="sheet"),
    path("c/<slug:contest>/sheets/<uuid:sheet>/mark/", scoring.mark, name="mark"),
    path("c/<slug:contest>/sheets/<uuid:sheet>/write/", scoring.write, name="write"),
    path("c/<slug:contest>/sheets/<uuid:sheet>/conflict/", scoring.conflict, name="conflict"),
    path("c/<slug:contest>/sheets/<uuid:sheet>/cannot/", scoring.cannot, name="cannot"),
    path("c/<slug:contest>/sheets/<uuid:sheet>/unlock/", scoring.unlock, name="unlock"),
    path(
        "c/<slug:contest>/sheets/<uuid:sheet>/files/<uuid:file>/",
        scoring.work_file,
        name="work-file",
    ),
    path(
        "c/<slug:contest>/sheets/<uuid:sheet>/copies/<uuid:copy>/",
        scoring.work_copy,
        name="work-copy",
    ),
    path("c/<slug:contest>/ranking/", ranking.ranking, name="ranking"),
    path("c/<slug:contest>/ranking/compute/", ranking.compute, name="compute"),
    path("c/<slug:contest>/ranking/shortlist/", ranking.shortlist, name="shortlist"),
]
