"""The addresses of this stage."""

from django.urls import URLPattern, path

from baiqau.judging.views import (
    assignment,
    commission,
    discussion,
    door,
    exporting,
    marking,
    papers,
    practice,
    ranking,
    scoring,
    signing,
    training,
)

app_name = "judging"
_DISCUSSION = "c/<slug:contest>/discussion/"
_ASSIGNMENT = "c/<slug:contest>/assignment/"
_PAPER = "c/<slug:contest>/paper/<uuid:sheet>/"
_PRACTICE = "c/<slug:contest>/practice/<int:number>/"
urlpatterns: list[URLPattern] = [
    path("c/<slug:contest>/commission/", commission.commission, name="commission"),
    path("c/<slug:contest>/commission/invite/", commission.invite, name="invite"),
    path("c/<slug:contest>/commission/remind/", commission.remind, name="remind"),
    path("c/<slug:contest>/commission/<uuid:seat>/release/", commission.release, name="release"),
    path("c/<slug:contest>/commission/<uuid:seat>/link/", commission.renew_link, name="renew-link"),
    path(
        "c/<slug:contest>/commission/conflicts/", commission.find_conflicts, name="find-conflicts"
    ),
    path(
        "c/<slug:contest>/commission/conflicts/pin/", commission.pin_conflict, name="pin-conflict"
    ),
    path(
        "c/<slug:contest>/commission/conflicts/<uuid:seat>/<int:number>/settle/",
        commission.settle,
        name="settle",
    ),
    path("c/<slug:contest>/juror/code/", door.code, name="door-code"),
    path("c/<slug:contest>/juror/<str:secret>/", door.door, name="door"),
    path("c/<slug:contest>/commission/sheets/", signing.unlocking, name="unlocking"),
    path("c/<slug:contest>/commission/sheets/unlock/", signing.unlock, name="unlock"),
    path("c/<slug:contest>/seat/", commission.seat, name="seat"),
    path("c/<slug:contest>/seat/answer/", commission.answer, name="answer"),
    path(_ASSIGNMENT, assignment.assignment, name="assignment"),
    path(f"{_ASSIGNMENT}propose/", assignment.propose, name="propose"),
    path(f"{_ASSIGNMENT}second/", assignment.second, name="second"),
    path(f"{_ASSIGNMENT}approve/", assignment.approve, name="approve"),
    path(f"{_ASSIGNMENT}<int:number>/", assignment.readers, name="readers"),
    path(f"{_ASSIGNMENT}<int:number>/lock/", assignment.lock, name="lock"),
    path(f"{_ASSIGNMENT}<int:number>/swap/", assignment.swap, name="swap"),
    path(f"{_ASSIGNMENT}<int:number>/add/", assignment.add, name="add-reader"),
    path("c/<slug:contest>/sheets/", scoring.sheets, name="sheets"),
    path("c/<slug:contest>/sheets/next/", scoring.next_sheet, name="next"),
    path("c/<slug:contest>/sheets/signing/", signing.signing, name="signing"),
    path("c/<slug:contest>/sheets/sign/", signing.sign, name="sign"),
    path("c/<slug:contest>/sheets/signed/", signing.signed, name="signed"),
    path("c/<slug:contest>/sheets/<uuid:sheet>/", scoring.sheet, name="sheet"),
    path("c/<slug:contest>/sheets/<uuid:sheet>/mark/", marking.mark, name="mark"),
    path("c/<slug:contest>/sheets/<uuid:sheet>/write/", marking.write, name="write"),
    path("c/<slug:contest>/sheets/<uuid:sheet>/conflict/", scoring.conflict, name="conflict"),
    path("c/<slug:contest>/sheets/<uuid:sheet>/cannot/", scoring.cannot, name="cannot"),
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
    path(
        "c/<slug:contest>/sheets/<uuid:sheet>/captions/<uuid:captions>/",
        scoring.work_captions,
        name="work-captions",
    ),
    path("c/<slug:contest>/paper/", papers.papers, name="papers"),
    path("c/<slug:contest>/paper/print/<uuid:seat>/", papers.print_sheets, name="paper-print"),
    path(f"{_PAPER}", papers.paper, name="paper"),
    path(f"{_PAPER}enter/", papers.enter, name="paper-enter"),
    path(f"{_PAPER}confirm/", papers.confirm, name="paper-confirm"),
    path(f"{_PAPER}refuse/", papers.refuse, name="paper-refuse"),
    path("c/<slug:contest>/training/", training.training, name="training"),
    path("c/<slug:contest>/training/add/", training.add, name="training-add"),
    path("c/<slug:contest>/training/give/", training.give, name="training-give"),
    path("c/<slug:contest>/training/back/", training.take_back, name="training-back"),
    path("c/<slug:contest>/training/<uuid:seat>/excuse/", training.excuse, name="training-excuse"),
    path("c/<slug:contest>/training/<int:number>/drop/", training.drop, name="training-drop"),
    path(f"{_PRACTICE}", practice.practice, name="practice"),
    path(f"{_PRACTICE}mark/", practice.mark, name="practice-mark"),
    path(f"{_PRACTICE}write/", practice.write, name="practice-write"),
    path(f"{_PRACTICE}sign/", practice.sign, name="practice-sign"),
    path(f"{_PRACTICE}pdf/", practice.pdf, name="practice-pdf"),
    path(f"{_PRACTICE}files/<uuid:file>/", practice.work_file, name="practice-file"),
    path(f"{_PRACTICE}copies/<uuid:copy>/", practice.work_copy, name="practice-copy"),
    path(f"{_PRACTICE}captions/<uuid:captions>/", practice.work_captions, name="practice-captions"),
    path(_DISCUSSION, discussion.discussion, name="discussion"),
    path(f"{_DISCUSSION}<int:number>/", discussion.discussed, name="discussed"),
    path(f"{_DISCUSSION}<int:number>/say/", discussion.say, name="say"),
    path(f"{_DISCUSSION}<int:number>/conclude/", discussion.conclude, name="conclude"),
    path(f"{_DISCUSSION}<int:number>/revise/", discussion.revise, name="revise"),
    path("c/<slug:contest>/ranking/", ranking.ranking, name="ranking"),
    path("c/<slug:contest>/ranking/line/", ranking.line, name="line"),
    path("c/<slug:contest>/ranking/marks.csv", exporting.marks_csv, name="marks-csv"),
    path("c/<slug:contest>/ranking/marks.xlsx", exporting.marks_xlsx, name="marks-xlsx"),
    path("c/<slug:contest>/ranking/marks.pdf", exporting.marks_pdf, name="marks-pdf"),
    path("c/<slug:contest>/ranking/compute/", ranking.compute, name="compute"),
    path("c/<slug:contest>/ranking/shortlist/", ranking.shortlist, name="shortlist"),
]
