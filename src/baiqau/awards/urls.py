"""The addresses of this stage."""

from django.urls import URLPattern, path

from baiqau.awards import checking, views

app_name = "awards"
urlpatterns: list[URLPattern] = [
    path("c/<slug:contest>/places/", views.places, name="places"),
    path("c/<slug:contest>/places/award/", views.award, name="award"),
    path("c/<slug:contest>/gifts/", views.gifts, name="gifts"),
    path("c/<slug:contest>/gifts/stock/", views.stock, name="stock"),
    path("c/<slug:contest>/gifts/promise/", views.promise, name="promise"),
    path("c/<slug:contest>/gifts/<int:handover>/hand-over/", views.hand_over, name="hand-over"),
    path("c/<slug:contest>/papers/", views.papers, name="papers"),
    path("c/<slug:contest>/papers/issue/", views.issue, name="issue"),
    path("c/<slug:contest>/papers/<int:paper>/revoke/", views.revoke, name="revoke"),
    path("c/<slug:contest>/papers/<int:paper>/reissue/", views.reissue, name="reissue"),
    path("me/papers/", checking.mine, name="mine"),
    path("papers/<str:token>.pdf", checking.paper, name="paper"),
    path("check/", checking.verify, name="verify"),
    path("check/<str:token>/", checking.checked, name="checked"),
    path("check/<str:token>/statement.json", checking.statement, name="statement"),
]
