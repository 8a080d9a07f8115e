"""The addresses of this stage."""

from django.urls import URLPattern, path

from baiqau.defence.views import audience, day, dissent, door, hall, result

app_name = "defence"
urlpatterns: list[URLPattern] = [
    path("c/<slug:contest>/day/", day.day, name="day"),
    path("c/<slug:contest>/day/plan/", day.plan, name="plan"),
    path("c/<slug:contest>/day/divide/", day.divide, name="divide"),
    path("c/<slug:contest>/day/draw/", day.draw, name="draw"),
    path("c/<slug:contest>/day/<int:position>/step/", day.step, name="step"),
    path("c/<slug:contest>/day/door/", door.checkin, name="checkin"),
    path("c/<slug:contest>/day/door/<uuid:entry>/", door.arrival, name="arrival"),
    path("c/<slug:contest>/day/door/<uuid:entry>/presence/", door.presence, name="presence"),
    path("c/<slug:contest>/day/sheets.pdf", day.sheets, name="sheets"),
    path("c/<slug:contest>/day/live/", day.live, name="live"),
    path("c/<slug:contest>/day/mine/", hall.speaker, name="speaker"),
    path("c/<slug:contest>/day/vote/", audience.poll, name="poll"),
    path("c/<slug:contest>/day/tickets.pdf", audience.tickets, name="tickets"),
    path("c/<slug:contest>/vote/", audience.door, name="audience"),
    path("c/<slug:contest>/vote/register/", audience.register, name="audience-register"),
    path("c/<slug:contest>/vote/<slug:ticket>/", audience.ballot, name="ballot"),
    path("c/<slug:contest>/vote/<slug:ticket>/give/", audience.vote, name="vote"),
    path("c/<slug:contest>/timetable/", hall.timetable, name="timetable"),
    path("c/<slug:contest>/timetable.ics", hall.calendar, name="calendar"),
    path("c/<slug:contest>/hall/", hall.hall, name="hall"),
    path("c/<slug:contest>/dissent/", dissent.dissent, name="dissent"),
    path("c/<slug:contest>/result/", result.result, name="result"),
    path("c/<slug:contest>/result/compute/", result.compute, name="compute"),
    path("c/<slug:contest>/result/confirm/", result.confirm, name="confirm"),
    path("c/<slug:contest>/result/reject/", result.reject, name="reject"),
    path("c/<slug:contest>/result/seal/", result.seal, name="seal"),
    path("c/<slug:contest>/result/publish/", result.publish, name="publish"),
]
