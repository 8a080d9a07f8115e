"""The addresses of this stage."""

from django.urls import URLPattern, path

from baiqau.awards.views import ceremony, checking, own, papers, places

app_name = "awards"
_CONTEST = "c/<slug:contest>/"
urlpatterns: list[URLPattern] = [
    path(f"{_CONTEST}places/", places.places, name="places"),
    path(f"{_CONTEST}places/award/", places.award, name="award"),
    path(f"{_CONTEST}result/protocol.pdf", places.protocol, name="protocol"),
    path(f"{_CONTEST}result/protocol/sign/", places.sign_protocol, name="sign-protocol"),
    path(f"{_CONTEST}ceremony/", ceremony.ceremony, name="ceremony"),
    path(f"{_CONTEST}ceremony/begin/", ceremony.begin, name="ceremony-begin"),
    path(f"{_CONTEST}ceremony/turn/", ceremony.turn, name="ceremony-turn"),
    path(f"{_CONTEST}ceremony/screen/", ceremony.screen, name="ceremony-screen"),
    path(f"{_CONTEST}ceremony/screen/cover/<uuid:copy>/", ceremony.cover, name="ceremony-cover"),
    path(f"{_CONTEST}ceremony/words/", ceremony.words, name="ceremony-words"),
    path(f"{_CONTEST}ceremony/script.pdf", ceremony.paper, name="ceremony-script"),
    path(f"{_CONTEST}ceremony/rehearsal/", ceremony.rehearsal, name="rehearsal"),
    path(
        f"{_CONTEST}ceremony/rehearsal/screen/",
        ceremony.rehearsal_screen,
        name="rehearsal-screen",
    ),
    path(f"{_CONTEST}gifts/", places.gifts, name="gifts"),
    path(f"{_CONTEST}gifts/stock/", places.stock, name="stock"),
    path(f"{_CONTEST}gifts/promise/", places.promise, name="promise"),
    path(f"{_CONTEST}gifts/<int:handover>/hand-over/", places.hand_over, name="hand-over"),
    path(f"{_CONTEST}gifts/<int:handover>/take-back/", places.take_back, name="take-back"),
    path(f"{_CONTEST}papers/", papers.papers, name="papers"),
    path(f"{_CONTEST}papers/issue/", papers.issue, name="issue"),
    path(f"{_CONTEST}papers/attendance/", papers.issue_attendance, name="issue-attendance"),
    path(f"{_CONTEST}vote/<slug:ticket>/certificate/", own.attended, name="attended"),
    path(f"{_CONTEST}papers/names/", papers.ask_names, name="ask-names"),
    path(f"{_CONTEST}papers/letterhead/", papers.letterhead, name="letterhead"),
    path(
        f"{_CONTEST}papers/letterhead/<slug:picture>/drop/",
        papers.drop_picture,
        name="drop-picture",
    ),
    path(f"{_CONTEST}papers/specimen/<slug:kind>.png", papers.preview, name="preview"),
    path(f"{_CONTEST}papers/<int:paper>/revoke/", papers.revoke, name="revoke"),
    path(f"{_CONTEST}papers/<int:paper>/reissue/", papers.reissue, name="reissue"),
    path("me/papers/", own.mine, name="mine"),
    path("papers/name/<str:token>/", own.name, name="name"),
    path("papers/name/<str:token>/specimen.png", own.name_preview, name="name-preview"),
    path("papers/<str:token>.pdf", own.paper, name="paper"),
    path("papers/<str:token>.png", own.picture, name="picture"),
    path("check/", checking.verify, name="verify"),
    path("check/keys.json", checking.keys, name="keys"),
    path("check/<str:token>/", checking.checked, name="checked"),
    path("check/<str:token>/statement.json", checking.statement, name="statement"),
    path("check/<str:token>/badge.json", checking.badge, name="badge"),
]
