"""The addresses of this stage."""

from django.urls import URLPattern, path

from baiqau.publishing import feeds, newsroom, views

app_name = "publishing"
urlpatterns: list[URLPattern] = [
    path("c/<slug:contest>/", views.home, name="home"),
    path("c/<slug:contest>/news/", views.news, name="news"),
    path("c/<slug:contest>/news/atom.xml", feeds.atom, name="atom"),
    path("c/<slug:contest>/news/rss.xml", feeds.rss, name="rss"),
    path("c/<slug:contest>/news/<slug:slug>/", views.news_item, name="news-item"),
    path("c/<slug:contest>/calendar.ics", feeds.calendar, name="calendar"),
    path("c/<slug:contest>/results/", views.results, name="results"),
    path("c/<slug:contest>/results/check/", views.recount, name="recount"),
    path("c/<slug:contest>/results/<int:number>.json", views.bundle, name="bundle"),
    path("c/<slug:contest>/results/standalone.py", views.verifier, name="verifier"),
    path("c/<slug:contest>/showcase/", views.showcase, name="showcase"),
    path("c/<slug:contest>/showcase/<int:number>/", views.work, name="work"),
    path("c/<slug:contest>/newsroom/", newsroom.desk, name="newsroom"),
    path("c/<slug:contest>/newsroom/write/", newsroom.write, name="news-write"),
    path("c/<slug:contest>/newsroom/<slug:slug>/", newsroom.edit, name="news-edit"),
    path("c/<slug:contest>/newsroom/<slug:slug>/publish/", newsroom.publish, name="news-publish"),
    path(
        "c/<slug:contest>/newsroom/<slug:slug>/take-back/",
        newsroom.take_back,
        name="news-take-back",
    ),
]
