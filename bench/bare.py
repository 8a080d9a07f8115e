"""The site of `bench.pages`: ours, and beside it a view and a page with nothing of ours in them."""

from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from baiqau.site.urls import urlpatterns as ours

PAGE = ("<!doctype html><title>Байқау</title>" + "<p>Кітапханадағы көмекші</p>" * 700).encode()[
    : 27 * 1024
]

urlpatterns = [
    *ours,
    path("bare/", lambda _request: HttpResponse(b"hello")),
    path("bare-page/", lambda _request: HttpResponse(PAGE)),
]


def visitor() -> Client:
    """Give a visitor for whom no middleware runs: what Django itself costs by the same measure."""
    client = Client()
    with override_settings(MIDDLEWARE=[]):
        client.handler.load_middleware()
    return client
